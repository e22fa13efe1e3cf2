import { addTo } from '../groupBy.ts';
import type { Entity, EntityType } from './entity.ts';
import { nameKey } from './link.ts';
import type { ListPattern, NameList, TokenTest } from './nameList.ts';
import type { Reading, TokenStretch } from './reading.ts';
import { lowerHashOf, mix } from './hash.ts';
import { tokenize } from './tokenize.ts';
import { Tokens } from './tokens.ts';

/** The mentions of listed names and patterns: case as listed, whole tokens, the longest first, earlier lists before later ones; sorted, not overlapping. Linear in the text. */
export function listEntities(reading: Reading, lists: readonly NameList[]): Entity[] {
  if (lists.length === 0) return [];
  const matcher = matcherOf(lists);
  if (matcher.phrases.size === 0 && matcher.patterns.size === 0) return [];
  const found: Entity[] = [];
  for (const stretch of reading.stretches)
    for (let index = stretch.first; index < stretch.last; index++) {
      const hit = best(phraseHit(reading, index, { stretch, matcher }), patternHit(reading, index, { stretch, matcher }));
      if (!hit) continue;
      found.push(toEntity(reading, index, hit));
      index = hit.last - 1;
    }
  return found;
}

interface Meaning {
  readonly type: EntityType;
  readonly list: string;
  readonly group: string | undefined;
}

interface Hit extends Meaning {
  readonly last: number;
}

interface Matcher {
  /** Hash of a name's tokens to what it is; prefixes of names are there without meaning. */
  readonly phrases: ReadonlyMap<number, Meaning | undefined>;
  /** Lower-case hash of a first token to the patterns that may start there. */
  readonly patterns: ReadonlyMap<number, readonly (readonly [ListPattern, string])[]>;
}

/** Compiled once for each array of lists, and kept as long as the array lives. */
const COMPILED = new WeakMap<readonly NameList[], Matcher>();

function matcherOf(lists: readonly NameList[]): Matcher {
  const known = COMPILED.get(lists);
  if (known) return known;
  const phrases = new Map<number, Meaning | undefined>();
  const patterns = new Map<number, (readonly [ListPattern, string])[]>();
  const tokens = new Tokens();
  for (const list of lists) {
    for (const [name, type] of list.entries)
      addPhrase(phrases, tokens, { name, meaning: { type, list: list.name, group: list.groups?.get(name) } });
    for (const pattern of list.patterns ?? []) addPattern(patterns, pattern, list.name);
  }
  const matcher = { phrases, patterns };
  COMPILED.set(lists, matcher);
  return matcher;
}

function addPhrase(
  phrases: Map<number, Meaning | undefined>,
  tokens: Tokens,
  { name, meaning }: { readonly name: string; readonly meaning: Meaning },
): void {
  tokens.clear();
  tokenize(name, 0, name.length, tokens);
  let hash = 0;
  for (let index = 0; index < tokens.count; index++) {
    hash = mix(hash, tokens.hash[index] ?? 0);
    if (index + 1 < tokens.count && !phrases.has(hash)) phrases.set(hash, undefined);
  }
  if (tokens.count > 0 && phrases.get(hash) === undefined) phrases.set(hash, meaning);
}

function addPattern(patterns: Map<number, (readonly [ListPattern, string])[]>, pattern: ListPattern, list: string): void {
  for (let first = 0; first < pattern.tokens.length; first++) {
    const test = pattern.tokens[first];
    for (const form of test?.forms ?? []) addTo(patterns, lowerHashOf(form), [pattern, list]);
    if (!test?.optional) return;
  }
}

interface Place {
  readonly stretch: TokenStretch;
  readonly matcher: Matcher;
}

function phraseHit(reading: Reading, index: number, { stretch, matcher }: Place): Hit | undefined {
  let hit: Hit | undefined;
  let hash = 0;
  for (let at = index; at < stretch.last; at++) {
    hash = mix(hash, reading.tokens.hash[at] ?? 0);
    if (!matcher.phrases.has(hash)) break;
    const meaning = matcher.phrases.get(hash);
    if (meaning) hit = { ...meaning, last: at + 1 };
  }
  return hit;
}

function patternHit(reading: Reading, index: number, { stretch, matcher }: Place): Hit | undefined {
  let hit: Hit | undefined;
  for (const [pattern, list] of matcher.patterns.get(reading.tokens.lower[index] ?? 0) ?? []) {
    const last = endOf(reading, index, { tests: pattern.tokens, limit: stretch.last });
    if (last !== undefined && last > (hit?.last ?? index)) hit = { type: pattern.type, list, group: pattern.group, last };
  }
  return hit;
}

/** Where the pattern ends when it matches at the token; optional tokens are taken when they fit. */
function endOf(
  reading: Reading,
  index: number,
  { tests, limit }: { readonly tests: readonly TokenTest[]; readonly limit: number },
): number | undefined {
  let at = index;
  for (const test of tests) {
    const word = at < limit ? reading.text.slice(reading.tokens.start[at], reading.tokens.end[at]) : undefined;
    const fits = word !== undefined && test.forms.includes(test.ignoreCase ? word.toLowerCase() : word);
    if (fits) at++;
    else if (!test.optional) return undefined;
  }
  return at > index ? at : undefined;
}

function best(first: Hit | undefined, second: Hit | undefined): Hit | undefined {
  return first && second ? (second.last > first.last ? second : first) : (first ?? second);
}

function toEntity(reading: Reading, index: number, hit: Hit): Entity {
  return {
    start: reading.tokens.start[index] ?? 0,
    end: reading.tokens.end[hit.last - 1] ?? 0,
    type: hit.type,
    score: 1,
    source: 'list',
    list: hit.list,
    ...(hit.group === undefined ? {} : { id: nameKey(hit.group) }),
  };
}
