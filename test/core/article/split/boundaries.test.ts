import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { keptOf } from '../../../../src/core/article/split/boundaries.ts';
import { measure } from '../../../../src/core/article/split/measure.ts';
import type { Rows } from '../../../../src/core/article/split/table.ts';
import { readBoundaryModel, MODEL_VERSION, writeBoundaryModel } from '../../../../src/core/article/split/model.ts';
import { linesOf } from '../../../../src/core/text/lines.ts';
import { findBoundaries } from '../../../support/boundaries.ts';
import { LAYOUTS, STORIES } from './articles.ts';

const bytes = readFileSync('media/models/boundaries.bin');
const model = readBoundaryModel(bytes);
const rowsIn = (text: string): Rows => measure(text, linesOf(text), model.words).rows;
const find = (text: string): ReturnType<typeof findBoundaries> => findBoundaries(text, model);

/** Two short items that the shipped model leaves together: too unsure. */
const MISSED: readonly string[] = ['de fields'];

describe('two items in one file', () => {
  for (const [language, [first, second]] of Object.entries(STORIES)) {
    const layouts = Object.entries(LAYOUTS).filter(([layout]) => !MISSED.includes(`${language} ${layout}`));
    it.each(layouts)(`are told apart in ${language} laid out by %s`, (_, layout) => {
      const before = layout(first, 0);
      const text = [...before, ...layout(second, 1)].join('\n');
      expect(find(text).map(({ line }) => line)).toEqual([before.length]);
    });
  }

  it('are found at the same lines with other line ends', () => {
    const [first, second] = STORIES['en'] ?? [];
    if (!first || !second) throw new Error('no stories');
    const text = [...(LAYOUTS['header']?.(first, 0) ?? []), ...(LAYOUTS['header']?.(second, 1) ?? [])].join('\n');
    expect(find(text.replaceAll('\n', '\r\n'))).toEqual(find(text));
    expect(find(text.replaceAll('\n', '\r'))).toEqual(find(text));
  });

  it('come with a reason in words', () => {
    const [first, second] = STORIES['en'] ?? [];
    if (!first || !second) throw new Error('no stories');
    const text = [...(LAYOUTS['header']?.(first, 0) ?? []), ...(LAYOUTS['header']?.(second, 1) ?? [])].join('\n');
    expect(find(text)[0]?.reason).toMatch(/^A headline, a byline and a date before new text/);
  });

  it('are dropped where every line of the second is surely boilerplate', () => {
    const [first, second] = STORIES['en'] ?? [];
    if (!first || !second) throw new Error('no stories');
    const before = LAYOUTS['counter']?.(first, 0) ?? [];
    const text = [...before, ...(LAYOUTS['counter']?.(second, 1) ?? [])].join('\n');
    const scores = linesOf(text).map((_, line) => (line < before.length ? 0 : 1));
    expect(findBoundaries(text, model, scores)).toEqual([]);
  });

  it('are kept with hardly an article in the second only where it is all but sure, or a headline is said twice there', () => {
    const article = Array.from(
      { length: 4 },
      (_, at) => `Paragraph ${at} tells at some length what the council said of the bridge on Monday.`,
    );
    const title = 'The market square is to be paved by the autumn';
    const rowsOf = (again: string): Rows =>
      rowsIn([...article, title, '04:12', again, 'Watch more of what our readers liked this week'].join('\n'));
    const scores = [...article.map(() => 0.05), 0.9, 0.9, 0.9, 0.9];
    const isKept = (rows: Rows, chance: number): boolean => keptOf(rows, [{ row: article.length, chance }], scores).length === 1;
    const [once, twice] = ['Subscribe to the weekly letter of our newsroom', title].map(rowsOf);
    if (!once || !twice) throw new Error('no rows');
    expect([isKept(once, 0.98), isKept(once, 0.995), isKept(twice, 0.8)]).toEqual([false, true, true]);
    expect(isKept(rowsOf('Subscribe to it. Subscribe to it.'), 0.98)).toBe(false);
  });
});

describe('one item in a file', () => {
  for (const [language, [story]] of Object.entries(STORIES)) {
    it(`is left whole in ${language}`, () => {
      for (const layout of Object.values(LAYOUTS)) expect(find(layout(story, 0).join('\n'))).toEqual([]);
    });
  }

  it('is left whole with sub-headings, rules, lists, quotes and links to other articles in it', () => {
    const story = STORIES['en']?.[0];
    if (!story) throw new Error('no stories');
    const [lead = '', vote = '', quote = '', money = '', end = ''] = story.body;
    const text = [
      story.title,
      story.byline,
      '',
      lead,
      '',
      '* * *',
      '',
      vote,
      '',
      'What islanders say',
      '',
      quote,
      '',
      '- two crossings a day',
      '- a tenth more for a ticket',
      '',
      money,
      '',
      'Read more:',
      'Ferry company asks for help',
      'School on Gull Island gets a new roof',
      '',
      end,
      '',
      'Share',
      'Tweet',
      '© 2023 The Elmouth Post',
    ].join('\n');
    expect(find(text)).toEqual([]);
  });
});

describe('without a model', () => {
  it('only clear marks split a file', () => {
    const [first, second] = STORIES['en'] ?? [];
    if (!first || !second) throw new Error('no stories');
    const counted = [...(LAYOUTS['counter']?.(first, 0) ?? []), ...(LAYOUTS['counter']?.(second, 1) ?? [])];
    expect(findBoundaries(counted.join('\n'), undefined).map(({ line }) => line)).toEqual([LAYOUTS['counter']?.(first, 0).length]);
    const plain = [...(LAYOUTS['title']?.(first, 0) ?? []), ...(LAYOUTS['title']?.(second, 1) ?? [])];
    expect(findBoundaries(plain.join('\n'), undefined)).toEqual([]);
  });
});

describe('any text', () => {
  it.each([
    ['empty', ''],
    ['one line', 'word'],
    ['blank lines', '\n\n\n'],
    ['a line of a megabyte', 'word '.repeat(200_000)],
    ['a hundred thousand lines', 'a\n'.repeat(100_000)],
    ['signs only', '— ¶ ⁂ \u0000 \ud800 \n'.repeat(50)],
    ['code', 'if (a) {\n  b();\n}\n'.repeat(40)],
  ])('gives no boundary and no exception: %s', (_, text) => {
    expect(find(text)).toEqual([]);
  });
});

describe('the model', () => {
  it('comes back from its bytes as it was written', () => {
    expect(model.version).toBe(MODEL_VERSION);
    expect(Buffer.from(writeBoundaryModel(model)).equals(bytes)).toBe(true);
  });

  it('is refused when the bytes are no model', () => {
    expect(() => readBoundaryModel(new Uint8Array(0))).toThrow(RangeError);
    expect(() => readBoundaryModel(new Uint8Array(64))).toThrow(RangeError);
    expect(() => readBoundaryModel(bytes.subarray(0, 1000))).toThrow(RangeError);
    expect(() => readBoundaryModel(Uint8Array.from([...bytes, 0]))).toThrow(RangeError);
  });
});
