import { LABELS } from '../../core/entities/labels.ts';
import type { Learned } from './crf.ts';

/** The keys of the `count` features whose weights are largest (by the sum of squares). */
export function strongest(learned: Learned, count: number): ReadonlySet<number> {
  const strength = Array.from(learned.keys, (key, row) => {
    let sum = 0;
    for (let label = 0; label < LABELS; label++) sum += (learned.rows[row * LABELS + label] ?? 0) ** 2;
    return { key, sum };
  });
  strength.sort((a, b) => b.sum - a.sum || a.key - b.key);
  return new Set(strength.slice(0, count).map(({ key }) => key));
}
