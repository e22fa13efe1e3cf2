import { describe, expect, it } from 'vitest';
import { listItems } from '../../../src/core/changes/listItems.ts';
import { splitPoints } from '../../../src/core/changes/splitPoints.ts';
import { mergeTexts, splitText } from '../../../src/core/changes/splitText.ts';
import { quickest } from '../../support/quickest.ts';

const TEXT = '---\nk: v\n---\nDocument 1 of 3\nA\n\nDocument 2 of 3\nB\n* * *\nDocument 3 of 3\nC';

/** The texts of the parts. */
function partsBy(text: string, offsets: readonly number[]): readonly string[] {
  return splitText({ path: 'a.txt', text, at: [], offsets, isTaken: () => false }).map((part) => part.text);
}

describe('split points', () => {
  it('stand where a marker or a pattern starts, but not at the first line', () => {
    const second = TEXT.indexOf('Document 2');
    const third = TEXT.indexOf('Document 3');
    expect(splitPoints(TEXT, { kind: 're', re: '^Document \\d+ of \\d+$' })).toEqual([second, third]);
    expect(splitPoints(TEXT, { kind: 'literal', literal: '* * *' })).toEqual([TEXT.indexOf('* * *')]);
    expect(splitPoints(TEXT, { kind: 'literal', literal: 'nowhere' })).toEqual([]);
  });
  it('stand at every line that is the heading', () => {
    const text = 'IN BRIEF\nA\n IN BRIEF\nB, seen IN BRIEF\r\nIN BRIEF \r\nC';
    expect(partsBy(text, splitPoints(text, { kind: 'heading', heading: 'IN BRIEF' }))).toEqual([
      'IN BRIEF\nA\n',
      ' IN BRIEF\nB, seen IN BRIEF\r\n',
      'IN BRIEF \r\nC',
    ]);
  });
  it('refuse a pattern that is not RE2', () => {
    expect(() => splitPoints(TEXT, { kind: 're', re: '(?=x)' })).toThrow(SyntaxError);
  });
});

describe('the items of a list', () => {
  const numbers = Array.from({ length: 20 }, (_, index) => index + 1);
  it('are found run on in one line, and are the text again when merged', () => {
    const text = `The week in short: ${numbers.map((n) => `${n}. Item number ${n} costs 3.5 million.`).join(' ')} That was all.\n`;
    const parts = splitText({ path: 'a.txt', text, at: [], offsets: splitPoints(text, { kind: 'list' }), isTaken: () => false });
    expect(parts).toHaveLength(21);
    expect(parts[1]?.text).toBe('1. Item number 1 costs 3.5 million. ');
    expect(mergeTexts(parts)).toBe(text);
    expect(mergeTexts(parts.map((part) => ({ text: part.text })))).not.toBe(text);
  });
  it.each([
    ['at starts of lines', '1. The bridge\nclosed.\n2. A ferry\n3. “Nobody,” he said\n', ['1. ', '2. ', '3. ']],
    ['in brackets, numbers within the items aside', 'Seen: (1) Ten by 1. May (2) Two, see 2. Below (3) 40 people', ['(1)', '(2)', '(3)']],
    ['with their text on the next line', '1)\nThe bridge\n2)\nA ferry\n3)\nA road', ['1)\n', '2)\n', '3)\n']],
    ['the longest of several lists', '1. One 2. Two 3. Three. New: 1. Un 2. Deux 3. Trois 4. Quatre', ['1. ', '2. ', '3. ', '4. ']],
    ['none of two', '1. The bridge 2. A ferry', []],
    ['none in prose', 'On 1. May the 2. Bundesliga side won 3:1, then 3. the cup, at 10.30 and 4.5 points.', []],
  ])('%s', (_, text, starts) => {
    expect(listItems(text).map((start) => text.slice(start, start + 3))).toEqual(starts);
  });
  it('take time linear in the text', () => {
    const again = numbers.map((n) => `${n}. B `).join('');
    const text = '1. A '.repeat(100_000) + again.repeat(5000);
    expect(quickest(2000, () => listItems(text))).toBeLessThan(2000);
  });
});
