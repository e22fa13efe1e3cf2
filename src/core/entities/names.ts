import type { Entity, EntityType } from './entity.ts';
import { madeConsistent } from './consistency.ts';
import { TAGS } from './labels.ts';
import type { Reading } from './reading.ts';
import { refined } from './refine.ts';
import type { Tagger } from './tagger.ts';

/** The people, places and organizations that the learned tagger finds in a reading over its own tokens and lexicon; sorted, not overlapping. `language` is the text's (ISO 639-1): outside English, which the tagger learnt from, only what it is sure of. */
export function taggedNames(reading: Reading, tagger: Tagger, language: string): Entity[] {
  const least = language === 'en' ? 0 : LEAST_ABROAD;
  return refined(reading, madeConsistent(reading, tagger.names(reading))).flatMap(({ first, last, tag, score }) => {
    const type = TYPES[TAGS[tag] ?? 'MISC'];
    return type && score >= least
      ? [{ start: reading.tokens.start[first] ?? 0, end: reading.tokens.end[last - 1] ?? 0, type, score, source: 'model' }]
      : [];
  });
}

/** Set by hand on a few sentences: in German, where all nouns are capitalised, doubtful names are mostly nouns. */
const LEAST_ABROAD = 0.6;

const TYPES: Readonly<Record<(typeof TAGS)[number], EntityType | undefined>> = {
  PER: 'person',
  LOC: 'location',
  ORG: 'organization',
  MISC: undefined,
};
