import { describe, expect, it } from 'vitest';
import type { Entity, EntityType } from '../../../src/core/entities/entity.ts';
import { EntityIndex, type IndexedName } from '../../../src/core/entities/entityIndex.ts';
import { nameUsage } from '../../../src/core/entities/nameUsage.ts';
import { misspellings } from '../../../src/core/entities/spellings.ts';
import { quickest } from '../../support/quickest.ts';

function named(id: string, mentions: number, type: EntityType = 'person'): IndexedName {
  return { id, type, name: id, mentions, files: mentions };
}

function pairs(...names: readonly IndexedName[]): readonly (readonly [string, string])[] {
  return misspellings(names).map(({ rare, usual }) => [rare.id, usual.id] as const);
}

describe('misspellings', () => {
  it.each([
    ['one letter more, less or other', 'odile marcheti', 'odile marchetti', 'person'],
    ['two letters changed', 'wolfgang scheussel', 'wolfgang schuessel', 'person'],
    ['accents', 'jose ibanez', 'josé ibáñez', 'person'],
    ['hyphens and blanks', 'jean bertrand orn', 'jean-bertrand orn', 'person'],
    ['a word of an organization', 'world heath organization', 'world health organization', 'organization'],
    ['a long lone word', 'skerrabust', 'skerrabost', 'location'],
  ] as const)('finds %s', (_, rare, usual, type) => {
    expect(pairs(named(rare, 1, type), named(usual, 3, type))).toEqual([[rare, usual]]);
  });

  it.each([
    ['another first name', 'anna novak', 'anne novak', 'person'],
    ['a short word', 'ada orn', 'ada orm', 'person'],
    ['another number', 'channel 45678', 'channel 45679', 'organization'],
    ['an ending', 'republican', 'republicans', 'organization'],
    ['dots', 'u.s senate', 'us senate', 'organization'],
    ['a letter of another word', 'national bank', 'national tank', 'organization'],
  ] as const)('leaves %s alone', (_, rare, usual, type) => {
    expect(pairs(named(rare, 1, type), named(usual, 9, type))).toEqual([]);
  });

  it('asks for three times as many mentions in two files or more, and for one type', () => {
    expect(pairs(named('odile marcheti', 2), named('odile marchetti', 5))).toEqual([]);
    expect(pairs(named('odile marcheti', 1), { ...named('odile marchetti', 9), files: 1 })).toEqual([]);
    expect(pairs(named('odile marcheti', 1), named('odile marchetti', 9, 'location'))).toEqual([]);
  });

  it('takes linear time, also where all names are alike', () => {
    const timeOf = (count: number, limit = Infinity): number => {
      const names = Array.from({ length: count }, (_, n) => named(`odile m${n.toString(26)}archetti`, (n % 7) + 1));
      return quickest(limit, () => misspellings(names));
    };
    timeOf(2000);
    // eight times as many names
    const limit = Math.min(timeOf(4000), timeOf(4000)) * 24 + 100;
    expect(timeOf(32_000, limit)).toBeLessThan(limit);
  });
});

describe('nameUsage', () => {
  const add = (index: EntityIndex, path: string, type: EntityType, source: Entity['source'] = 'model'): void =>
    index.add(path, 'Orn', [{ start: 0, end: 3, type, score: 1, source, id: 'orn' }]);

  it('knows the usual type of a name that most mentions by far have, and of none else', () => {
    const index = new EntityIndex();
    for (let n = 0; n < 9; n++) add(index, `a${n}`, 'location');
    add(index, 'd', 'person');
    expect(nameUsage(index).type.get('orn')?.type).toBe('location');
    add(index, 'e', 'person');
    expect(nameUsage(index).type.size).toBe(0);
  });

  it('takes the type that the person has marked', () => {
    const index = new EntityIndex();
    for (const path of ['a', 'b', 'c']) add(index, path, 'location');
    add(index, 'd', 'person', 'user');
    expect(nameUsage(index).type.get('orn')?.type).toBe('person');
  });

  it('does not count what stands in boilerplate', () => {
    const index = new EntityIndex();
    for (let n = 0; n < 9; n++) {
      const path = `a${n}`;
      const entity = (start: number, type: EntityType): Entity => ({ start, end: start + 3, type, score: 1, source: 'model', id: 'orn' });
      index.add(path, 'Orn Orn Orn', [entity(0, 'location'), entity(4, 'person'), entity(8, 'person')], ({ start }) => start === 0);
    }
    add(index, 'd', 'person');
    expect(nameUsage(index).type.get('orn')).toMatchObject({ type: 'location', mentions: 9, files: 9 });
  });
});
