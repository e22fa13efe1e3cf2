import { describe, expect, it } from 'vitest';
import { measure, type Measured } from '../../../../src/core/article/split/measure.ts';
import { mayStart } from '../../../../src/core/article/split/prose.ts';
import { UNKNOWN, placeOf, wordTableOf } from '../../../../src/core/article/split/topics.ts';
import { isCandidate, topicPassOf } from '../../../../src/core/article/split/topicPass.ts';
import { withUnheard } from '../../../../src/core/article/split/unheard.ts';
import { linesOf } from '../../../../src/core/text/lines.ts';

const ferry = (day: string): string =>
  `On ${day} the ferry crossed the harbour while the harbour master counted passengers, crates and bicycles beside the ferry ramp near the old customs quay.`;
const beetle = (day: string): string =>
  `On ${day} the beetle crawled through rotten oak trunks where beetle larvae feed upon fungus, watched by foresters beneath the ancient woodland canopy.`;
const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const measured = (lines: readonly string[]): Measured => measure(lines.join('\n'), linesOf(lines.join('\n')));

describe('the prose of a file', () => {
  const plain = measured([...days.map(ferry), ...days.map(beetle)]);

  it('is read without the short lines between', () => {
    const headed = measured([...days.map(ferry), 'Rare beetle is back', 'By Ann Wright', ...days.map(beetle)]);
    expect([...headed.prose.rows]).toEqual([0, 1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 13]);
    expect(headed.prose.likeness).toEqual(plain.prose.likeness);
    expect(headed.prose.nextOf[6]).toBe(6);
  });

  it('holds together least where the subject changes', () => {
    for (const values of plain.prose.likeness) {
      const least = [...values].indexOf(Math.min(...values.slice(1)), 1);
      expect(least).toBe(6);
    }
    expect(mayStart(plain.prose, 6)).toBe(true);
    expect(mayStart(plain.prose, 3)).toBe(false);
  });

  it('is nothing where a file has only short lines', () => {
    const short = measured(['Home', 'World', 'Sport', 'Culture']);
    expect(short.prose.count).toBe(0);
    expect(isCandidate(short, topicPassOf(short, new Float32Array(0)), 2)).toBe(false);
  });

  it('is asked of the lines next to a likely change of prose, not far above it', () => {
    const prose = 'The ferry crosses the harbour twice a day while the harbour master counts all of its passengers at the gate.';
    const long = measured([prose, ...Array.from({ length: 40 }, (_, at) => `Label ${at}`), prose, prose, prose]);
    const pass = topicPassOf(long, Float32Array.of(0, 0.9, 0, 0));
    expect([10, 20, 30, 41, 42, 43].map((row) => isCandidate(long, pass, row))).toEqual([false, true, true, true, true, false]);
  });
});

describe('the table of words', () => {
  it('finds each word and no other', () => {
    const hashes = Int32Array.from({ length: 300 }, (_, word) => Math.imul(word + 1, 0x9e3779b1));
    const table = wordTableOf({ hashes, tells: new Uint8Array(300), topics: new Int8Array(0) });
    hashes.forEach((hash, word) => expect(placeOf(table, hash)).toBe(word));
    expect(placeOf(table, 12345)).toBe(-1);
  });

  it('makes words that tell little count for little', () => {
    const text = [...days.map(ferry), ...days.map(beetle)].join('\n');
    const known = measure(text, linesOf(text));
    const word = known.rows.tokens[known.rows.tokenStart[6] ?? 0] ?? 0;
    const table = wordTableOf({ hashes: Int32Array.of(word), tells: Uint8Array.of(16), topics: new Int8Array(24) });
    const weighed = measure(text, linesOf(text), table);
    const at = known.prose.starts[6] ?? 0;
    expect((weighed.prose.weights[at] ?? 0) * UNKNOWN).toBeCloseTo(known.prose.weights[at] ?? 0, 4);
  });
});

describe('an item that only its prose speaks for', () => {
  const bodies = measured([...days.map(ferry), ...days.map(beetle)]);
  const prose = (at: number, chance: number, count: number): Float32Array =>
    new Float32Array(count).map((_, row) => (row === at ? chance : 0));

  it('starts with its prose where nothing stands above it', () => {
    const heard = withUnheard(bodies, new Float32Array(12), prose(6, 0.95, 12));
    expect([...heard.keys()].filter((row) => (heard[row] ?? 0) > 0)).toEqual([6]);
  });

  it('starts at the short line that the prose takes up', () => {
    const headed = measured([...days.map(ferry), 'Share', 'Contact', 'Beetle larvae found upon rotten oak', 'Xy 3', ...days.map(beetle)]);
    const heard = withUnheard(headed, new Float32Array(16), prose(6, 0.95, 12));
    expect([...heard.keys()].filter((row) => (heard[row] ?? 0) > 0)).toEqual([8]);
  });

  it('is left to the rows where one of them is heard, and where the prose is not sure', () => {
    const chances = new Float32Array(12).map((_, row) => (row === 5 ? 0.4 : 0));
    expect(withUnheard(bodies, chances, prose(6, 0.95, 12))).toEqual(chances);
    expect(withUnheard(bodies, new Float32Array(12), prose(6, 0.85, 12))).toEqual(new Float32Array(12));
  });
});
