import { LABELS } from '../../core/entities/labels.ts';
import type { Learned } from './crf.ts';

/** Learned weights as the model file holds them: whole numbers, those below `least` left out, and features without any. */
export function quantise(
  learned: Learned,
  least: number,
): { readonly keys: Int32Array; readonly rows: Int8Array; readonly transitions: Int16Array; readonly scale: number } {
  const scale = 127 / LARGEST;
  const kept: number[] = [];
  for (let row = 0; row < learned.keys.length; row++)
    if (learned.rows.subarray(row * LABELS, (row + 1) * LABELS).some((weight) => Math.abs(weight) >= least)) kept.push(row);
  const rows = new Int8Array(kept.length * LABELS);
  kept.forEach((row, index) => {
    for (let label = 0; label < LABELS; label++) {
      const weight = learned.rows[row * LABELS + label] ?? 0;
      if (Math.abs(weight) >= least) rows[index * LABELS + label] = Math.max(-127, Math.min(127, Math.round(weight * scale)));
    }
  });
  const transitions = Int16Array.from(learned.transitions, (weight) => Math.round(weight * scale));
  return { keys: Int32Array.from(kept, (row) => learned.keys[row] ?? 0), rows, transitions, scale };
}

/** Weights beyond this are cut to it. */
const LARGEST = 5;
