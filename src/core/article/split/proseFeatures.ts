import { lowestIn } from './extremes.ts';
import { log2Of } from '../../text/log2.ts';
import { HANDS, fillHands } from './hands.ts';
import type { Measured } from './measure.ts';
import type { Prose } from './prose.ts';
import { PROSE_REACHES } from './likeness.ts';
import { TOPICS } from './topics.ts';

/** How many numbers `fillProseHead` writes, and how many both. */
export const PROSE_HEAD = PROSE_REACHES.length * 6 + 9 + 5;
export const PROSE_FEATURES = PROSE_HEAD + 3 * 4 + 4 + HANDS + 5 + 3 * 5;

/** Writes how the prose before a prose row differs from the prose from it on, nothing of how the file is laid out: first what takes little time. */
export function fillProseHead({ prose }: Measured, at: number, out: Float32Array, base: number): void {
  fillPlace(prose, at, out, fillTopics(prose, at, out, fillLikeness(prose, at, out, base)));
}

/** Writes the others behind those of `fillProseHead`. */
export function fillProseRest(measured: Measured, at: number, out: Float32Array, base: number): void {
  let slot = fillWords(measured.prose, at, out, base + PROSE_HEAD);
  slot = fillHands(measured.proseHands, at, out, slot);
  fillShapes(measured, at, out, slot);
}

function fillLikeness({ likeness, count }: Prose, at: number, out: Float32Array, base: number): number {
  let slot = base;
  for (const values of likeness) {
    const here = values[at] ?? 0;
    const before = Math.max(values[at - 2] ?? 0, values[at - 3] ?? 0, values[at - 5] ?? 0);
    const after = Math.max(values[at + 2] ?? 0, values[at + 3] ?? 0, values[at + 5] ?? 0);
    out[slot++] = here;
    out[slot++] = here / (0.02 + before);
    out[slot++] = here / (0.02 + after);
    out[slot++] = at > 1 ? here - (values[at - 1] ?? 0) : 0;
    out[slot++] = at + 1 < count ? here - (values[at + 1] ?? 0) : 0;
    out[slot++] = here - lowestIn(values, Math.max(1, at - 4), at + 5);
  }
  return slot;
}

function fillTopics({ topics, count }: Prose, at: number, out: Float32Array, base: number): number {
  let slot = base;
  const cosine = (a: number, b: number, c: number, d: number): number =>
    cosineOf(topics, [clamp(a, count), clamp(b, count)], [clamp(c, count), clamp(d, count)]);
  out[slot++] = cosine(at - 3, at, at, at + 2);
  out[slot++] = cosine(at - 8, at, at, at + 6);
  out[slot++] = cosine(at - 16, at, at, at + 14);
  out[slot++] = cosine(at - 8, at, at, at + 1);
  out[slot++] = cosine(at + 1, at + 9, at, at + 1);
  out[slot++] = cosine(at - 9, at - 1, at - 1, at);
  out[slot++] = cosine(at, at + 8, at - 1, at);
  out[slot++] = cosine(at - 9, at - 1, at - 1, at + 5);
  out[slot++] = cosine(at - 7, at + 1, at + 1, at + 7);
  return slot;
}

/** For the prose rows before, at and after: what share of what they say was said before the row, and comes again after it; then how far the names change. */
function fillWords(prose: Prose, at: number, out: Float32Array, base: number): number {
  const start = prose.starts[at] ?? 0;
  let slot = base;
  for (const near of [at - 1, at, at + 1]) slot = fillShares(prose, { near, start }, out, slot);
  slot = fillTurnover(prose, { from: start, to: start + 60, start }, out, slot);
  return fillTurnover(prose, { from: start, to: start + 150, start }, out, slot);
}

