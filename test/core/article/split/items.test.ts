import { describe, expect, it } from 'vitest';
import { keptOf } from '../../../../src/core/article/split/boundaries.ts';
import { ITEM_FEATURES, fillItem, itemsOf, type Placed } from '../../../../src/core/article/split/item.ts';
import { measure, type Measured } from '../../../../src/core/article/split/measure.ts';
import { heardOf, proposalsOf, type Heard } from '../../../../src/core/article/split/proposals.ts';
import { openRange } from '../../../../src/core/article/split/range.ts';
import { headerLikeness, marksAgain, votesOf } from '../../../../src/core/article/split/template.ts';
import { distinct, settle, toPlaced } from '../../../../src/core/article/split/choices.ts';
import { WHERE_FEATURES, WHERE_HEAD, fillWhereHead, fillWhereRest, likelyOf, toWindow } from '../../../../src/core/article/split/where.ts';
import { linesOf } from '../../../../src/core/text/lines.ts';

const ferry = 'The ferry crosses the harbour twice a day while the harbour master counts all of its passengers at the gate.';
const beetle = 'The beetle lives in rotten trunks of oak where its larvae feed on fungus for three years before they fly.';
const header = (title: string, words: number): string[] => [title, `${words} words`, '3 May 2021', 'English'];
const text = [
  ...header('Ferry comes back to the harbour', 120),
  ...[ferry, ferry, ferry],
  ...header('Rare beetle found in old oak', 340),
  ...[beetle, beetle, beetle],
  ...header('Harbour ferry wants more money', 95),
  ...[ferry, ferry, ferry],
].join('\n');
const measured = measure(text, linesOf(text));
const [first, second, count] = [7, 14, 21];

const chances = (rows: Readonly<Record<number, number>>): Float32Array => Float32Array.from({ length: count }, (_, row) => rows[row] ?? 0);
const hear = (of: Measured, rows: Float32Array, prose: Float32Array = new Float32Array(of.prose.count)): Heard =>
  heardOf(of, rows, { prose, range: openRange(of.rows, []) });
const heard = (rows: Readonly<Record<number, number>>): Heard => hear(measured, chances(rows));
const placed = (start: number, chance: number): Placed => ({
  row: start,
  from: start - 1,
  to: start + 2,
  chance,
  start,
  sure: 1,
  rival: 0,
});

describe('proposals', () => {
  it('are one for each header that is at all likely, with the rows around it, and where the first header stands again', () => {
    const [proposal, ...others] = proposalsOf(measured, heard({ [first]: 0.3, [first + 1]: 0.2 }));
    expect(others).toMatchObject([{ row: second, chance: 0 }]);
    expect(proposal).toMatchObject({ row: first });
    expect(proposal?.chance).toBeCloseTo(0.5);
    expect(proposal?.from).toBeLessThan(first);
    expect(proposal?.to).toBeGreaterThan(first + 3);
  });

  it('are made where lines come again as they open a likely item', () => {
    const lines = text.split('\n').slice(2).join('\n');
    const headless = measure(lines, linesOf(lines));
    const told = hear(
      headless,
      Float32Array.from({ length: count - 2 }, (_, row) => (row === first - 2 ? 0.9 : 0)),
    );
    expect(proposalsOf(headless, told).map(({ row }) => row)).toEqual([first - 2, second - 2]);
  });

  it('are made where the prose alone changes, and nowhere without a cause', () => {
    const bodies = [ferry, ferry, ferry, beetle, beetle, beetle].join('\n');
    const plain = measure(bodies, linesOf(bodies));
    const told = (chance: number): Heard => hear(plain, new Float32Array(6), Float32Array.from([0, 0, 0, chance, 0, 0]));
    expect(proposalsOf(plain, told(0.8)).map(({ from, to }) => from <= 3 && to > 3)).toEqual([true]);
    expect(proposalsOf(plain, told(0.1))).toEqual([]);
  });

  it('are made only below and above as much text as an item has', () => {
    const [proposal, ...others] = proposalsOf(measured, heard({ 1: 0.9, 6: 0.9, 20: 0.9 }));
    expect(others.filter(({ row }) => row < 6 || row > 19)).toEqual([]);
    expect(proposal).toMatchObject({ row: 6 });
  });
});

describe('where items may start', () => {
  it('as many words of an article stand before and after as the shortest item has', () => {
    expect(openRange(measured.rows, [])).toEqual({ first: 6, end: 20 });
    const chaff = new Float32Array(count).fill(0.9, 0, second);
    expect(openRange(measured.rows, chaff)).toEqual({ first: 20, end: 20 });
    expect(openRange(measured.rows, new Float32Array(count).fill(0.9))).toEqual({ first: count, end: count });
  });

  it('what follows may look like chaff, but not surely', () => {
    expect(openRange(measured.rows, new Float32Array(count).fill(0.9, second))).toEqual({ first: 6, end: 20 });
    // what a model of roles learned anew says of a seed's second item once its blank lines are gone
    expect(openRange(measured.rows, new Float32Array(count).fill(0.96, second))).toEqual({ first: 6, end: 20 });
    expect(openRange(measured.rows, new Float32Array(count).fill(0.99, second))).toEqual({ first: 6, end: 13 });
  });
});

