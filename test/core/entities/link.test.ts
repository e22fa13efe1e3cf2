import { describe, expect, it } from 'vitest';
import type { Entity } from '../../../src/core/entities/entity.ts';
import { linkEntities, nameKey } from '../../../src/core/entities/link.ts';

function ids(names: readonly string[], type: Entity['type'] = 'person'): (string | undefined)[] {
  const text = names.join('\n');
  let at = 0;
  const entities = names.map((name): Entity => {
    const start = text.indexOf(name, at);
    at = start + name.length;
    return { start, end: at, type, score: 1, source: 'model' };
  });
  return linkEntities(text, entities).map(({ id }) => id);
}

describe('nameKey', () => {
  it.each([
    ['Novak’s', 'novak'],
    ['The  Daily Orn', 'daily orn'],
    ['U.S.', 'us'],
    ['J. K. Novak', 'j k novak'],
    ['JÜRGEN Ôst', 'jürgen ôst'],
  ])('makes %j %j', (name, key) => {
    expect(nameKey(name)).toBe(key);
  });
});

describe('linkEntities', () => {
  it('gives a surname the id of the one full name that ends in it', () => {
    expect(ids(['Novak', 'Ada Novak', 'Novak’s'])).toEqual(['ada novak', 'ada novak', 'ada novak']);
  });

  it('gives a surname that two people share to the one named last before it', () => {
    const names = ['Novak', 'Ada Novak', 'Novak’s', 'Ivo Novak', 'Novak', 'Ada Novak', 'Novak'];
    expect(ids(names)).toEqual(['novak', 'ada novak', 'ada novak', 'ivo novak', 'ivo novak', 'ada novak', 'ada novak']);
  });

  it('never makes one of two full names', () => {
    expect(ids(['Ada Novak', 'Ivo Novak', 'Ada Maria Novak'])).toEqual(['ada maria novak', 'ivo novak', 'ada maria novak']);
  });

  it('gives an acronym the id of the organization that it stands for', () => {
    expect(ids(['National Orn Association', 'NOA'], 'organization')).toEqual(
      ['national orn association', 'national orn association'].map((id) => id),
    );
  });

  it('gives dates and amounts none', () => {
    expect(ids(['Friday'], 'date')).toEqual([undefined]);
  });
});