function fillShares(prose: Prose, place: { near: number; start: number }, out: Float32Array, base: number): number {
  const { near, start } = place;
  const from = near < 0 || near >= prose.count ? 0 : (prose.starts[near] ?? 0);
  const to = near < 0 || near >= prose.count ? 0 : Math.min(prose.starts[near + 1] ?? 0, from + LONGEST);
  let all = 1;
  let back = 0;
  let ahead = 0;
  let names = 0;
  for (let word = from; word < to; word++) {
    const weight = prose.weights[word] ?? 0;
    all += weight;
    if (seenBefore(prose.previous, word, Math.min(from, start))) back += weight;
    const next = prose.next[word] ?? -1;
    if (next >= Math.max(to, start) && next - to < AHEAD) ahead += weight;
    if (prose.names[word] === 1) names++;
  }
  out[base] = all;
  out[base + 1] = back / all;
  out[base + 2] = ahead / all;
  out[base + 3] = names;
  return base + 4;
}

/** Of the words from the start on: the share by weight that was seen before, and of the names among them. */
function fillTurnover(prose: Prose, range: { from: number; to: number; start: number }, out: Float32Array, base: number): number {
  const to = Math.min(range.to, prose.weights.length);
  let all = 4;
  let known = 0;
  let names = 1;
  let knownNames = 0;
  for (let word = range.from; word < to; word++) {
    const weight = prose.weights[word] ?? 0;
    const before = prose.previous[word] ?? -1;
    if (before >= range.start) continue;
    const isKnown = before >= 0 && range.start - before < BACK;
    all += weight;
    if (isKnown) known += weight;
    if (prose.names[word] !== 1) continue;
    names++;
    if (isKnown) knownNames++;
  }
  out[base] = known / all;
  out[base + 1] = knownNames / names;
  return base + 2;
}

function seenBefore(previous: Int32Array, word: number, start: number): boolean {
  let before = previous[word] ?? -1;
  for (let hop = 0; hop < 4 && before >= start; hop++) before = previous[before] ?? -1;
  return before >= 0 && before < start && start - before < BACK;
}

function fillShapes({ rows, prose }: Measured, at: number, out: Float32Array, base: number): void {
  let slot = base;
  for (let near = at - 2; near <= at + 2; near++)
    out[slot++] = near < 0 || near >= prose.count ? -1 : log2Of(1 + (rows.words[prose.rows[near] ?? 0] ?? 0));
  for (let near = at - 1; near <= at + 1; near++) {
    const row = near < 0 || near >= prose.count ? -1 : (prose.rows[near] ?? 0);
    const words = Math.max(1, rows.words[row] ?? 0);
    out[slot++] = row < 0 ? -1 : (rows.stops[row] ?? 0);
    out[slot++] = row < 0 ? -1 : (rows.ending[row] ?? 0);
    out[slot++] = row < 0 ? -1 : (rows.opening[row] ?? 0);
    out[slot++] = row < 0 ? -1 : (rows.opener[row] ?? 0);
    out[slot++] = row < 0 ? -1 : (rows.capitals[row] ?? 0) / words;
  }
}

function fillPlace({ count, starts }: Prose, at: number, out: Float32Array, base: number): void {
  const all = starts[count] ?? 0;
  const before = starts[at] ?? 0;
  out[base] = log2Of(1 + at);
  out[base + 1] = log2Of(1 + count - at);
  out[base + 2] = log2Of(1 + before);
  out[base + 3] = log2Of(1 + all - before);
  out[base + 4] = log2Of(1 + all);
}

type ProseRange = readonly [from: number, to: number];

/** The cosine of the topics of two ranges of prose rows, from their running sums. */
export function cosineOf(sums: Float32Array, one: ProseRange, other: ProseRange): number {
  let dot = 0;
  let left = 0;
  let right = 0;
  for (let topic = 0; topic < TOPICS; topic++) {
    const a = (sums[one[1] * TOPICS + topic] ?? 0) - (sums[one[0] * TOPICS + topic] ?? 0);
    const b = (sums[other[1] * TOPICS + topic] ?? 0) - (sums[other[0] * TOPICS + topic] ?? 0);
    dot += a * b;
    left += a * a;
    right += b * b;
  }
  return dot / (Math.sqrt(left * right) + FEW);
}

function clamp(at: number, count: number): number {
  return at < 0 ? 0 : at > count ? count : at;
}

/** Added to a cosine's lengths, so that few words are alike by less. */
const FEW = 250;
const LONGEST = 60;
const AHEAD = 150;
const BACK = 400;