describe('a template', () => {
  it('lets rows vote that open alike, and is silent where nothing is likely', () => {
    expect(votesOf(measured, chances({ [first]: 0.9 }))[second]).toBeGreaterThan(0.4);
    expect(votesOf(measured, chances({ [first]: 0.2 }))).toHaveLength(0);
  });

  it('is alike where the same lines stand before prose', () => {
    expect(headerLikeness(measured, first, second)).toBeGreaterThan(headerLikeness(measured, first + 2, second));
    expect(headerLikeness(measured, first + 3, second)).toBeLessThan(0.5);
  });

  it('is known by the marks of the first header, a line more or less before them', () => {
    expect(marksAgain(measured, first)).toBeGreaterThanOrEqual(3);
    expect(marksAgain(measured, first + 2)).toBeLessThan(2);
    const signed = [...text.split('\n').slice(0, second), 'Old oak felled', 'A. Writer', '210 words', '4 May 2021', 'English', ferry].join(
      '\n',
    );
    expect(marksAgain(measure(signed, linesOf(signed)), second)).toBeGreaterThanOrEqual(3);
  });
});

describe('a row of a proposal', () => {
  it('is the likeliest, with the next best beside it', () => {
    const proposal = { row: 8, from: 6, to: 10, chance: 0.5 };
    const { start, sure, rival } = toPlaced(proposal, Float32Array.from([0.1, 0.75, 0.25, 0]));
    expect([start, sure, rival]).toEqual([7, 0.75, 0.25]);
  });

  it('is taken once where two proposals meet', () => {
    expect(distinct([placed(7, 0.4), placed(8, 0.9), placed(14, 0.2)]).map(({ start }) => start)).toEqual([8, 14]);
  });
});

describe('the decision', () => {
  it('takes what is likely enough where the file is', () => {
    const choices = [
      { row: 7, chance: 0.8 },
      { row: 14, chance: 0.45 },
    ];
    expect(settle(choices, { once: 0.7, each: 0.5 }).map(({ row }) => row)).toEqual([7]);
    expect(settle(choices, { once: 0.85, each: 0.4 }).map(({ row }) => row)).toEqual([7, 14]);
    expect(settle(choices, { once: 0.9, each: 0.4 })).toEqual([]);
  });
});

describe('the numbers of a row and of an item', () => {
  it('fill their place to the end, and are numbers', () => {
    const told = heard({ [first]: 0.9, [second]: 0.4 });
    const proposals = proposalsOf(measured, told);
    const row = new Float32Array(WHERE_FEATURES + 1).fill(NaN);
    const window = toWindow(measured, told, { proposal: proposals[0] ?? placed(first, 1), likely: likelyOf(proposals) });
    fillWhereHead(measured, told, { window, row: first, out: row, base: 0 });
    for (const at of WHERE_HEAD) expect(row[at]).not.toBeNaN();
    fillWhereRest(measured, { window, row: first, out: row, base: 0 });
    const item = new Float32Array(ITEM_FEATURES + 1).fill(NaN);
    fillItem(measured, told, { items: itemsOf([placed(first, 0.9), placed(second, 0.4)], count), index: 1, out: item });
    for (const out of [row, item]) expect([...out].map((value) => Number.isNaN(value)).indexOf(true)).toBe(out.length - 1);
  });

  it('see which line of a window tells what the text after it is about', () => {
    const told = heard({ [first]: 0.9 });
    const { told: tells, mostTold } = toWindow(measured, told, { proposal: { row: first, from: first, to: 11, chance: 0.9 }, likely: [] });
    expect(tells.map((told) => told === mostTold)).toEqual([true, false, false, false]);
  });

  it('see the items before and after', () => {
    const items = itemsOf([placed(3, 0.1), placed(first, 0.9), placed(second, 0.4)], count);
    expect([...items.before]).toEqual([0, 0, first]);
    expect([...items.after]).toEqual([first, second, count]);
  });
});

describe('choices against the scores of lines', () => {
  const scoresFrom = (line: number, score: number): Float32Array =>
    Float32Array.from({ length: count }, (_, at) => (at < line ? 0.05 : score));
  const isKept = (chance: number, scores: Float32Array): boolean => keptOf(measured.rows, [{ row: second, chance }], scores).length === 1;

  it('stay where an article follows', () => {
    expect(isKept(0.4, scoresFrom(second, 0.1))).toBe(true);
  });

  it('must be surest where hardly a word of an article follows in what is boilerplate', () => {
    expect(isKept(0.98, scoresFrom(second, 0.9))).toBe(false);
    expect(isKept(0.99, scoresFrom(second, 0.9))).toBe(true);
  });

  it('must be surer where no line after them is rather an article', () => {
    expect(isKept(0.8, scoresFrom(second, 0.55))).toBe(false);
    expect(isKept(0.95, scoresFrom(second, 0.55))).toBe(true);
  });

  it('fall where all that follows is surely boilerplate, or no article stands before', () => {
    expect(isKept(1, scoresFrom(second, 1))).toBe(false);
    expect(isKept(1, scoresFrom(0, 0.9))).toBe(false);
  });
});
