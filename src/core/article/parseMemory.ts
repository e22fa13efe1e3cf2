import type { Scan } from '../boilerplate/scanColumns.ts';
import type { EarlierScan } from '../boilerplate/scanTable.ts';
import { commonLines, type LinedText } from '../text/commonLines.ts';
import type { EarlierRows } from './split/rows.ts';
import type { Rows } from './split/table.ts';

/** What is known of an earlier text: what was read in its lines. */
interface ReadText extends LinedText {
  readonly scan: Scan;
  readonly rows: Rows;
}

/** What parsing may take from an earlier text. */
interface Recalled {
  readonly scan: EarlierScan;
  readonly rows: EarlierRows;
}

/**
 * What parsing a text leaves behind, so that parsing the text again after an edit reads only the lines that have changed: the result is that of a fresh parse.
 * One memory serves one text through its edits; of a text of more than `MOST_LINES` lines it keeps nothing.
 */
export class ParseMemory {
  #read: ReadText | undefined;

  /** What is known of the lines of a text, from the one that was kept last. */
  recall(now: LinedText): Recalled | undefined {
    if (!this.#read) return undefined;
    const { scan, rows, lines } = this.#read;
    const rowOf = rowsOfLines(commonLines(this.#read, now), rows.line, lines.length);
    return { scan: { scan, rowOf }, rows: { rows, rowOf } };
  }

  /** Keeps what was read in a text for the next one. */
  keep(read: ReadText): void {
    this.#read = read.lines.length > MOST_LINES ? undefined : read;
  }
}

const MOST_LINES = 8192;

/** For each line the row of the line that it was, -1 where it was none or blank; `lines` are the lines of the rows, of so many lines in all. */
function rowsOfLines(lineOf: Int32Array, lines: Int32Array, count: number): Int32Array {
  const rowOf = new Int32Array(count).fill(-1);
  lines.forEach((line, row) => (rowOf[line] = row));
  return lineOf.map((line) => rowOf[line] ?? -1);
}
