/** Gives columns of 32-bit integers out of one block of memory for so many numbers, all zero: far cheaper than a block for each. */
export function intBlock(size: number): (length: number) => Int32Array {
  const buffer = new ArrayBuffer(4 * size);
  let at = 0;
  return (length) => {
    const column = new Int32Array(buffer, at, length);
    at += 4 * length;
    return column;
  };
}

/** The same for numbers of 32 bits with a fraction. */
export function floatBlock(size: number): (length: number) => Float32Array {
  const buffer = new ArrayBuffer(4 * size);
  let at = 0;
  return (length) => {
    const column = new Float32Array(buffer, at, length);
    at += 4 * length;
    return column;
  };
}

/** The same for numbers of 64 bits with a fraction. */
export function doubleBlock(size: number): (length: number) => Float64Array {
  const buffer = new ArrayBuffer(8 * size);
  let at = 0;
  return (length) => {
    const column = new Float64Array(buffer, at, length);
    at += 8 * length;
    return column;
  };
}
