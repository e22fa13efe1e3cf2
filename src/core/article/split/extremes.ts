/** The highest of the values from `from` to `to` (excluded, both clipped to what there is); 0 where none is above. */
export function highestIn(values: ArrayLike<number>, from: number, to: number): number {
  let high = 0;
  for (let at = Math.max(0, from); at < Math.min(values.length, to); at++) high = Math.max(high, values[at] ?? 0);
  return high;
}

/** The lowest of the values from `from` to `to` (excluded, both clipped to what there is); 1 where none is below. */
export function lowestIn(values: ArrayLike<number>, from: number, to: number): number {
  let low = 1;
  for (let at = Math.max(0, from); at < Math.min(values.length, to); at++) low = Math.min(low, values[at] ?? 1);
  return low;
}
