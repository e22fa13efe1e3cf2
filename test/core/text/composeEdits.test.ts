import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeEdits } from '../../../src/core/text/composeEdits.ts';
import { applyEdits, type Edit } from '../../../src/core/text/edit.ts';

const cuts = fc.tuple(fc.array(fc.nat(40), { maxLength: 8 }), fc.array(fc.constantFrom('', 'x', 'yz'), { minLength: 4, maxLength: 4 }));

describe('composed edits', () => {
  it('do what the two lists do one after the other', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), cuts, cuts, (text, one, two) => {
        const first = editsFrom(text, one);
        const middle = applyEdits(text, first);
        const second = editsFrom(middle, two);
        expect(applyEdits(text, composeEdits(text, first, second))).toBe(applyEdits(middle, second));
      }),
    );
  });
  it('are refused where they overlap', () => {
    const second = [
      { start: 1, end: 3, inserted: '' },
      { start: 2, end: 2, inserted: 'x' },
    ];
    expect(() => composeEdits('abcdef', [], second)).toThrow(RangeError);
  });
  it('join two removals that touch into one', () => {
    const first = [{ start: 2, end: 4, inserted: '' }];
    expect(composeEdits('abcdef', first, [{ start: 1, end: 3, inserted: '' }])).toEqual([{ start: 1, end: 5, inserted: '' }]);
  });
});

function editsFrom(text: string, [offsets, inserted]: readonly [readonly number[], readonly string[]]): Edit[] {
  const sorted = offsets.map((offset) => Math.min(offset, text.length)).sort((a, b) => a - b);
  const edits: Edit[] = [];
  for (let at = 0; at + 1 < sorted.length; at += 2)
    edits.push({ start: sorted[at] ?? 0, end: sorted[at + 1] ?? 0, inserted: inserted[at / 2] ?? '' });
  return edits;
}
