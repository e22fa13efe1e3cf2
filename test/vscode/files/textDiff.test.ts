import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/core/index.ts';
import { diffTexts } from '../../../src/vscode/files/textDiff.ts';
import { quickest } from '../../support/quickest.ts';

const line = fc.constantFrom('a\n', 'b\n', 'c\r\n', '\n', 'the 😀 sea', '\r', 'x\u2028y\n', '😁');
const text = fc.array(line, { maxLength: 30 }).map((lines) => lines.join(''));

describe('diffTexts', () => {
  it('gives edits that turn the one text into the other, whatever they are', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(applyEdits(before, diffTexts(before, after))).toBe(after);
      }),
      { numRuns: 2000 },
    );
  });

  it('gives nothing for equal texts', () => {
    expect(diffTexts('one\ntwo', 'one\ntwo')).toEqual([]);
  });

  it('keeps removals apart that lie apart', () => {
    expect(diffTexts('a\nX\nb\nY\nc', 'a\nb\nc')).toEqual([
      { start: 2, end: 4, inserted: '' },
      { start: 6, end: 8, inserted: '' },
    ]);
  });

  it('narrows a changed word inside a line', () => {
    expect(diffTexts('one two three', 'one 2 three')).toEqual([{ start: 4, end: 7, inserted: '2' }]);
  });

  it('keeps changes of two words in one line apart', () => {
    const edits = diffTexts('the mayor met the council in the old hall', 'the mayors met the council in the new hall');
    expect(edits).toEqual([
      { start: 9, end: 9, inserted: 's' },
      { start: 33, end: 36, inserted: 'new' },
    ]);
  });

  it('takes a line that was written anew as one edit', () => {
    expect(diffTexts('the mayor met the council', 'no one came to see it')).toHaveLength(1);
  });

  it('never cuts a surrogate pair', () => {
    expect(diffTexts('x😀y', 'x😁y')).toEqual([{ start: 1, end: 3, inserted: '😁' }]);
  });

  it('takes two long texts without a line in common as one edit, in a moment', () => {
    const before = Array.from({ length: 20_000 }, (_, at) => `old ${String(at)}`).join('\n');
    const after = Array.from({ length: 20_000 }, (_, at) => `new ${String(at)}`).join('\n');
    expect(quickest(2000, () => diffTexts(before, after))).toBeLessThan(2000);
    const edits = diffTexts(before, after);
    expect(edits).toHaveLength(1);
    expect(applyEdits(before, edits)).toBe(after);
  });
});
