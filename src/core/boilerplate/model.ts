import { packForest, type Forest, type ForestNodes } from './forest.ts';
import { type GivenNames, noGivenNames } from './givenNames.ts';
import { BENDS, netLayout, type Nets } from './net.ts';
import { packNets, type PackedNets } from './netRun.ts';
import type { OperatingPoint } from '../config.ts';
import type { WordWeights } from './wordWeights.ts';

/** The learned weights that score lines; opaque to everyone but boilerplate/ and article/. */
export interface BoilerplateModel {
  readonly version: number;
  readonly words: WordWeights;
  /** How far words are those of an outlet that speaks to its readers, in any of the languages. */
  readonly appealWords: WordWeights;
  /** Gives a line's log odds of belonging to an appeal by itself and its neighbours, and once more by what was said of them. */
  readonly appealLines: Forest;
  readonly appealContext: Forest;
  readonly first: Forest;
  /** Gives a line's log odds of being boilerplate, and of being the headline. */
  readonly second: PackedNets;
  readonly title: Forest;
  readonly byline: Forest;
  readonly given: GivenNames;
  /** Slope and offset from the second stage's log odds to calibrated ones (Platt 1999). */
  readonly calibration: readonly [number, number];
  /** Lines whose probability is at least this are boilerplate at the point. */
  readonly thresholds: Readonly<Record<OperatingPoint, number>>;
  /** What takes the place of the threshold of `balanced` in texts of which lines repeat in their source. */
  readonly repeating: number;
}

/** The version of the bytes that this code reads and writes; features and format change it. */
export const MODEL_VERSION = 10;

/** Reads the weights; throws RangeError when the bytes are not a model of this version. */
export function readBoilerplateModel(bytes: Uint8Array): BoilerplateModel {
  const reader = new Reader(bytes);
  if (reader.uint32() !== MAGIC || reader.uint32() !== MODEL_VERSION) throw new RangeError('not a boilerplate model of this version');
  const thresholds = { careful: reader.float(), balanced: reader.float(), thorough: reader.float() };
  const repeating = reader.float();
  const calibration = [reader.float(), reader.float()] as const;
  const [words, appealWords] = [reader.words(), reader.words()];
  const [first, title, byline] = [reader.forest(), reader.forest(), reader.forest()];
  const [appealLines, appealContext] = [reader.forest(), reader.forest()];
  const second = packNets(reader.nets());
  const given = reader.bytes(noGivenNames());
  return {
    version: MODEL_VERSION,
    words,
    appealWords,
    appealLines,
    appealContext,
    first,
    second,
    title,
    byline,
    given,
    calibration,
    thresholds,
    repeating,
  };
}

/** The bytes of a model: little-endian numbers, the same for the same model on every machine. */
export function writeBoilerplateModel(model: Omit<BoilerplateModel, 'version'>): Uint8Array {
  const writer = new Writer();
  writer.uint32(MAGIC);
  writer.uint32(MODEL_VERSION);
  const { thresholds, repeating, calibration } = model;
  for (const value of [thresholds.careful, thresholds.balanced, thresholds.thorough, repeating, ...calibration]) writer.float(value);
  for (const words of [model.words, model.appealWords]) writer.words(words);
  for (const forest of [model.first, model.title, model.byline, model.appealLines, model.appealContext]) writer.forest(forest.nodes);
  writer.nets(model.second.nets);
  writer.push(model.given);
  return writer.bytes();
}

class Reader {
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  uint32(): number {
    return this.#view.getUint32(this.#step(4), true);
  }

  float(): number {
    return this.#view.getFloat32(this.#step(4), true);
  }

