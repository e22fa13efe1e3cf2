import { kindOf, KIND_ORDER, writeKindEvidence } from '../boilerplate/kinds.ts';
import type { GivenNames } from '../boilerplate/givenNames.ts';
import type { Page } from '../boilerplate/page.ts';
import type { HeaderCandidate } from '../boilerplate/score.ts';
import { BEGINS, COLUMN, COLUMNS, CUE_COLUMN, CUE_INDEX, ENDS } from '../boilerplate/scanColumns.ts';
import type { BoilerplateKind } from '../boilerplate/types.ts';
import { isAgencyCredit } from './agencyCredit.ts';
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
  /** 1 for each line of an appeal. */
  readonly inAppeal: Uint8Array;
}

/** The roles of an item's lines: its header first, then captions and credits, then body against boilerplate with its kind. */
export function classifyItem(input: ClassifyInput): { readonly verdicts: readonly Verdict[]; readonly header: Header } {
  const header = findHeader(input);
  const evidence = kindEvidence(input);
  const verdicts: Verdict[] = [];
  for (let line = input.first; line < input.end; line++) verdicts.push(verdictOf(input, line, { header, evidence }));
  return { verdicts, header };
}

function verdictOf(input: ClassifyInput, line: number, { header, evidence }: { header: Header; evidence: Float32Array }): Verdict {
  const { page, scores, threshold, first, inAppeal } = input;
  if (line === header.title) return TITLE;
  const isOver = (scores[line] ?? 0) >= threshold;
  if (header.copies.has(line)) {
    if (page.scan.hashes[line] === page.scan.hashes[header.title]) return { role: 'title', kind: 'repeat' };
    return isOver ? { role: 'title', kind: kindOf(evidence, (line - first) * KINDS) } : TITLE;
  }
  if (header.bylines.has(line)) return BYLINE;
  if (isCredit(page, line)) return CREDIT;
  if (line > header.core && (scores[line - 1] ?? 0) < threshold && isAgencyCredit(page, line)) return CREDIT;
  const mayBeCaption = line < header.core && line >= header.core - 4 && inAppeal[line] !== 1;
  if (mayBeCaption && isCaptionLike(page, line)) return CAPTION;
  return isOver ? { role: 'boilerplate', kind: kindOf(evidence, (line - first) * KINDS) } : BODY;
}

const TITLE: Verdict = { role: 'title' };
const BYLINE: Verdict = { role: 'byline' };
const CREDIT: Verdict = { role: 'credit' };
const CAPTION: Verdict = { role: 'caption' };
const BODY: Verdict = { role: 'body' };

/** Whether a line in brackets says who reported, edited or pictured, and little else. */
function isCredit(page: Page, line: number): boolean {
  const row = line * COLUMNS;
  if (page.scan.rows[row + CUE_COLUMN + CUE_INDEX.credit] === 0) return false;
  const get = (column: number): number => page.scan.rows[row + column] ?? 0;
  if (get(COLUMN.words) > 40) return false;
  return (
    get(COLUMN.brackets) >= 2 && get(COLUMN.first) === BEGINS.mark && get(COLUMN.last) === ENDS.closing && get(COLUMN.capitalised) >= 2
  );
}

/** How strongly every line of the item, with the boilerplate lines that stand beside it, speaks for each kind of boilerplate. */
function kindEvidence({ page, scores, threshold, first, end }: ClassifyInput): Float32Array {
  const own = new Float32Array(KINDS);
  const sums = new Float32Array((end - first) * KINDS);
  for (let line = first; line < end; line++) {
    if ((scores[line] ?? 0) < threshold || !writeKindEvidence(page.scan, line, own)) continue;
    const last = Math.min(end - 1, line + BESIDE);
    for (let near = Math.max(first, line - BESIDE); near <= last; near++)
      addShare(sums, (near - first) * KINDS, { own, share: 1 / (1 + 2 * Math.abs(line - near)) });
    own.fill(0);
  }
  return sums;
}

function addShare(sums: Float32Array, base: number, { own, share }: { own: Float32Array; share: number }): void {
  for (let kind = 0; kind < KINDS; kind++) sums[base + kind] = (sums[base + kind] ?? 0) + share * (own[kind] ?? 0);
}

const KINDS = KIND_ORDER.length;
/** How many lines away a line still speaks for the kind of another. */
const BESIDE = 3;
