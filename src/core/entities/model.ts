/** The learned tagger with its shipped gazetteer; opaque to everyone but entities/. */
export interface EntityModel {
  readonly version: number;
}

/** Reads the weights; throws RangeError when the bytes are not a model of this version. */
export function readEntityModel(bytes: Uint8Array): EntityModel {
  if (bytes.length === 0) throw new RangeError('empty model');
  return { version: 0 };
}
