import { describe, expect, it } from 'vitest';
import { findEntities } from '../../../src/core/entities/findEntities.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withListedName } from '../../../src/core/entities/listLines.ts';
import { readNameList } from '../../../src/core/entities/readNameList.ts';
import { readEntityModel, type EntityModel } from '../../../src/core/entities/model.ts';
import { isNameListFile, readNameLists } from '../../../src/core/entities/nameLists.ts';
import { linesOf } from '../../../src/core/text/lines.ts';
import { root } from '../../support/sources.ts';

function model(): EntityModel {
  return readEntityModel(readFileSync(join(root, 'media', 'models', 'entities.bin')));
}

function found(text: string, content: string): object[] {
  const { list } = readNameList('mine', content);
  const entities = findEntities(text, linesOf(text), { lists: [list] }).filter(({ source }) => source === 'list');
  return entities.map(({ start, end, type, id, list: name }) => ({ text: text.slice(start, end), type, id, name }));
}

describe('readNameList', () => {
  it('reads CSV with a header, quoted cells and alias groups', () => {
    const { list, problems } = readNameList('mine', 'name,type,group\r\n"Doe, Jane",PER,jane\nJD,person,jane\n');
    expect(problems).toEqual([]);
    expect([...list.entries]).toEqual([
      ['Doe, Jane', 'person'],
      ['JD', 'person'],
    ]);
    expect(list.groups?.get('JD')).toBe('jane');
  });

  it('names the line of each broken record and uses the rest', () => {
    const csv = readNameList('mine', 'Lake Orn,location\nNoType\n"open,person\nAcme,ship\n');
    expect(csv.list.entries.size).toBe(1);
    expect(csv.problems.map(({ line }) => line)).toEqual([2, 3, 4]);
    const json = readNameList(
      'mine',
      '{"label":"ORG","pattern":"Acme"}\n{broken\n{"label":"ORG","pattern":[{"LEMMA":"go"}]}\n{"pattern":"x"}\n{"label":"LOC","text":"Orn"}',
    );
    expect([...json.list.entries.keys()]).toEqual(['Acme', 'Orn']);
    expect(json.problems.map(({ line }) => line)).toEqual([2, 3, 4]);
  });

  it('wins over everything else and says which list it was', () => {
    expect(found('He lives in Paris now.', 'Paris,person')).toEqual([{ text: 'Paris', type: 'person', id: 'paris', name: 'mine' }]);
  });

  it('matches whole tokens in the listed case, the longest name first', () => {
    expect(found('Red Fox Inn, Red Foxes, red fox, Red Fox.', 'Red Fox,organization\nRed Fox Inn,location')).toMatchObject([
      { text: 'Red Fox Inn', type: 'location' },
      { text: 'Red Fox', type: 'organization' },
    ]);
  });

  it('matches token patterns with LOWER, TEXT, IN and optional tokens', () => {
    const content = '{"label":"ORG","pattern":[{"LOWER":"ministry"},{"LOWER":"of","OP":"?"},{"TEXT":{"IN":["Fish","Salt"]}}],"id":"fish"}';
    expect(found('The MINISTRY of Fish and the ministry Salt, not the ministry of fish.', content)).toMatchObject([
      { text: 'MINISTRY of Fish', id: 'fish' },
      { text: 'ministry Salt', id: 'fish' },
    ]);
  });

  it('gives all names of an alias group one id', () => {
    const ids = found('JD met Jane Doe.', '{"label":"PER","name":"Jane Doe","aliases":["JD"]}');
    expect(ids).toMatchObject([{ id: 'jane doe' }, { id: 'jane doe' }]);
  });

  it('leaves a longer name of the tagger or of the clock alone that only holds a listed one', () => {
    const { list } = readNameList('mine', 'May,person\nVarga,location\n');
    const text = 'On May 4, 2024 Ilse Varga spoke. May left Varga.';
    const named = findEntities(text, linesOf(text), { lists: [list], model: model() }).map(({ start, end, type, source }) => [
      text.slice(start, end),
      type,
      source,
    ]);
    expect(named).toEqual([
      ['May 4, 2024', 'date', 'pattern'],
      ['Ilse Varga', 'person', 'model'],
      ['May', 'person', 'list'],
      ['Varga', 'location', 'list'],
    ]);
  });

  it('gives the marks of the person precedence over lists, and rejected names to nobody', () => {
    const { list } = readNameList('mine', 'Orn,location\nAcme,organization\n');
    const text = 'Orn bought Acme in Orn.';
    const found = findEntities(text, linesOf(text), {
      lists: [list],
      marks: [{ start: 0, end: 3, type: 'person' }],
      rejected: [{ start: 11, end: 15, type: 'organization' }],
    });
    expect(found.map(({ start, type, source }) => [start, type, source])).toEqual([
      [0, 'person', 'user'],
      [19, 'location', 'list'],
    ]);
  });
});

