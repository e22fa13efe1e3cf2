/** The binary logarithm of a whole number from 1 on, looked up where the number is small; the very number that Math.log2 gives. */
export function log2Of(value: number): number {
  return value < SIZE ? (LOGS[value] ?? 0) : Math.log2(value);
}

const SIZE = 4096;
const LOGS = Float64Array.from({ length: SIZE }, (_, value) => Math.log2(value));
