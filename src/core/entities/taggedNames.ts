import { refinedAbroad } from './abroad.ts';
import type { Entity, EntityType } from './entity.ts';
import { madeConsistent } from './consistency.ts';
import { placesIn } from './hyphens.ts';
import { TAGS } from './labels.ts';
import { type Reading, readText } from './reading.ts';
import { refined } from './refine.ts';
import type { Tagger } from './tagger.ts';
import { COMPOUND } from './tokens.ts';
import { truecased } from './truecase.ts';

/** The people, places and organizations that the learned tagger finds in a reading over its own tokens and lexicon; sorted, not overlapping. `language` is the text's (ISO 639-1): outside English, which the tagger learnt from, only what it is sure of. */
export function taggedNames(given: Reading, tagger: Tagger, language: string): Entity[] {
  const isEnglish = language === 'en';
  const least = isEnglish ? 0 : LEAST_ABROAD;
  const reading = isEnglish ? withCapitals(given, tagger) : given;
  const names = madeConsistent(reading, tagger.names(reading));
  const found: Entity[] = [];
  for (const { first, last, tag, score } of refined(reading, isEnglish ? names : refinedAbroad(reading, names))) {
    const type = TYPES[TAGS[tag] ?? 'MISC'];
    if (!type || score < least) continue;
    const span = { start: reading.tokens.start[first] ?? 0, end: reading.tokens.end[last - 1] ?? 0 };
    const isCompound = type === 'location' && last - first === 1 && ((reading.tokens.flags[first] ?? 0) & COMPOUND) !== 0;
    for (const { start, end } of isCompound ? placesIn(reading.text, span, tagger.gazetteer) : [span])
      found.push({ start, end, type, score, source: 'model' });
  }
  return found;
}

/** The reading with capitals where it has none; the same where it has them. */
function withCapitals(reading: Reading, tagger: Tagger): Reading {
  const text = truecased(reading, tagger.gazetteer);
  return text === reading.text ? reading : readText(text, reading.stretches, tagger);
}

/** Set by hand on a few sentences: in German, where all nouns are capitalised, doubtful names are mostly nouns. */
const LEAST_ABROAD = 0.6;

const TYPES: Readonly<Record<(typeof TAGS)[number], EntityType | undefined>> = {
  PER: 'person',
  LOC: 'location',
  ORG: 'organization',
  MISC: undefined,
};
