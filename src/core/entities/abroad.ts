import type { TaggedName } from './consistency.ts';
import { CITY, COMMON_WORD, COUNTRY, GIVEN_NAME, REGION, SMALL_CITY, SURNAME } from './gazetteer.ts';
import { lowerHashOf } from './hash.ts';
import { LOCATION, ORGANIZATION, PERSON } from './labels.ts';
import type { Reading } from './reading.ts';
import { CAPITAL, LOWERCASE, SENTENCE_START } from './tokens.ts';

/**
 * The names of a text that is not in English, which alone the tagger learnt: parted where an article stands in them, without the office before a person,
 * places that the gazetteer knows as such, its countries and large cities added. Sorted, not overlapping.
 */
export function refinedAbroad(reading: Reading, names: readonly TaggedName[]): TaggedName[] {
  const parted = names.flatMap((name) => (name.tag === ORGANIZATION ? [name] : partsOf(reading, name)));
  return withPlaces(
    reading,
    parted.map((name) => (isPlace(reading, name) ? { ...name, tag: LOCATION } : name)),
  );
}

const words = (list: string): ReadonlySet<number> => new Set(list.split(' ').map((word) => lowerHashOf(word)));
const ARTICLES = words('den dem der des die das');
/** Before an article these make it a part of a name: "von der", "van den". */
const PARTICLES = words('von van auf zu in');
const OFFICES = words(
  'президент премьер премьер-министр министр генерал губернатор депутат глава прем’єр-міністр міністр голова bundeskanzler bundeskanzlerin kanzler kanzlers kanzlerin präsident präsidenten präsidentin ' +
    'bundespräsident minister ministerin außenminister außenministerin außenministerium général président présidente ministre presidente ministro ministra papa papst pape',
);

function partsOf(reading: Reading, name: TaggedName): TaggedName[] {
  const { lower, flags } = reading.tokens;
  const parts: TaggedName[] = [];
  let first = name.first;
  for (let index = name.first; index <= name.last; index++) {
    const word = lower[index] ?? 0;
    const isParted =
      index < name.last && ARTICLES.has(word) && ((flags[index] ?? 0) & LOWERCASE) !== 0 && !PARTICLES.has(lower[index - 1] ?? 0);
    if (index < name.last && !isParted) continue;
    if (name.tag === PERSON && OFFICES.has(lower[first] ?? 0)) first = withoutOffices(reading, first, index);
    if (index > first) parts.push({ ...name, first, last: index });
    first = index + 1;
  }
  return parts;
}

/** Where the name begins after its offices and the small words behind them: "Präsidenten von" before "Frankreich". */
function withoutOffices({ tokens }: Reading, first: number, last: number): number {
  let from = first;
  while (from + 1 < last && (OFFICES.has(tokens.lower[from] ?? 0) || ((tokens.flags[from] ?? 0) & LOWERCASE) !== 0)) from++;
  return from;
}

const PLACE = CITY | SMALL_CITY | COUNTRY | REGION;
const OTHER = GIVEN_NAME | SURNAME | COMMON_WORD;

function isPlace(reading: Reading, { first, last }: TaggedName): boolean {
  const bits = last - first === 1 ? bitsAt(reading, first) : 0;
  return (bits & PLACE) !== 0 && (bits & OTHER) === 0;
}

function withPlaces(reading: Reading, names: readonly TaggedName[]): TaggedName[] {
  const all: TaggedName[] = [];
  let next = 0;
  for (let index = 0; index < reading.tokens.count; index++) {
    const name = names[next];
    if (name && name.first <= index) {
      all.push(name);
      next++;
      index = Math.max(index, name.last - 1);
    } else if (isLonePlace(reading, index)) all.push({ first: index, last: index + 1, tag: LOCATION, score: PLACE_SCORE });
  }
  return all;
}

/** Set by hand. */
const PLACE_SCORE = 0.6;

/** A country or large city that is nothing else, inside a sentence, between words without capitals. */
function isLonePlace(reading: Reading, index: number): boolean {
  const { flags, count } = reading.tokens;
  const own = flags[index] ?? 0;
  if ((own & CAPITAL) === 0 || (own & SENTENCE_START) !== 0) return false;
  const bits = bitsAt(reading, index);
  if ((bits & (CITY | COUNTRY)) === 0 || (bits & OTHER) !== 0) return false;
  return ((flags[index - 1] ?? 0) & CAPITAL) === 0 && (index + 1 >= count || ((flags[index + 1] ?? 0) & CAPITAL) === 0);
}

function bitsAt({ lexicon, types }: Reading, index: number): number {
  return lexicon.bits[types[index] ?? 0] ?? 0;
}
