import type { TaggedName } from './consistency.ts';
import { isDemonym } from './demonyms.ts';
import { lowerHashOf } from './hash.ts';
import { LOCATION, MISCELLANEOUS, ORGANIZATION, PERSON } from './labels.ts';
import { HONORIFIC } from './lexicon.ts';
import type { Reading } from './reading.ts';
import { ALL_CAPS, CAPITAL, LOWERCASE, SPACED } from './tokens.ts';

const THE = lowerHashOf('the');

/** Names as we mark them: a nationality alone is no place, a newspaper's name holds its capitalised article, a word in capitals after "agency" and the like is an organization. */
export function refined(reading: Reading, names: readonly TaggedName[]): TaggedName[] {
  const { tokens } = reading;
  const kept: TaggedName[] = [];
  for (const name of withAppositions(reading, names)) {
    const last = tokens.lower[name.last - 1] ?? 0;
    if (name.tag === LOCATION && name.last - name.first === 1 && isDemonym(last)) continue;
    const holdsThe =
      name.tag === ORGANIZATION &&
      name.last - name.first > 1 &&
      NEWSPAPER_WORDS.has(last) &&
      tokens.lower[name.first - 1] === THE &&
      ((tokens.flags[name.first - 1] ?? 0) & CAPITAL) !== 0;
    const by = holdsThe ? -1 : officesIn(reading, name);
    kept.push(by === 0 ? name : { ...name, first: name.first + by });
  }
  return kept;
}

/** How many shortened offices a person's name begins with, which are no part of it: 2 in "Lt. Gen. Ada Novak". */
function officesIn({ text, tokens, lexicon, types }: Reading, { first, last, tag }: TaggedName): number {
  let index = first;
  while (tag === PERSON && index + 1 < last) {
    const isOffice = ((lexicon.traits[types[index] ?? 0] ?? 0) & HONORIFIC) !== 0;
    const isShort = text.charAt((tokens.end[index] ?? 0) - 1) === '.' || ADDRESSES.has(tokens.lower[index] ?? 0);
    if (!isOffice || !isShort) break;
    index++;
  }
  return index - first;
}

const ADDRESSES: ReadonlySet<number> = new Set('mr mrs ms dr prof sir lt gen sgt'.split(' ').map((word) => lowerHashOf(word)));

/** Adds "RBC" of "the broadcaster RBC" as an organization where it is no name of a reported type yet. */
function withAppositions(reading: Reading, names: readonly TaggedName[]): readonly TaggedName[] {
  const all: TaggedName[] = [];
  let next = 0;
  for (let index = 1; index < reading.tokens.count; index++) {
    if (!isApposition(reading, index)) continue;
    for (let name = names[next]; name && name.first < index; name = names[++next]) all.push(name);
    const known = names[next];
    const before = names[next - 1];
    if ((before && before.last > index) || (known && known.first === index && (known.tag !== MISCELLANEOUS || known.last > index + 1)))
      continue;
    if (known && known.first === index) next++;
    all.push({ first: index, last: index + 1, tag: ORGANIZATION, score: APPOSITION_SCORE });
  }
  return next === 0 && all.length === 0 ? names : [...all, ...names.slice(next)];
}

/** Set by hand. */
const APPOSITION_SCORE = 0.7;

function isApposition({ tokens }: Reading, index: number): boolean {
  const flags = tokens.flags[index] ?? 0;
  if ((flags & ALL_CAPS) === 0 || (flags & SPACED) === 0 || (tokens.end[index] ?? 0) - (tokens.start[index] ?? 0) > LONGEST_ACRONYM)
    return false;
  const isAlone = ((tokens.flags[index + 1] ?? 0) & CAPITAL) === 0 || index + 1 >= tokens.count;
  return isAlone && ((tokens.flags[index - 1] ?? 0) & LOWERCASE) !== 0 && BODIES.has(tokens.lower[index - 1] ?? 0);
}

const LONGEST_ACRONYM = 6;
const BODIES: ReadonlySet<number> = new Set(
  'agency broadcaster company group party union network channel newspaper newswire regulator watchdog charity bank airline operator carrier producer firm federation association alliance'
    .split(' ')
    .map((word) => lowerHashOf(word)),
);

const NEWSPAPER_WORDS: ReadonlySet<number> = new Set(
  'times post guardian telegraph herald tribune gazette journal independent economist observer chronicle mirror examiner star globe standard courier mail'
    .split(' ')
    .map((word) => lowerHashOf(word)),
);