  words(): WordWeights {
    const [scale, bias] = [this.float(), this.float()];
    const size = this.#size(1);
    const at = this.#step(size);
    return { scale, bias, weights: new Int8Array(this.#view.buffer, this.#view.byteOffset + at, size).slice() };
  }

  /** Fills the bytes given with the next ones. */
  bytes(into: Uint8Array): Uint8Array {
    const at = this.#step(into.length);
    into.set(new Uint8Array(this.#view.buffer, this.#view.byteOffset + at, into.length));
    return into;
  }

  forest(): Forest {
    const bias = this.float();
    const scale = this.float();
    const roots = Int32Array.from({ length: this.#size(4) }, () => this.#view.getInt32(this.#step(4), true));
    const nodes = this.#size(9);
    const feature = Uint8Array.from({ length: nodes }, () => this.#view.getUint8(this.#step(1)));
    const threshold = Float32Array.from({ length: nodes }, () => this.float());
    const left = Int32Array.from({ length: nodes }, () => this.#view.getInt16(this.#step(2), true));
    const right = Int32Array.from({ length: nodes }, () => this.#view.getInt16(this.#step(2), true));
    const value = Float32Array.from({ length: this.#size(2) }, () => this.#view.getInt16(this.#step(2), true) * scale);
    return packForest({ bias, roots, feature, threshold, left, right, value });
  }

  nets(): Nets {
    const shape = { mixed: this.uint32(), units: this.uint32(), layers: this.uint32(), top: this.uint32(), outputs: this.uint32() };
    const inputs = Array.from({ length: this.#size(10) }, () => ({
      column: this.#view.getUint8(this.#step(1)),
      bend: BENDS[this.#view.getUint8(this.#step(1))] ?? 'plain',
      mean: this.float(),
      scale: this.float(),
    }));
    const { size } = netLayout(inputs.length, shape);
    if (shape.layers < 1 || shape.layers > MOST_LAYERS) throw new RangeError('the networks of the model are out of shape');
    const members = Array.from({ length: this.#size(4 + 2 * size) }, () => {
      const step = this.float();
      return Float32Array.from({ length: size }, () => this.#view.getInt16(this.#step(2), true) * step);
    });
    return { inputs, shape, members };
  }

  /** A count of things of so many bytes each, which must still be there. */
  #size(bytesEach: number): number {
    const size = this.uint32();
    if (size * bytesEach > this.#view.byteLength - this.#at) throw new RangeError('the model is cut short');
    return size;
  }

  #step(bytes: number): number {
    const at = this.#at;
    if (at + bytes > this.#view.byteLength) throw new RangeError('the model is cut short');
    this.#at += bytes;
    return at;
  }
}

class Writer {
  readonly #bytes: number[] = [];
  readonly #scratch = new DataView(new ArrayBuffer(4));

  uint32(value: number): void {
    this.#scratch.setUint32(0, value, true);
    this.#push(4);
  }

  float(value: number): void {
    this.#scratch.setFloat32(0, value, true);
    this.#push(4);
  }

  push(bytes: Uint8Array): void {
    for (const byte of bytes) this.#bytes.push(byte);
  }

  words({ scale, bias, weights }: WordWeights): void {
    this.float(scale);
    this.float(bias);
    this.uint32(weights.length);
    for (const value of weights) this.#bytes.push(value & 255);
  }

  forest(forest: ForestNodes): void {
    const scale = forest.value.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6) / 32767;
    this.float(forest.bias);
    this.float(scale);
    this.uint32(forest.roots.length);
    for (const root of forest.roots) this.uint32(root >>> 0);
    this.uint32(forest.feature.length);
    for (const feature of forest.feature) this.#bytes.push(feature);
    for (const threshold of forest.threshold) this.float(threshold);
    for (const child of forest.left) this.#int16(child);
    for (const child of forest.right) this.#int16(child);
    this.uint32(forest.value.length);
    for (const value of forest.value) this.#int16(Math.round(value / scale));
  }

  nets({ inputs, shape, members }: Nets): void {
    for (const size of [shape.mixed, shape.units, shape.layers, shape.top, shape.outputs, inputs.length]) this.uint32(size);
    for (const { column, bend, mean, scale } of inputs) {
      this.#bytes.push(column, BENDS.indexOf(bend));
      this.float(mean);
      this.float(scale);
    }
    this.uint32(members.length);
    for (const weights of members) {
      const step = weights.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6) / 32767;
      this.float(step);
      for (const value of weights) this.#int16(Math.round(value / step));
    }
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }

  #int16(value: number): void {
    this.#scratch.setInt16(0, value, true);
    this.#push(2);
  }

  #push(count: number): void {
    for (let at = 0; at < count; at++) this.#bytes.push(this.#scratch.getUint8(at));
  }
}

const MAGIC = 0x4d425757;
const MOST_LAYERS = 8;
