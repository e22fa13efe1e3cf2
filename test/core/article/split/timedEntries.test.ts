import { describe, expect, it } from 'vitest';
import { withoutTimedEntries } from '../../../../src/core/article/split/timedEntries.ts';
import { linesOf } from '../../../../src/core/text/lines.ts';
import { quickest } from '../../../support/quickest.ts';

const kept = (lines: readonly string[], at: readonly number[]): readonly number[] => {
  const text = lines.join('\n');
  const boundaries = at.map((line) => ({ line, score: 0.9, reason: 'A paragraph on another subject' }));
  return withoutTimedEntries(text, linesOf(text), boundaries).map(({ line }) => line);
};

describe('entries of a live blog', () => {
  it('start no item where an earlier line of the item begins with a time as well, however it is written', () => {
    for (const [first, second] of [
      ['12:01 The minister rises.', '12:21 Income tax stays.'],
      ['9.05am: Rain at the harbour.', '10.15am: The ferry leaves.'],
      ['[18:40] Doors open.', '[19:02] The band is late.'],
      ['8h30 – Le maire arrive.', '9h15 – Il parle.'],
    ] as const)
      expect(kept(['A title', first, 'More of it.', second, 'And more.'], [3])).toEqual([]);
  });

  it('start one where nothing before has a time, where the other time is in an item before, and where a time stands alone', () => {
    expect(kept(['A title', 'Text.', '12:21 Income tax stays.'], [2])).toEqual([2]);
    expect(kept(['12:01 The minister rises.', 'Another title', '12:21 Income tax stays.'], [1, 2])).toEqual([1, 2]);
    expect(kept(['12:01 The minister rises.', '48:32', 'Another title'], [1])).toEqual([1]);
    expect(kept(['12:01 The minister rises.', '2024 was a dry year.', '12.5 per cent less'], [1, 2])).toEqual([1, 2]);
  });

  it('are told in linear time', () => {
    const lines = Array.from({ length: 40_000 }, (_, at) => `${at % 24}:${10 + (at % 50)} Something happened.`);
    const all = lines.map((_, at) => at).slice(1);
    expect(quickest(3_000, () => kept(lines, all))).toBeLessThan(3_000);
  });
});
