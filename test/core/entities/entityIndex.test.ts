import { describe, expect, it } from 'vitest';
import type { Entity } from '../../../src/core/entities/entity.ts';
import { EntityIndex } from '../../../src/core/entities/entityIndex.ts';
import { quickest } from '../../support/quickest.ts';

function mention(text: string, surface: string, id: string): Entity {
  const start = text.indexOf(surface);
  return { start, end: start + surface.length, type: 'person', score: 1, source: 'model', id };
}

const first = 'Ilse Varga met Paul. Varga left.';
const second = 'Later Ilse Varga came back.';

function filled(): EntityIndex {
  const index = new EntityIndex();
  index.add('a.txt', first, [
    mention(first, 'Ilse Varga', 'ilse varga'),
    mention(first, 'Paul', 'paul'),
    { ...mention(first, 'Varga left', 'ilse varga'), end: 26 },
  ]);
  index.add('b.txt', second, [mention(second, 'Ilse Varga', 'ilse varga')]);
  return index;
}

describe('EntityIndex', () => {
  it('gives every mention of a name over all files', () => {
    expect(filled().references('ilse varga', 'person')).toEqual([
      { path: 'a.txt', start: 0, end: 10 },
      { path: 'a.txt', start: 21, end: 26 },
      { path: 'b.txt', start: 6, end: 16 },
    ]);
  });

  it('counts files and mentions and shows the name as it is written', () => {
    expect(filled().names()).toEqual([
      { id: 'ilse varga', type: 'person', name: 'Ilse Varga', files: 2, mentions: 3 },
      { id: 'paul', type: 'person', name: 'Paul', files: 1, mentions: 1 },
    ]);
  });

  it('replaces what it knew of a file, and forgets a removed one', () => {
    const index = filled();
    index.add('a.txt', 'Nobody.', []);
    expect(index.names().find(({ id }) => id === 'paul')).toBeUndefined();
    expect(index.names()[0]?.mentions).toBe(1);
    index.remove('b.txt');
    expect(index.names()).toEqual([]);
  });

  it('finds names by how they begin', () => {
    expect(
      filled()
        .search('ilse', 10)
        .map(({ name }) => name),
    ).toEqual(['Ilse Varga']);
    expect(filled().search('', 1)).toHaveLength(1);
    expect(filled().search('zz', 10)).toEqual([]);
  });

  it('tells how a name is written, how much of it the person has marked, and what a few files alone hold', () => {
    const index = filled();
    index.add('b.txt', second, [{ ...mention(second, 'Ilse Varga', 'ilse varga'), source: 'user' }]);
    expect(index.spellings('ilse varga', 'person')).toEqual([
      ['Ilse Varga', 2],
      ['Varga', 1],
    ]);
    expect(index.names()[0]).toMatchObject({ mentions: 3, marked: 1 });
    expect(index.namesWithin(new Set(['b.txt']), 'person')).toMatchObject([{ id: 'ilse varga', files: 1, mentions: 1 }]);
    expect(index.count({ id: 'ilse varga', type: 'person' })).toEqual({ files: 2, mentions: 3 });
    index.remove('b.txt');
    expect(index.names()[0]?.marked).toBeUndefined();
  });

  it('finds the references of a name in ten thousand files fast', () => {
    const index = new EntityIndex();
    for (let n = 0; n < 10_000; n++)
      index.add(`${n}.txt`, second, [mention(second, 'Ilse Varga', n % 10 === 0 ? 'ilse varga' : `name ${n % 500}`)]);
    expect(quickest(100, () => expect(index.references('ilse varga', 'person')).toHaveLength(1000))).toBeLessThan(100);
  });
});
