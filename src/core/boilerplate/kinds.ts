import { COLUMN, COLUMNS, CUE_COLUMN, CUE_INDEX, type Scan } from './scanColumns.ts';
import type { BoilerplateKind } from './types.ts';

/** Writes how strongly a line speaks for each kind of boilerplate, in the order of KIND_ORDER, to zeros; false where it speaks for none. */
export function writeKindEvidence({ rows }: Scan, line: number, out: Float32Array): boolean {
  const row = line * COLUMNS;
  let speaks = false;
  for (let cue = 0; cue < CUE_COLUMNS.length; cue++) {
    const count = rows[row + (CUE_COLUMNS[cue] ?? 0)] ?? 0;
    if (count === 0) continue;
    const at = CUE_KINDS[cue] ?? 0;
    out[at] = (out[at] ?? 0) + Math.min(3, count) * (CUE_WEIGHTS[cue] ?? 0);
    speaks = true;
  }
  const words = rows[row + COLUMN.words] ?? 0;
  const appeal = words >= 6 ? appealOf(rows, row + CUE_COLUMN) : 0;
  const isAddress = (rows[row + COLUMN.addresses] ?? 0) > 0 && words <= 12;
  out[APPEAL] = (out[APPEAL] ?? 0) + appeal;
  if (isAddress) out[CONTACT] = (out[CONTACT] ?? 0) + 0.4;
  return speaks || isAddress || appeal > 0;
}

/** The kind that the summed evidence which starts at `offset` speaks for; chrome when nothing does. */
export function kindOf(evidence: ArrayLike<number>, offset: number): BoilerplateKind {
  let best = 0;
  let bestSum = 0.45;
  for (let at = 0; at < KIND_ORDER.length; at++) {
    const sum = evidence[offset + at] ?? 0;
    if (sum <= bestSum) continue;
    bestSum = sum;
    best = at;
  }
  return KIND_ORDER[best] ?? 'chrome';
}

/** Asking for money or support in a sentence that speaks to the reader counts more than any single word. */
function appealOf(rows: Float32Array, cues: number): number {
  const asks = Math.min(2, (rows[cues + CUE_INDEX.money] ?? 0) + (rows[cues + CUE_INDEX.plea] ?? 0));
  const persons = (rows[cues + CUE_INDEX.you] ?? 0) + (rows[cues + CUE_INDEX.we] ?? 0);
  const isMission = (rows[cues + CUE_INDEX.mission] ?? 0) > 0 && (rows[cues + CUE_INDEX.we] ?? 0) > 0;
  return (persons > 0 ? 1.5 * asks : 0) + (isMission ? 1 : 0);
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

const CUE_COLUMNS = Uint8Array.from(KIND_CUES, ([, cue]) => CUE_COLUMN + CUE_INDEX[cue]);
const CUE_KINDS = Uint8Array.from(KIND_CUES, ([kind]) => KIND_ORDER.indexOf(kind));
const CUE_WEIGHTS = Float64Array.from(KIND_CUES, ([, , weight]) => weight);
const APPEAL = KIND_ORDER.indexOf('appeal');
const CONTACT = KIND_ORDER.indexOf('contact');
