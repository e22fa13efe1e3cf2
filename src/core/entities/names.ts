import type { Entity, EntityType } from './entity.ts';
import { madeConsistent } from './consistency.ts';
import { TAGS } from './labels.ts';
import type { Reading } from './reading.ts';
import { refined } from './refine.ts';
import type { Tagger } from './tagger.ts';

/** The people, places and organizations that the learned tagger finds in a reading over its own tokens and lexicon; sorted, not overlapping. */
export function taggedNames(reading: Reading, tagger: Tagger): Entity[] {
  return refined(reading, madeConsistent(reading, tagger.names(reading))).flatMap(({ first, last, tag, score }) => {
    const type = TYPES[TAGS[tag] ?? 'MISC'];
    return type ? [{ start: reading.tokens.start[first] ?? 0, end: reading.tokens.end[last - 1] ?? 0, type, score, source: 'model' }] : [];
  });
}

const TYPES: Readonly<Record<(typeof TAGS)[number], EntityType | undefined>> = {
  PER: 'person',
  LOC: 'location',
  ORG: 'organization',
  MISC: undefined,
};
