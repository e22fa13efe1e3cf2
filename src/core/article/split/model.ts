import { packForest, type ForestNodes } from '../../boilerplate/forest.ts';
import { FEATURES } from './features.ts';
import { ITEM_FEATURES } from './item.ts';
import { PROSE_FEATURES } from './proseFeatures.ts';
import { SECOND_FEATURES } from './secondPass.ts';
import { TOPIC_FEATURES } from './topicPass.ts';
import { TOPICS, wordTableOf, type WordList, type WordTable } from './topics.ts';
import { WHERE_FEATURES } from './where.ts';
import { CHECKPOINTS, type SplitTrees } from './trees.ts';

/** The learned weights that find boundaries; opaque to everyone but article/split. */
export interface BoundaryModel {
  readonly version: number;
  /** What is known of words beforehand. */
  readonly words: WordTable;
  /** Judges prose by prose alone. */
  readonly prose: SplitTrees;
  /** Judges a row by itself. */
  readonly first: SplitTrees;
  /** Judges it again, knowing what the first thought of all rows. */
  readonly second: SplitTrees;
  /** Finds the row among those near a likely one that opens the item, if one starts there. */
  readonly where: SplitTrees;
  /** Judges the item that starts there as a whole. */
  readonly item: SplitTrees;
  /** A file is split when it is at least this likely that any of its boundaries is one... */
  readonly once: number;
  /** ...and then wherever one is at least this likely. */
  readonly each: number;
}

/** The version that this code reads. */
export const MODEL_VERSION = 4;

/** Reads the weights; throws RangeError when the bytes are not a model of this version. */
export function readBoundaryModel(bytes: Uint8Array): BoundaryModel {
  if (bytes.length < 20) throw new RangeError('not a boundary model: too short');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) !== MAGIC) throw new RangeError('not a boundary model: wrong first bytes');
  const version = view.getUint16(4);
  if (version !== MODEL_VERSION) throw new RangeError(`boundary model of version ${version}, not ${MODEL_VERSION}`);
  if (view.getUint16(6) !== WIDTH) throw new RangeError(`boundary model for ${view.getUint16(6)} features, not ${WIDTH}`);
  const once = view.getFloat32(8);
  const each = view.getFloat32(12);
  const words = readWords(view, 16);
  const prose = readTrees(view, words.end);
  const first = readTrees(view, prose.end);
  const second = readTrees(view, first.end);
  const where = readTrees(view, second.end);
  const item = readTrees(view, where.end);
  if (item.end !== bytes.length) throw new RangeError('not a boundary model: wrong length');
  const forests = { prose: prose.trees, first: first.trees, second: second.trees, where: where.trees, item: item.trees };
  return { version, once, each, words: wordTableOf(words.list), ...forests };
}

