import { kindOf, KIND_ORDER, writeKindEvidence } from '../boilerplate/kinds.ts';
import type { GivenNames } from '../boilerplate/givenNames.ts';
import type { Page } from '../boilerplate/page.ts';
import type { HeaderCandidate } from '../boilerplate/score.ts';
import { BEGINS, COLUMN, COLUMNS, CUE_COLUMN, CUE_INDEX, ENDS } from '../boilerplate/scanColumns.ts';
import type { BoilerplateKind } from '../boilerplate/types.ts';
import { findHeader, isCaptionLike, type Header } from './header.ts';
import type { Role } from './types.ts';

/** A scanned line's role, with the kind where it is chaff: boilerplate, or a headline said again. */
export interface Verdict {
  readonly role: Exclude<Role, 'blank'>;
  readonly kind?: BoilerplateKind;
}

/** What telling roles apart needs: the page, its scores, and the scanned lines of one item. */
export interface ClassifyInput {
  readonly page: Page;
  readonly scores: ArrayLike<number>;
  readonly cohesion: ArrayLike<number>;
  readonly threshold: number;
  readonly first: number;
  readonly end: number;
  readonly candidates: readonly HeaderCandidate[] | undefined;
  readonly given: GivenNames | undefined;
}

/** The roles of an item's lines: its header first, then captions and credits, then body against boilerplate with its kind. */
export function classifyItem(input: ClassifyInput): { readonly verdicts: readonly Verdict[]; readonly header: Header } {
  const header = findHeader(input);
  const kinds = kindsOf(input);
  const verdicts: Verdict[] = [];
  for (let line = input.first; line < input.end; line++)
    verdicts.push(verdictOf(input, { line, header, kind: kinds[line - input.first] ?? 'chrome' }));
  return { verdicts, header };
}

function verdictOf(input: ClassifyInput, at: { line: number; header: Header; kind: BoilerplateKind }): Verdict {
  const { page, scores, threshold } = input;
  const { line, header } = at;
  if (line === header.title) return { role: 'title' };
  const isOver = (scores[line] ?? 0) >= threshold;
  if (header.copies.has(line)) {
    if (page.scan.hashes[line] === page.scan.hashes[header.title]) return { role: 'title', kind: 'repeat' };
    return isOver ? { role: 'title', kind: at.kind } : { role: 'title' };
  }
  if (header.bylines.has(line)) return { role: 'byline' };
  if (isCredit(page, line)) return { role: 'credit' };
  if (isCaptionLike(page, line) && line < header.core && line >= header.core - 4) return { role: 'caption' };
  return isOver ? { role: 'boilerplate', kind: at.kind } : { role: 'body' };
}

/** Whether a line in brackets says who reported, edited or pictured, and little else. */
function isCredit(page: Page, line: number): boolean {
  const row = line * COLUMNS;
  const get = (column: number): number => page.scan.rows[row + column] ?? 0;
  const credits = get(CUE_COLUMN + CUE_INDEX.credit);
  if (credits === 0 || get(COLUMN.words) > 40) return false;
  return (
    get(COLUMN.brackets) >= 2 && get(COLUMN.first) === BEGINS.mark && get(COLUMN.last) === ENDS.closing && get(COLUMN.capitalised) >= 2
  );
}

/** The kind of every boilerplate line of the item, each judged with the boilerplate lines that stand beside it. */
function kindsOf({ page, scores, threshold, first, end }: ClassifyInput): readonly BoilerplateKind[] {
  const width = KIND_ORDER.length;
  const own = new Float32Array((end - first) * width);
  const speaks = new Uint8Array(end - first);
  for (let line = first; line < end; line++)
    if ((scores[line] ?? 0) >= threshold && writeKindEvidence(page.scan, line, own, (line - first) * width)) speaks[line - first] = 1;
  const kinds = new Array<BoilerplateKind>(end - first).fill('chrome');
  const sum = new Float32Array(width);
  for (let at = 0; at < end - first; at++) {
    if ((scores[first + at] ?? 0) < threshold) continue;
    sum.fill(0);
    for (let other = Math.max(0, at - 3); other <= Math.min(end - first - 1, at + 3); other++) {
      if (speaks[other] === 0) continue;
      const share = 1 / (1 + 2 * Math.abs(other - at));
      for (let kind = 0; kind < width; kind++) sum[kind] = (sum[kind] ?? 0) + share * (own[other * width + kind] ?? 0);
    }
    kinds[at] = kindOf(sum);
  }
  return kinds;
}
