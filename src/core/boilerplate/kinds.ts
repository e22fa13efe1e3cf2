import { CUE_INDEX } from './firstContext.ts';
import { COLUMN, COLUMNS, CUE_COLUMN, type Scan } from './scanColumns.ts';
import type { BoilerplateKind } from './types.ts';

/** How strongly a line speaks for each kind of boilerplate, in the order of KIND_ORDER; a line without cues speaks for none. */
export function kindEvidence(scan: Scan, line: number): Float32Array {
  const out = new Float32Array(KIND_ORDER.length);
  const row = line * COLUMNS;
  for (const { column, at, weight } of CUE_WEIGHTS) {
    const count = scan.rows[row + column] ?? 0;
    if (count > 0) out[at] = (out[at] ?? 0) + Math.min(3, count) * weight;
  }
  const words = scan.rows[row + COLUMN.words] ?? 0;
  if (words >= 6) addAppeal(scan, row, out);
  if ((scan.rows[row + COLUMN.addresses] ?? 0) > 0 && words <= 12) out[2] = (out[2] ?? 0) + 0.4;
  return out;
}

/** The kind a block's summed evidence speaks for; chrome when nothing does. */
export function kindOf(evidence: ArrayLike<number>): BoilerplateKind {
  let best = 0;
  let bestSum = 0.45;
  for (let at = 0; at < KIND_ORDER.length; at++) {
    if ((evidence[at] ?? 0) <= bestSum) continue;
    bestSum = evidence[at] ?? 0;
    best = at;
  }
  return KIND_ORDER[best] ?? 'chrome';
}

/** Asking for money or support in a sentence that speaks to the reader counts more than any single word. */
function addAppeal(scan: Scan, row: number, out: Float32Array): void {
  const get = (cue: keyof typeof CUE_INDEX): number => scan.rows[row + CUE_COLUMN + CUE_INDEX[cue]] ?? 0;
  const asks = Math.min(2, get('money') + get('plea'));
  const persons = Math.min(2, get('you') + get('we'));
  if (asks > 0 && persons > 0) out[4] = (out[4] ?? 0) + 1.5 * asks;
  if (get('mission') > 0 && get('we') > 0) out[4] = (out[4] ?? 0) + 1;
}

/** The kinds that words can speak for, in the order of evidence. */
export const KIND_ORDER = [
  'chrome',
  'social',
  'contact',
  'legal',
  'appeal',
  'subscribe',
  'comments',
  'teaser',
  'media-label',
] as const satisfies readonly BoilerplateKind[];

const KIND_CUES: readonly (readonly [(typeof KIND_ORDER)[number], keyof typeof CUE_INDEX, number])[] = [
  ['chrome', 'navigation', 0.8],
  ['chrome', 'account', 0.9],
  ['chrome', 'shop', 0.7],
  ['chrome', 'tags', 0.8],
  ['chrome', 'dismiss', 0.5],
  ['appeal', 'dismiss', 0.3],
  ['appeal', 'money', 0.8],
  ['appeal', 'plea', 0.9],
  ['appeal', 'greeting', 0.7],
  ['subscribe', 'subscribe', 1],
  ['comments', 'comments', 1],
  ['teaser', 'teaser', 1],
  ['social', 'social', 0.9],
  ['contact', 'contact', 0.8],
  ['contact', 'firm', 0.6],
  ['legal', 'legal', 1],
  ['media-label', 'media', 0.9],
];

const CUE_WEIGHTS = KIND_CUES.map(([kind, cue, weight]) => ({ column: CUE_COLUMN + CUE_INDEX[cue], at: KIND_ORDER.indexOf(kind), weight }));
