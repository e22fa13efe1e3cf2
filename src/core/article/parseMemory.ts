import type { Scan } from '../boilerplate/scanColumns.ts';
import type { EarlierScan } from '../boilerplate/scanTable.ts';
import { commonLines, type LinedText } from '../text/commonLines.ts';
import type { EarlierRows } from './split/rows.ts';
import type { Rows } from './split/table.ts';

/** What is known of an earlier text: what was read in its lines, from an offset on. */
interface ReadText extends LinedText {
  readonly start: number;
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

  /** What is known of the lines of a text that is read from the same offset on, from the one that was kept last. */
  recall(now: LinedText, start: number): Recalled | undefined {
    if (this.#read?.start !== start) return undefined;
    const { scan, rows, lines } = this.#read;
    const common = commonLines(this.#read, now);
    const head = rowsBefore(rows, common.head);
    const tail = rows.count - rowsBefore(rows, lines.length - common.tail);
    const unread = { first: common.head, end: now.lines.length - common.tail };
    return { scan: { scan, head, tail, shift: now.lines.length - lines.length, unread }, rows: { rows, head, tail } };
  }

  /** Keeps what was read in a text for the next one. */
  keep(read: ReadText): void {
    this.#read = read.lines.length > MOST_LINES ? undefined : read;
  }
}

const MOST_LINES = 8192;

/** How many rows stand before a line. */
function rowsBefore({ count, line }: Rows, end: number): number {
  let rows = 0;
  while (rows < count && (line[rows] ?? 0) < end) rows++;
  return rows;
}
