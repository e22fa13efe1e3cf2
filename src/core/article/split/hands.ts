import { STYLE, STYLES, USE_COLUMNS } from '../../boilerplate/scanColumns.ts';
import type { Rows } from './table.ts';

/** Running sums over rows that tell one hand from another: the styles, the words, and the characters and number of prose rows. */
export interface Hands {
  readonly styles: Int32Array;
  readonly words: Int32Array;
}

/** Sums the styles of the rows; linear time. */
export function handsOf(rows: Rows, list?: Int32Array): Hands {
  const count = list ? list.length : rows.count;
  const { uses } = rows.scan;
  const styles = new Int32Array((count + 1) * STYLES);
  const words = new Int32Array(count + 1);
  for (let at = 0; at < count; at++) {
    const row = list ? (list[at] ?? 0) : at;
    const base = row * USE_COLUMNS;
    for (let style = 0; style < STYLES; style++)
      styles[(at + 1) * STYLES + style] = (styles[at * STYLES + style] ?? 0) + (uses[base + style] ?? 0);
    words[at + 1] = (words[at] ?? 0) + (rows.words[row] ?? 0);
  }
  return { styles, words };
}

/** How many numbers `fillHands` writes. */
export const HANDS = 2 * STYLES + 6;

/** Writes how the rows before and after differ: per style the share before and after in ten rows, the curly share of quotes in ten and thirty rows, the words per row. */
export function fillHands(hands: Hands, row: number, out: Float32Array, base: number): number {
  const count = hands.words.length - 1;
  let at = base;
  const near = [Math.max(0, row - 10), Math.min(count, row + 10)] as const;
  const wide = [Math.max(0, row - 30), Math.min(count, row + 30)] as const;
  const before = wordsIn(hands, near[0], row);
  const after = wordsIn(hands, row, near[1]);
  for (let style = 0; style < STYLES; style++) {
    const left = countIn(hands, style, near[0], row) / (before + 20);
    const right = countIn(hands, style, row, near[1]) / (after + 20);
    out[at++] = left - right;
    out[at++] = left + right;
  }
  out[at++] = curlyIn(hands, near[0], row);
  out[at++] = curlyIn(hands, row, near[1]);
  out[at++] = curlyIn(hands, wide[0], row);
  out[at++] = curlyIn(hands, row, wide[1]);
  out[at++] = before / Math.max(1, row - near[0]);
  out[at++] = after / Math.max(1, near[1] - row);
  return at;
}

function curlyIn(hands: Hands, from: number, to: number): number {
  const curly = countIn(hands, STYLE.curly, from, to);
  return (curly + 0.1) / (curly + countIn(hands, STYLE.straight, from, to) + 0.2);
}

function countIn(hands: Hands, style: number, from: number, to: number): number {
  return (hands.styles[to * STYLES + style] ?? 0) - (hands.styles[from * STYLES + style] ?? 0);
}

function wordsIn(hands: Hands, from: number, to: number): number {
  return (hands.words[to] ?? 0) - (hands.words[from] ?? 0);
}
