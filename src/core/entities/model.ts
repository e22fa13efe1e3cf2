import { readModelParts } from './modelFormat.ts';
import { Gazetteer } from './gazetteer.ts';
import { Tagger } from './tagger.ts';
import { Weights } from './weights.ts';

/** The learned tagger with its shipped gazetteer; opaque to everyone but entities/. It remembers the words that it has met (bounded), never texts. */
export interface EntityModel {
  readonly version: number;
  readonly tagger: Tagger;
}

/** Reads the weights; throws RangeError when the bytes are not a model of this version. */
export function readEntityModel(bytes: Uint8Array): EntityModel {
  const parts = readModelParts(bytes);
  const weights = new Weights(parts.keys, parts.rows, parts);
  return { version: parts.version, tagger: new Tagger(weights, new Gazetteer(parts)) };
}
