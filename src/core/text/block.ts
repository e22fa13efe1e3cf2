/** Gives columns of 32-bit integers out of one block of memory for so many numbers, all zero: far cheaper than a block for each. */
export function intBlock(size: number): (length: number) => Int32Array {
  return blockOf(Int32Array, size);
}

/** The same for numbers of 32 bits with a fraction. */
export function floatBlock(size: number): (length: number) => Float32Array {
  return blockOf(Float32Array, size);
}

/** The same for numbers of 64 bits with a fraction. */
export function doubleBlock(size: number): (length: number) => Float64Array {
  return blockOf(Float64Array, size);
}

/** Typed arrays of one kind. */
interface ArrayKind<T> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBuffer, at: number, length: number): T;
}

function blockOf<T>(Kind: ArrayKind<T>, size: number): (length: number) => T {
  const buffer = new ArrayBuffer(Kind.BYTES_PER_ELEMENT * size);
  let at = 0;
  return (length) => {
    const column = new Kind(buffer, at, length);
    at += Kind.BYTES_PER_ELEMENT * length;
    return column;
  };
}
