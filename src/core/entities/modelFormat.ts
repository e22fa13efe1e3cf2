import type { GazetteerParts } from './gazetteer.ts';
import { LABELS } from './labels.ts';

/**
 * What the model file holds. Its bytes: "WNE", version, then as variable-length numbers (7 bits a byte, low first) the counts of features, weights and phrases, the scale in
 * hundredths; ascending feature keys as differences, label masks (3 bytes, each kept apart by place), weights that are not 0; the transitions; phrase
 * keys as differences and their bits; the number of clustered words, their keys as differences and their clusters; last a 32-bit sum over all bytes before it.
 */
export interface ModelParts extends GazetteerParts {
  readonly version: number;
  /** Ascending feature keys; row i of `rows` (LABELS numbers) belongs to key i. */
  readonly keys: Int32Array;
  readonly rows: Int8Array;
  /** (LABELS + 1) rows of LABELS. */
  readonly transitions: Int16Array;
  readonly scale: number;
}

const MODEL_VERSION = 1;
const MAGIC = [0x57, 0x4e, 0x45] as const;
/** Bytes of a label mask. */
const MASK = 3;

/** Reads a model file; RangeError when it is none, of another version, cut off or damaged. */
export function readModelParts(bytes: Uint8Array): ModelParts {
  if (bytes.length < 16 || MAGIC.some((byte, at) => bytes[at] !== byte)) throw new RangeError('not an entity model');
  if (bytes[3] !== MODEL_VERSION) throw new RangeError(`entity model of version ${bytes[3] ?? 0}, not ${MODEL_VERSION}`);
  const body = bytes.subarray(0, bytes.length - 4);
  const sum = bytes.subarray(bytes.length - 4).reduce((total, byte, at) => total | (byte << (8 * at)), 0);
  if (sumOf(body) !== sum) throw new RangeError('damaged entity model');
  const at = { offset: 4 };
  const features = readNumber(body, at);
  const values = readNumber(body, at);
  const phraseCount = readNumber(body, at);
  const scale = readNumber(body, at) / 100;
  const keys = readKeys(body, at, features);
  const rows = readRows(body, at, { features, values });
  const transitions = new Int16Array((LABELS + 1) * LABELS);
  for (let index = 0; index < transitions.length; index++) transitions[index] = readNumber(body, at) - 2 ** 13;
  const phrases = readKeys(body, at, phraseCount);
  const phraseBits = readBytes(body, at, phraseCount);
  const clusterWords = readKeys(body, at, readNumber(body, at));
  const clusterOf = readBytes(body, at, clusterWords.length);
  const usageWords = readKeys(body, at, readNumber(body, at));
  const usageOf = readBytes(body, at, usageWords.length);
  return { version: MODEL_VERSION, keys, rows, transitions, scale, phrases, phraseBits, clusterWords, clusterOf, usageWords, usageOf };
}

/** The bytes of a model file; what `readModelParts` reads back. */
export function writeModelParts(parts: Omit<ModelParts, 'version'>): Uint8Array {
  const out: number[] = [...MAGIC, MODEL_VERSION];
  const values = parts.rows.filter((value) => value !== 0);
  for (const count of [parts.keys.length, values.length, parts.phrases.length, Math.round(parts.scale * 100)]) writeNumber(out, count);
  writeKeys(out, parts.keys);
  for (let byte = 0; byte < MASK; byte++)
    for (let row = 0; row < parts.keys.length; row++) out.push((maskOf(parts.rows, row) >> (8 * byte)) & 255);
  for (const value of values) out.push(value & 255);
  for (const value of parts.transitions) writeNumber(out, value + 2 ** 13);
  writeKeys(out, parts.phrases);
  for (const bits of parts.phraseBits) out.push(bits);
  writeNumber(out, parts.clusterWords.length);
  writeKeys(out, parts.clusterWords);
  for (const cluster of parts.clusterOf) out.push(cluster);
  writeNumber(out, parts.usageWords.length);
  writeKeys(out, parts.usageWords);
  for (const usage of parts.usageOf) out.push(usage);
  const sum = sumOf(Uint8Array.from(out));
  for (let byte = 0; byte < 4; byte++) out.push((sum >>> (8 * byte)) & 255);
  return Uint8Array.from(out);
}

function sumOf(bytes: Uint8Array): number {
  let sum = 0x811c9dc5 | 0;
  for (let at = 0; at < bytes.length; at++) sum = Math.imul(sum ^ (bytes[at] ?? 0), 0x01000193);
  return sum;
}

function readNumber(bytes: Uint8Array, at: { offset: number }): number {
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = bytes[at.offset++];
    if (byte === undefined) throw new RangeError('entity model cut off');
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return value;
  }
  throw new RangeError('damaged entity model');
}

function writeNumber(out: number[], value: number): void {
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) out.push((rest % 128) | 128);
  out.push(rest);
}

function readKeys(bytes: Uint8Array, at: { offset: number }, count: number): Int32Array {
  if (count > bytes.length) throw new RangeError('entity model cut off');
  const keys = new Int32Array(count);
  let key = 0;
  for (let index = 0; index < count; index++) {
    key += readNumber(bytes, at);
    keys[index] = key;
  }
  return keys;
}

function writeKeys(out: number[], keys: Int32Array): void {
  let before = 0;
  for (const key of keys) {
    writeNumber(out, key - before);
    before = key;
  }
}

function readBytes(bytes: Uint8Array, at: { offset: number }, count: number): Uint8Array {
  const part = bytes.slice(at.offset, at.offset + count);
  if (part.length !== count) throw new RangeError('entity model cut off');
  at.offset += count;
  return part;
}

function readRows(
  bytes: Uint8Array,
  at: { offset: number },
  { features, values }: { readonly features: number; readonly values: number },
): Int8Array {
  const rows = new Int8Array(features * LABELS);
  const masks = at.offset;
  let value = masks + features * MASK;
  if (value + values > bytes.length) throw new RangeError('entity model cut off');
  for (let row = 0; row < features; row++) {
    let mask = (bytes[masks + row] ?? 0) | ((bytes[masks + features + row] ?? 0) << 8) | ((bytes[masks + 2 * features + row] ?? 0) << 16);
    for (let label = row * LABELS; mask !== 0; label++, mask >>= 1) if (mask & 1) rows[label] = ((bytes[value++] ?? 0) << 24) >> 24;
  }
  at.offset = masks + features * MASK + values;
  return rows;
}

function maskOf(rows: Int8Array, row: number): number {
  let mask = 0;
  for (let label = 0; label < LABELS; label++) if (rows[row * LABELS + label] !== 0) mask |= 1 << label;
  return mask;
}
