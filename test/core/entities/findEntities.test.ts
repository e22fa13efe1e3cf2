import { describe, expect, it } from 'vitest';
import { findEntities } from '../../../src/core/entities/findEntities.ts';
import { linesOf } from '../../../src/core/text/lines.ts';

const found = (text: string, date?: string): string[] =>
  findEntities(text, linesOf(text), date === undefined ? {} : { date }).map(
    (entity) => `${entity.type} ${text.slice(entity.start, entity.end)}`,
  );

describe('findEntities without a model', () => {
  it('finds people, places, organizations, dates and money in a news paragraph', () => {
    const text = 'Foreign Minister Anna Novak met the National Bank of Estonia in Tallinn on March 3, 2021. Novak promised €5 million.';
    expect(found(text)).toEqual([
      'person Anna Novak',
      'organization National Bank of Estonia',
      'location Tallinn',
      'date March 3, 2021',
      'person Novak',
      'money €5 million',
    ]);
  });

  it('keeps a possessive ending and a nationality out of a name', () => {
    expect(found('He praised Norway’s army and German farmers.')).toEqual(['location Norway']);
  });

  it('gives all mentions of a person one id', () => {
    const text = 'Maria Silva spoke first. Then Silva’s brother left, and Maria Silva stayed.';
    const ids = findEntities(text, linesOf(text), {}).map(({ id }) => id);
    expect(ids).toEqual(['maria silva', 'maria silva', 'maria silva']);
  });

  it('never lets an entity cross from one stretch into the next', () => {
    expect(found('It happened in New\nYork was calm.')).not.toContain('location New\nYork');
  });

  it('finds nothing in an empty text', () => {
    expect(findEntities('', [], {})).toEqual([]);
  });
});