describe('alias groups', () => {
  it('join names of any source, also through the alias of an alias, and a circle of them comes to an end', () => {
    const { list } = readNameList('mine', 'JD,person,Jane Doe\nJane Doe,person,Jane Roe\nA1,person,B1\nB1,person,A1\n');
    const text = 'JD met Jane Doe. A1 and B1 and Jane Roe.';
    const marks = [{ start: text.indexOf('Jane Roe'), end: text.indexOf('Jane Roe') + 8, type: 'person' as const }];
    const ids = findEntities(text, linesOf(text), { lists: [list], marks }).map(({ id }) => id);
    expect(ids[0]).toBe('jane roe');
    expect(ids[1]).toBe('jane roe');
    expect(ids.at(-1)).toBe('jane roe');
    expect(ids).toHaveLength(5);
  });

  it('split a short form from the full name it would be linked to', () => {
    const { list } = readNameList('mine', 'Varga,person,Varga\n');
    const text = 'Ilse Varga spoke. Varga left.';
    const marks = [{ start: 0, end: 10, type: 'person' as const }];
    const ids = findEntities(text, linesOf(text), { lists: [list], marks }).map(({ id }) => id);
    expect(ids).toEqual(['ilse varga', 'varga']);
  });
});

describe('readNameLists', () => {
  it('calls lists by their files, lets the earlier win, and names file and line of what it cannot use', () => {
    const { lists, problems } = readNameLists([
      { path: '.winnow/names/a.csv', text: 'name,type\nOrn,person\nbroken\n' },
      { path: 'lists/b.jsonl', text: '{"label":"LOC","pattern":"Orn"}\n{oops\n' },
    ]);
    expect(problems.map(({ path, line }) => [path, line])).toEqual([
      ['.winnow/names/a.csv', 3],
      ['lists/b.jsonl', 2],
    ]);
    const found = findEntities('Orn.', linesOf('Orn.'), { lists });
    expect(found).toMatchObject([{ type: 'person', list: 'a.csv' }]);
    expect(isNameListFile('a.csv') && isNameListFile('b.JSONL') && !isNameListFile('.a.csv.1f.tmp') && !isNameListFile('notes.txt')).toBe(
      true,
    );
  });
});

describe('withListedName', () => {
  it('starts a list, keeps it sorted, and puts a name in the place of its own line', () => {
    const one = withListedName(undefined, { name: 'Orn', type: 'location' });
    expect(one).toBe('name,type,group\nOrn,location\n');
    const two = withListedName(one, { name: 'Ada,\nOrn', type: 'person', group: 'Ada Orn' });
    expect(two).toBe('name,type,group\n"Ada, Orn",person,Ada Orn\nOrn,location\n');
    expect(withListedName(two, { name: 'Orn', type: 'person' })).toBe('name,type,group\n"Ada, Orn",person,Ada Orn\nOrn,person\n');
    expect(readNameList('', two).list.groups?.get('Ada, Orn')).toBe('Ada Orn');
  });

  it('moves no line of a list that is not sorted, and keeps its line ends and comments', () => {
    const list = '# mine\r\nZed,person\r\nAda,person';
    expect(withListedName(list, { name: 'Moe', type: 'person' })).toBe('# mine\r\nMoe,person\r\nZed,person\r\nAda,person\r\n');
  });
});
