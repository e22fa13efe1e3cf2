import type { Span } from '../text/span.ts';
import type { Page } from './page.ts';
import { keyOf } from './lineKey.ts';
import type { CorpusProfile } from './profile.ts';
import { COLUMN, COLUMNS, ENDS, type Scan } from './scanColumns.ts';

/** In how many files of its source each scanned line stands, this very file included. */
export function filesWithLines(
  text: string,
  input: { scan: Scan; lines: readonly Span[]; profile: CorpusProfile; source: string },
): Int32Array {
  const { scan, lines, profile, source } = input;
  const files = new Int32Array(scan.count);
  for (let line = 0; line < scan.count; line++) {
    const span = lines[scan.lineOf[line] ?? 0];
    const key = span ? keyOf(text.slice(span.start, span.end)) : undefined;
    if (key !== undefined) files[line] = profile.filesWith(source, key);
  }
  return files;
}

/** What repetition says of a line: nothing, that it is boilerplate, or the same with a doubt: a paragraph that may be background which other stories have too. */
export const REPEATED = { no: 0, surely: 1, doubtfully: 2 } as const;

/**
 * Which lines are boilerplate because other files of the source have them too (one of REPEATED): any line twice or more; a quotation only four times or more, and
 * where the article itself stands in other files too, only what the model doubts already and what stands in more files than the article.
 */
export function repeatedLines(page: Page, files: Int32Array, scores: Float32Array): Uint8Array {
  const known = new Uint8Array(files.length);
  const own = filesWithArticle(page, files, scores);
  const most = files.reduce((highest, count) => Math.max(highest, count), 0);
  for (let line = 0; line < files.length; line++) {
    const count = files[line] ?? 0;
    if (count < EVIDENCE) continue;
    const prose = (page.prose[line] ?? 0) > 0;
    const quotes = page.scan.rows[line * COLUMNS + COLUMN.quotes] ?? 0;
    const score = scores[line] ?? 0;
    if (prose && quotes >= 2 && score < 0.5 && count < MANY) continue;
    if (own >= EVIDENCE && (score < 0.5 || count <= own)) continue;
    const isBackground = prose && score < 0.5 && (count < MANY || 2 * count < most);
    known[line] = isBackground ? REPEATED.doubtfully : REPEATED.surely;
  }
  return known;
}

/**
 * In how many files of the source more than half of the words stand that read like the article, in lines that end a sentence where there are any: side bars of long
 * headlines read like it too, but end none.
 */
function filesWithArticle(page: Page, files: Int32Array, scores: Float32Array): number {
  const own: Paragraph[] = [];
  for (let line = 0; line < files.length; line++) {
    const words = page.prose[line] ?? 0;
    if (words === 0 || (scores[line] ?? 0) >= 0.5) continue;
    own.push({ count: files[line] ?? 0, words, isEnded: page.scan.rows[line * COLUMNS + COLUMN.last] === ENDS.sentence });
  }
  const ended = own.filter(({ isEnded }) => isEnded);
  return filesWithHalf(ended.length > 0 ? ended : own);
}

/** What reads like a paragraph of the article: in how many files it stands, its words, and whether it ends like a sentence. */
interface Paragraph {
  readonly count: number;
  readonly words: number;
  readonly isEnded: boolean;
}

/** The most files in which more than half of the words stand. */
function filesWithHalf(paragraphs: readonly Paragraph[]): number {
  const all = paragraphs.reduce((sum, { words }) => sum + words, 0);
  let reached = 0;
  for (const { count, words } of [...paragraphs].sort((a, b) => b.count - a.count)) if ((reached += words) > all * 0.5) return count;
  return 0;
}

const EVIDENCE = 2;
/** Files that a paragraph which reads like an article's must stand in, and in half of the files that share any line of this one, to be surely no part of it. */
const MANY = 4;
