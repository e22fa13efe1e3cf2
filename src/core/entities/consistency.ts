import { COMMON_WORD } from './gazetteer.ts';
import { mix } from './hash.ts';
import { ORGANIZATION, PERSON } from './labels.ts';
import type { Reading } from './reading.ts';
import { CAPITAL, SENTENCE_START } from './tokens.ts';

/** A name as the tagger found it: tokens `first` (included) to `last` (excluded), tag (see labels.ts), probability. */
export interface TaggedName {
  readonly first: number;
  readonly last: number;
  readonly tag: number;
  readonly score: number;
}

/** Share of the votes that turns the others. */
const MAJORITY = 0.55;
/** An unmarked mention is marked where a mention this sure stands elsewhere. */
const LEAST_FOR_NEW = 0.8;
const LONGEST = 4;

/**
 * The names made consistent through the document: mentions of the same words vote on their tag by their probabilities (a person's full name also for its
 * last word, a spelt-out organization for its acronym); all follow a clear majority, and unmarked capitalised mentions are marked. Linear.
 */
export function madeConsistent(reading: Reading, names: readonly TaggedName[]): TaggedName[] {
  const votes = new Map<number, Votes>();
  for (const name of names) castVotes(reading, name, votes);
  const turned = names.map((name) => turn(reading, name, votes));
  return withUnmarked(reading, turned, votes);
}

interface Votes {
  readonly byTag: [number, number, number, number];
  best: number;
  total: number;
}

function castVotes(reading: Reading, name: TaggedName, votes: Map<number, Votes>): void {
  vote(votes, keyOf(reading, name.first, name.last), { tag: name.tag, weight: name.score });
  if (name.tag === PERSON && name.last - name.first > 1)
    vote(votes, keyOf(reading, name.last - 1, name.last), { tag: PERSON, weight: name.score });
  const acronym = name.tag === ORGANIZATION ? name.last + 1 : reading.tokens.count;
  if (acronym < reading.tokens.count && isAcronymOf(reading, acronym, name))
    vote(votes, keyOf(reading, acronym, acronym + 1), { tag: ORGANIZATION, weight: 2 });
}

function vote(votes: Map<number, Votes>, key: number, { tag, weight }: { readonly tag: number; readonly weight: number }): void {
  const cast = votes.get(key) ?? { byTag: [0, 0, 0, 0], best: 0, total: 0 };
  cast.byTag[tag] = (cast.byTag[tag] ?? 0) + weight;
  cast.total += weight;
  cast.best = Math.max(cast.best, weight);
  votes.set(key, cast);
}

/** "(NHA)" after "National Hockey Association". */
function isAcronymOf({ text, tokens }: Reading, index: number, name: TaggedName): boolean {
  if (text.charAt(tokens.start[index - 1] ?? 0) !== '(') return false;
  const acronym = text.slice(tokens.start[index], tokens.end[index]);
  let at = 0;
  for (let word = name.first; word < name.last && at < acronym.length; word++)
    if (text.charAt(tokens.start[word] ?? 0) === acronym.charAt(at)) at++;
  return at === acronym.length && at > 1;
}

function turn(reading: Reading, name: TaggedName, votes: ReadonlyMap<number, Votes>): TaggedName {
  const tag = majority(votes.get(keyOf(reading, name.first, name.last)));
  return tag < 0 || tag === name.tag ? name : { ...name, tag };
}

function majority(votes: Votes | undefined): number {
  if (!votes) return -1;
  return votes.byTag.findIndex((weight) => weight >= votes.total * MAJORITY);
}

function withUnmarked(reading: Reading, names: readonly TaggedName[], votes: ReadonlyMap<number, Votes>): TaggedName[] {
  const all: TaggedName[] = [];
  let next = 0;
  for (const stretch of reading.stretches)
    for (let index = stretch.first; index < stretch.last; index++) {
      const name = names[next];
      if (name && name.first === index) {
        all.push(name);
        next++;
        index = name.last - 1;
        continue;
      }
      const found = isPlainCapital(reading, index)
        ? unmarkedAt(reading, index, { votes, limit: Math.min(stretch.last, name?.first ?? stretch.last) })
        : undefined;
      if (!found) continue;
      all.push(found);
      index = found.last - 1;
    }
  return all;
}

function unmarkedAt(
  reading: Reading,
  first: number,
  { votes, limit }: { readonly votes: ReadonlyMap<number, Votes>; readonly limit: number },
): TaggedName | undefined {
  let found: TaggedName | undefined;
  let key = 0;
  for (let last = first + 1; last <= Math.min(limit, first + LONGEST); last++) {
    key = mix(key, reading.tokens.hash[last - 1] ?? 0);
    const cast = votes.get(key);
    const tag = cast && cast.best >= LEAST_FOR_NEW ? majority(cast) : -1;
    if (tag >= 0) found = { first, last, tag, score: 0.6 };
  }
  return found && !isNameLike(reading, found.last) ? found : undefined;
}

/** Capitalised, not at the start of a sentence, and no capitalised word before it. */
function isPlainCapital(reading: Reading, index: number): boolean {
  const { tokens } = reading;
  const flags = tokens.flags[index] ?? 0;
  if ((flags & CAPITAL) === 0 || (flags & SENTENCE_START) !== 0) return false;
  return index === 0 || !isNameLike(reading, index - 1);
}

/** Capitalised, and not usual in small letters. */
function isNameLike({ tokens, lexicon, types }: Reading, index: number): boolean {
  return ((tokens.flags[index] ?? 0) & CAPITAL) !== 0 && ((lexicon.bits[types[index] ?? 0] ?? 0) & COMMON_WORD) === 0;
}

function keyOf({ tokens }: Reading, first: number, last: number): number {
  let key = 0;
  for (let index = first; index < last; index++) key = mix(key, tokens.hash[index] ?? 0);
  return key;
}
