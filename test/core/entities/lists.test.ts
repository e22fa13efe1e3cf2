import { describe, expect, it } from 'vitest';
import { findEntities } from '../../../src/core/entities/find.ts';
import { readNameList } from '../../../src/core/entities/lists.ts';
import { linesOf } from '../../../src/core/text/lines.ts';

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
});
