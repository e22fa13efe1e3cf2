import { Kernels } from './kernels.ts';

/** Columns of numbers in the memory of the kernels, good until columns are opened again. */
export interface Columns {
  readonly call: Kernels['call'];
  /** Where each column begins in the memory, in bytes. */
  readonly places: readonly number[];
  /** All of the memory; a column begins at a quarter of its place. */
  readonly ints: Int32Array;
  readonly floats: Float32Array;
}

/** Opens columns of so many numbers of four bytes each, whatever stands in them; each begins where numbers of eight bytes can be read too. */
export function openColumns(sizes: readonly number[]): Columns {
  const first = ROOM.room;
  let end = first;
  const places = sizes.map((size) => {
    const place = end;
    end += (4 * size + 7) & ~7;
    return place;
  });
  const floats = ROOM.floats((end - first) >> 2);
  return { call: ROOM.call, places, floats, ints: new Int32Array(floats.buffer) };
}

/** Nothing is placed here for good. */
const ROOM = new Kernels();
