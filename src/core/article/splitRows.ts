import type { Line } from '../text/lines.ts';
import { copyRow, type EarlierRows } from './splitCopy.ts';
import { scanRow, type Scan } from './splitScan.ts';
import { emptyRows, type Rows } from './splitTable.ts';

export type { Rows } from './splitTable.ts';

/** Measures every line that is not blank in one pass over the text; lines that an earlier text held are taken from there. Linear time. */
export function rowsOf(text: string, lines: readonly Line[], earlier?: EarlierRows): Rows {
  const rows = emptyRows(lines.length);
  const size = Math.max(64, text.length >> 3);
  const scan: Scan = { text, rows, tokens: new Int32Array(size), names: new Uint8Array(size), tokenCount: 0 };
  let count = 0;
  let blanks = 0;
  for (let at = 0; at < lines.length; at++) {
    const [start, end] = trimmed(text, lines[at]?.start ?? 0, lines[at]?.end ?? 0);
    if (start >= end) {
      blanks++;
      continue;
    }
    rows.line[count] = at;
    rows.blanks[count] = Math.min(blanks, 9);
    rows.tokenStart[count] = scan.tokenCount;
    const known = earlier?.rowOf[at] ?? -1;
    if (earlier && known >= 0) copyRow(scan, count, earlier.rows, known);
    else scanRow(scan, count, { start, end });
    blanks = 0;
    count++;
  }
  rows.tokenStart[count] = scan.tokenCount;
  return { ...rows, count, tokens: scan.tokens.subarray(0, scan.tokenCount), names: scan.names.subarray(0, scan.tokenCount) };
}

function trimmed(text: string, start: number, end: number): readonly [number, number] {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return [from, to];
}

function isSpace(code: number): boolean {
  return (
    code === 32 ||
    (code >= 9 && code <= 13) ||
    code === 0xa0 ||
    code === 0xfeff ||
    code === 0x200b ||
    code === 0x3000 ||
    code === 0x85 ||
    code === 0x2028
  );
}
