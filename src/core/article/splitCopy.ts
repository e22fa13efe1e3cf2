import { addToken, type Scan } from './splitScan.ts';
import { STYLES } from './splitWords.ts';
import type { Rows } from './splitTable.ts';

/** The rows of another text, and for each line of this one the row there that holds the very same line, -1 for none. */
export interface EarlierRows {
  readonly rows: Rows;
  readonly rowOf: Int32Array;
}

/** Takes over what `scanRow` would read into the row. */
export function copyRow(scan: Scan, row: number, from: Rows, at: number): void {
  const { rows } = scan;
  rows.length[row] = from.length[at] ?? 0;
  rows.words[row] = from.words[at] ?? 0;
  rows.capitals[row] = from.capitals[at] ?? 0;
  rows.functions[row] = from.functions[at] ?? 0;
  rows.digits[row] = from.digits[at] ?? 0;
  rows.loud[row] = from.loud[at] ?? 0;
  rows.stops[row] = from.stops[at] ?? 0;
  rows.ending[row] = from.ending[at] ?? 0;
  rows.opening[row] = from.opening[at] ?? 0;
  rows.opener[row] = from.opener[at] ?? 0;
  rows.cues[row] = from.cues[at] ?? 0;
  rows.text[row] = from.text[at] ?? 0;
  rows.mask[row] = from.mask[at] ?? 0;
  rows.shape[row] = from.shape[at] ?? 0;
  rows.head[row] = from.head[at] ?? 0;
  for (let style = 0; style < STYLES; style++) rows.styles[row * STYLES + style] = from.styles[at * STYLES + style] ?? 0;
  const end = from.tokenStart[at + 1] ?? 0;
  for (let token = from.tokenStart[at] ?? 0; token < end; token++) addToken(scan, from.tokens[token] ?? 0, from.names[token] === 1);
}
