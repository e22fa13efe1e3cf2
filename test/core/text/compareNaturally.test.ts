import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNaturally } from '../../../src/core/index.ts';

describe('the natural order', () => {
  it('counts: numbers within names go by their value', () => {
    const sorted = ['d1', 'd2', 'd10', 'd10a', 'd100', 'e1/part 2', 'e1/part 10', 'e02', 'e2', 'e11'];
    expect(sorted.toReversed().sort(compareNaturally)).toEqual(sorted);
  });

  it('puts years, months and numbers too long to count where they belong', () => {
    const sorted = ['2024/9', '2024/10', '2025', '90071992547409929', '90071992547409930'];
    expect(sorted.toReversed().sort(compareNaturally)).toEqual(sorted);
  });

  it('is a total order: only equal texts are equal, and sorting does not depend on where it starts', () => {
    const names = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '0', '1', '9', '/', '-', 'é') }), { maxLength: 8 });
    fc.assert(
      fc.property(names, (texts) => {
        const sorted = texts.toSorted(compareNaturally);
        expect(texts.toReversed().sort(compareNaturally)).toEqual(sorted);
        for (const [at, text] of sorted.entries())
          for (const later of sorted.slice(at)) expect(compareNaturally(text, later)).toBeLessThanOrEqual(0);
        for (const text of texts) for (const other of texts) expect(compareNaturally(text, other) === 0).toBe(text === other);
      }),
    );
  });
});
