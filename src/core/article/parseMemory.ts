import type { Scan } from '../boilerplate/scanColumns.ts';
import type { EarlierScan } from '../boilerplate/scanTable.ts';
import { commonLines, type LinedText } from '../text/commonLines.ts';
import type { BoundaryModel } from './splitModel.ts';
import type { EarlierRows, Rows } from './splitRows.ts';
import { splitMargins } from './splitTrees.ts';

/** What is known of an earlier text: what was read in its lines. */
interface ReadText extends LinedText {
  readonly scan: Scan;
  readonly rows: Rows;
}

/** What parsing may take from an earlier text. */
interface Recalled {
  readonly scan?: EarlierScan;
  readonly rows?: EarlierRows;
  readonly splitJudges: ReturnType<typeof splitMargins> | undefined;
}

/**
 * What parsing a text leaves behind, so that parsing the text again after an edit reads only the lines that have changed and asks the trees only about lines whose
 * features have: the result is that of a fresh parse. One memory serves one text through its edits; of a text of more than `MOST_LINES` lines it keeps nothing, for
 * a line takes some two kilobytes.
 */
export class ParseMemory {
  #model: BoundaryModel | undefined;
  #splitJudges: Recalled['splitJudges'];
  #read: ReadText | undefined;

  /** What is known of the lines of a text, from the one that was kept last. */
  recall(now: LinedText, boundaries: BoundaryModel | undefined): Recalled {
    if (now.lines.length > MOST_LINES) {
      this.#forget();
      return { splitJudges: undefined };
    }
    if (boundaries !== this.#model) this.#splitJudges = boundaries && splitMargins(boundaries);
    this.#model = boundaries;
    const lineOf = this.#read ? commonLines(this.#read, now) : new Int32Array(now.lines.length).fill(-1);
    for (const margins of Object.values(this.#splitJudges ?? {})) margins.realign(lineOf);
    const judges = { splitJudges: this.#splitJudges };
    if (!this.#read) return judges;
    const { scan, rows } = this.#read;
    const count = this.#read.lines.length;
    const rowOf = rowsOfLines(lineOf, rows.line, count);
    return { ...judges, scan: { scan, rowOf }, rows: { rows, rowOf } };
  }

  /** Keeps what was read in a text for the next one. */
  keep(read: ReadText): void {
    if (read.lines.length <= MOST_LINES) this.#read = read;
  }

  #forget(): void {
    this.#model = this.#splitJudges = this.#read = undefined;
  }
}

const MOST_LINES = 8192;

/** For each line the row of the line that it was, -1 where it was none or blank; `lines` are the lines of the rows, of so many lines in all. */
function rowsOfLines(lineOf: Int32Array, lines: Int32Array, count: number): Int32Array {
  const rowOf = new Int32Array(count).fill(-1);
  lines.forEach((line, row) => (rowOf[line] = row));
  return lineOf.map((line) => rowOf[line] ?? -1);
}
