/** The learned weights that score lines; opaque to everyone but boilerplate/ and article/. */
export interface BoilerplateModel {
  readonly version: number;
}

/** Reads the weights; throws RangeError when the bytes are not a model of this version. */
export function readBoilerplateModel(bytes: Uint8Array): BoilerplateModel {
  if (bytes.length === 0) throw new RangeError('empty model');
  return { version: 0 };
}
