import { CHARACTER, classOf } from './characters.ts';
import type { Span } from '../text/span.ts';
import { BEGINS, COLUMN, ENDS, STYLE } from './scanColumns.ts';

/** Where the first character of a line stands that is no space; its end when there is none. */
export function firstFilled(text: string, line: Span): number {
  let at = line.start;
  while (at < line.end && classOf(text.charCodeAt(at)) === CHARACTER.space) at++;
  return at;
}

/** Where the last character of a line ends that is no space. */
export function lastFilled(text: string, line: Span): number {
  let at = line.end;
  while (at > line.start && classOf(text.charCodeAt(at - 1)) === CHARACTER.space) at--;
  return at;
}

/** Which column a mark counts in, 0 for none. */
export function columnOfMark(code: number): number {
  return MARKS[code < MARKS.length ? code : 0] ?? 0;
}

/** One more than the style a mark speaks for, 0 for none. */
export function styleOf(code: number): number {
  return STYLE_MARKS[code < STYLE_MARKS.length ? code : 0] ?? 0;
}

/** Whether what follows a quotation mark is quoted: straight marks toggle, a left one closes what a low one opened. */
export function isQuotedAfter(code: number, isQuoted: boolean): boolean {
  return code === STRAIGHT ? !isQuoted : OPENING.has(code) && !(isQuoted && code === LEFT);
}

/** How a line begins whose first code unit this is, one of BEGINS. */
export function firstClass(code: number): number {
  const kind = classOf(code);
  if (kind === CHARACTER.lower) return BEGINS.lower;
  if (kind === CHARACTER.upper) return BEGINS.upper;
  if (kind === CHARACTER.digit) return BEGINS.digit;
  if (kind === CHARACTER.letter) return BEGINS.caseless;
  return columnOfMark(code) === COLUMN.quotes ? BEGINS.quote : BEGINS.mark;
}

/** How the line from `start` to `end` ends, one of ENDS. */
export function lastClass(text: string, start: number, end: number): number {
  const code = text.charCodeAt(end - 1);
  const kind = classOf(code);
  if (kind >= CHARACTER.lower && kind <= CHARACTER.digit) return ENDS.word;
  if (code === 0x2026 || (code === 0x2e && end - start > 2 && text.charCodeAt(end - 2) === 0x2e)) return ENDS.ellipsis;
  const column = columnOfMark(code);
  if (column === COLUMN.sentences || column === COLUMN.questions || column === COLUMN.exclamations || code === 0x3002) return ENDS.sentence;
  if (code === COLON) return ENDS.colon;
  if (column === COLUMN.commas || code === 0x3b) return ENDS.comma;
  return column === COLUMN.quotes || column === COLUMN.brackets ? ENDS.closing : ENDS.other;
}

const STRAIGHT = 0x22;
/** A left double quotation mark closes a German quotation. */
const LEFT = 0x201c;
const OPENING = new Set([LEFT, 0x201e, 0xab, 0x2039, 0x2018]);
const COLON = 0x3a;
const MARKS = columnsOf([
  ['.…', COLUMN.sentences],
  [',،', COLUMN.commas],
  ['"“”„«»‘‹', COLUMN.quotes],
  ['|·•›/>→▸►●∙–—*+', COLUMN.separators],
  ['()[]{}', COLUMN.brackets],
  ['@#', COLUMN.addresses],
  ['$€£¥₽₴₹%', COLUMN.currencies],
  ['?', COLUMN.questions],
  ['!', COLUMN.exclamations],
]);
const STYLE_MARKS = columnsOf([
  ['‘’‚‛“”„‟', 1 + STYLE.curly],
  ['"\'', 1 + STYLE.straight],
  ['–—', 1 + STYLE.dash],
  ['?!', 1 + STYLE.asking],
]);

function columnsOf(list: readonly (readonly [marks: string, column: number])[]): Uint8Array {
  const columns = new Uint8Array(0x3000);
  for (const [marks, column] of list) for (const mark of marks) columns[mark.charCodeAt(0)] = column;
  return columns;
}