/** Writes a model as `readBoundaryModel` reads it: big-endian; after the header the words, then per forest its bias, its sizes and its columns, in which what leaves say is in steps of a 32,767th of the greatest. */
export function writeBoundaryModel(model: BoundaryModel): Uint8Array {
  const forests = [model.prose, model.first, model.second, model.where, model.item];
  const bytes = new Uint8Array(16 + wordsSizeOf(model.words.hashes.length) + forests.reduce((sum, trees) => sum + sizeOf(trees), 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC);
  view.setUint16(4, MODEL_VERSION);
  view.setUint16(6, WIDTH);
  view.setFloat32(8, model.once);
  view.setFloat32(12, model.each);
  let at = writeWords(view, 16, model.words);
  for (const trees of forests) at = writeTrees(view, at, trees);
  return bytes;
}

function wordsSizeOf(count: number): number {
  return 4 + count * (5 + TOPICS);
}

function readWords(view: DataView, start: number): { list: WordList; end: number } {
  const count = start + 4 > view.byteLength ? 0 : view.getUint32(start);
  const end = start + wordsSizeOf(count);
  if (end > view.byteLength) throw new RangeError('not a boundary model: too short');
  const tellsAt = start + 4 + 4 * count;
  const hashes = new Int32Array(count);
  for (let word = 0; word < count; word++) hashes[word] = view.getInt32(start + 4 + 4 * word);
  const tells = new Uint8Array(view.buffer, view.byteOffset + tellsAt, count).slice();
  const topics = new Int8Array(view.buffer, view.byteOffset + tellsAt + count, count * TOPICS).slice();
  return { list: { hashes, tells, topics }, end };
}

function writeWords(view: DataView, start: number, { hashes, tells, topics }: WordList): number {
  view.setUint32(start, hashes.length);
  let at = start + 4;
  for (const hash of hashes) at = (view.setInt32(at, hash), at + 4);
  for (const value of tells) at = (view.setUint8(at, value), at + 1);
  for (const value of topics) at = (view.setInt8(at, value), at + 1);
  return at;
}

function readTrees(view: DataView, start: number): { trees: SplitTrees; end: number } {
  if (start + HEADER > view.byteLength) throw new RangeError('not a boundary model: too short');
  const bias = view.getFloat32(start);
  const [roots, inner, leaves] = [view.getUint32(start + 4), view.getUint32(start + 8), view.getUint32(start + 12)];
  if (start + HEADER + 4 * roots + 9 * inner + 2 * leaves > view.byteLength) throw new RangeError('not a boundary model: too short');
  const nodes: ForestNodes = {
    bias,
    roots: new Int32Array(roots),
    feature: new Uint8Array(inner),
    threshold: new Float32Array(inner),
    left: new Int32Array(inner),
    right: new Int32Array(inner),
    value: new Float32Array(leaves),
  };
  const cuts = Float32Array.from(CHECKPOINTS, (_, index) => view.getFloat32(start + 20 + 4 * index));
  let at = start + HEADER;
  for (let index = 0; index < roots; index++, at += 4) nodes.roots[index] = view.getInt32(at);
  for (let index = 0; index < inner; index++, at += 1) nodes.feature[index] = view.getUint8(at);
  for (let index = 0; index < inner; index++, at += 4) nodes.threshold[index] = view.getFloat32(at);
  for (let index = 0; index < inner; index++, at += 2) nodes.left[index] = childOf(index, view.getInt16(at));
  for (let index = 0; index < inner; index++, at += 2) nodes.right[index] = childOf(index, view.getInt16(at));
  const step = view.getFloat32(start + 16);
  for (let index = 0; index < leaves; index++, at += 2) nodes.value[index] = view.getInt16(at) * step;
  return { trees: { forest: packForest(nodes), cuts }, end: at };
}

function writeTrees(view: DataView, start: number, { forest, cuts }: SplitTrees): number {
  const { nodes } = forest;
  view.setFloat32(start, nodes.bias);
  view.setUint32(start + 4, nodes.roots.length);
  view.setUint32(start + 8, nodes.feature.length);
  view.setUint32(start + 12, nodes.value.length);
  const step = Math.fround(nodes.value.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6) / 32_767);
  view.setFloat32(start + 16, step);
  cuts.forEach((cut, index) => view.setFloat32(start + 20 + 4 * index, cut));
  let at = start + HEADER;
  for (const root of nodes.roots) at = (view.setInt32(at, root), at + 4);
  for (const feature of nodes.feature) at = (view.setUint8(at, feature), at + 1);
  for (const threshold of nodes.threshold) at = (view.setFloat32(at, threshold), at + 4);
  nodes.left.forEach((child, index) => (view.setInt16(at, stepOf(index, child)), (at += 2)));
  nodes.right.forEach((child, index) => (view.setInt16(at, stepOf(index, child)), (at += 2)));
  for (const value of nodes.value) at = (view.setInt16(at, Math.round(value / step)), at + 2);
  return at;
}

/** Inner children lie after their parent, so a stored child is a positive step, or a leaf's complement. */
function childOf(node: number, stored: number): number {
  return stored < 0 ? stored : node + stored;
}

function stepOf(node: number, child: number): number {
  return child < 0 ? child : child - node;
}

function sizeOf({ forest: { nodes } }: SplitTrees): number {
  return HEADER + 4 * nodes.roots.length + 9 * nodes.feature.length + 2 * nodes.value.length;
}

const HEADER = 20 + 4 * CHECKPOINTS.length;
const WIDTH = PROSE_FEATURES + FEATURES + TOPIC_FEATURES + SECOND_FEATURES + WHERE_FEATURES + ITEM_FEATURES;
const MAGIC = 0x574e4244;
