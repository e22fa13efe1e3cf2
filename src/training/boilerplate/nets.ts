import type { NetInput } from '../../core/boilerplate/net.ts';
import { packNets, type PackedNets } from '../../core/boilerplate/netRun.ts';
import { SECOND_FEATURES } from '../../core/boilerplate/secondFeatures.ts';
import { COLUMN, COLUMNS } from '../../core/boilerplate/scanColumns.ts';
import { OUTPUTS } from '../../core/boilerplate/score.ts';
import { trainNet, type NetOptions, type Sequence } from '../net.ts';
import type { Example } from './examples.ts';
import { bent, writeInputs } from './measures.ts';
import { FEATURE_NAMES, NET_INPUTS } from './netInputs.ts';
import { f1 } from './score.ts';

/** An example as the second stage sees it: how its lines' features are written, and what the first stage said of them. */
export interface Seen {
  readonly example: Example;
  readonly write: (line: number, out: Float32Array, offset: number) => void;
  readonly scores: Float32Array;
  /** The lines among which its headline is looked for. */
  readonly range: { readonly first: number; readonly end: number };
}

/**
 * Learns the networks of the second stage, one for each seed, from whole examples, each as `see` sees it; every other network learns from those with parts that are no running
 * prose too, so that their mean keeps what the others know of plain pages.
 */
export function learnNets(
  examples: readonly Example[],
  see: (example: Example) => Seen,
  { seeds, ...options }: NetOptions & { readonly seeds: readonly number[] },
): PackedNets {
  const read = examples.map((example) => {
    const seen = see(example);
    return { rows: rowsOf(seen), goals: goalsOf(seen), isFormed: example.isFormed === true };
  });
  const inputs = inputsOf(read.map(({ rows }) => rows));
  const sequences = read.map(({ rows, goals, isFormed }) => ({ isFormed, sequence: { inputs: measure(rows, inputs), ...goals } }));
  const members = seeds.map((seed, at) => {
    const own = sequences.filter(({ isFormed }) => at % 2 === 1 || !isFormed).map(({ sequence }) => sequence);
    return trainNet(own, inputs.length, { ...options, seed });
  });
  const { mixed, units, layers, top, outputs } = options;
  return packNets({ inputs, shape: { mixed, units, layers, top, outputs }, members });
}

function rowsOf({ example, write }: Seen): Float32Array {
  const rows = new Float32Array(example.scan.count * NET_INPUTS.length);
  const row = new Float32Array(SECOND_FEATURES);
  for (let line = 0; line < example.scan.count; line++) {
    write(line, row, 0);
    COLUMNS_READ.forEach((column, at) => {
      rows[line * COLUMNS_READ.length + at] = row[column] ?? 0;
    });
  }
  return rows;
}

/** Means and scales that measure each bent feature; one that is mostly 0 keeps its 0. */
function inputsOf(all: readonly Float32Array[]): readonly NetInput[] {
  return NET_INPUTS.map(([, bend], at) => {
    let [count, zeros, sum, squares] = [0, 0, 0, 0];
    for (const rows of all) {
      for (let place = at; place < rows.length; place += NET_INPUTS.length) {
        const value = bent(bend, rows[place] ?? 0);
        count++;
        zeros += value === 0 ? 1 : 0;
        sum += value;
        squares += value * value;
      }
    }
    const mean = sum / Math.max(1, count);
    const scale = 1 / Math.sqrt(Math.max(1e-6, squares / Math.max(1, count) - mean * mean));
    return { column: COLUMNS_READ[at] ?? 0, bend, mean: Math.fround(zeros > count / 2 ? 0 : mean), scale: Math.fround(scale) };
  });
}

function measure(rows: Float32Array, inputs: readonly NetInput[]): Float32Array {
  const measured = new Float32Array(rows.length);
  const own = inputs.map((input, column) => ({ ...input, column }));
  for (let offset = 0; offset < rows.length; offset += inputs.length)
    writeInputs(own, { values: rows, offset }, { values: measured, offset });
  return measured;
}

/** For each line: is it boilerplate, and is it the headline? The second where that is looked for. */
function goalsOf({ example, scores, range }: Seen): Pick<Sequence, 'labels' | 'weights'> {
  const { labels, gold } = example;
  const trust = trustOf(example, scores);
  const out = { labels: new Float32Array(OUTPUTS * labels.length), weights: new Float32Array(OUTPUTS * labels.length) };
  gold.forEach((role, line) => {
    const isLooked = !example.isMute && line >= range.first && line < range.end;
    out.labels.set([labels[line] === 1 ? 1 - SOFTNESS : SOFTNESS, role === 'title' ? 1 : 0], OUTPUTS * line);
    out.weights.set([example.weight * trust * lineWeight(example, line), isLooked ? FOR_HEADLINE : 0], OUTPUTS * line);
  });
  return out;
}

/** How much a page's gold counts: little where a first stage that has not seen the site finds nearly nothing of it, for such gold is often disputable. */
function trustOf({ labels }: Example, scores: Float32Array): number {
  const count = { hit: 0, said: 0, gold: 0 };
  labels.forEach((label, line) => {
    const isSaid = (scores[line] ?? 1) < 0.5;
    if (label < 0) return;
    count.hit += isSaid && label === 0 ? 1 : 0;
    count.said += isSaid ? 1 : 0;
    count.gold += label === 0 ? 1 : 0;
  });
  const found = f1(count.hit, count.said, count.gold);
  return found < 0.35 ? 0.25 : found < 0.55 ? 0.6 : 1;
}

/** What a line counts: one of the article more, the more words would be lost with it; headlines and bylines just before it a little, to be kept; the unscored nothing. */
function lineWeight({ labels, gold, scan }: Example, line: number): number {
  if (labels[line] === 1) return 1;
  if (labels[line] === 0) return 0.7 + Math.min(1.4, (scan.rows[line * COLUMNS + COLUMN.words] ?? 0) / 50);
  const body = gold.indexOf('body');
  const isHeader = (gold[line] === 'title' || gold[line] === 'byline') && line < body && body - line <= HEADER_REACH;
  return isHeader ? HEADER_WEIGHT : 0;
}

const COLUMNS_READ = NET_INPUTS.map(([name]) => FEATURE_NAMES.indexOf(name));
/** What a headline or byline before the article counts as a line to keep, and how near it stands. */
export const HEADER_WEIGHT = 0.3;
const HEADER_REACH = 12;
/** What a line counts for finding the headline. */
const FOR_HEADLINE = 0.5;
/** How far labels are drawn towards the middle, which keeps the log odds calibrated. */
const SOFTNESS = 0.04;
