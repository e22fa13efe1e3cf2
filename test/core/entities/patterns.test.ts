import { describe, expect, it } from 'vitest';
import { findEntities } from '../../../src/core/entities/findEntities.ts';
import { scorePatterns } from '../../bench/entitiesPatterns.ts';
import { rates } from '../../../src/training/entities/score.ts';

describe('dates and money by patterns', () => {
  it.each(['dev', 'test'] as const)('reach 95 F1 on the %s half of the fixture, with 95 of 100 values right', (half) => {
    const { spans, values } = scorePatterns(half);
    expect(rates(spans).f1).toBeGreaterThanOrEqual(95);
    expect(values.right / values.all).toBeGreaterThanOrEqual(0.95);
  });

  it.each([
    ['Rs 500 crore', '5000000000 INR'],
    ['USD 3.5 million', '3500000 USD'],
    ['two million dollars', '2000000 USD'],
    ['a million people', undefined],
  ])('read %j as %j', (text, value) => {
    const [found] = findEntities(`It took ${text} more.`, [{ start: 0, end: text.length + 14 }], { language: 'en' });
    expect(found?.value).toBe(value);
  });

  it.each([
    ['Habló ayer, hace tres años, y se fue.', ['2024-10-08', '2021']],
    ['He left on the day before yesterday, or last week.', ['2024-10-07', '2024-W40']],
    ['The first of the last ten was in the second half.', []],
  ])('find the dates of %j', (text, values) => {
    const found = findEntities(text, [{ start: 0, end: text.length }], { date: '2024-10-09' });
    expect(found.filter(({ type }) => type === 'date').map(({ value }) => value)).toEqual(values);
  });
});
