import { groupBy } from '../groupBy.ts';
import type { EntityType } from './entity.ts';
import type { IndexedName } from './entityIndex.ts';

/** A name that is written in a rarer way than another that is most likely meant. */
export interface Misspelling {
  readonly rare: IndexedName;
  readonly usual: IndexedName;
}

/**
 * Names that are spelt almost as a more frequent one of their type: the same but for accents, hyphens and dots, or one letter off in one long word (a person's
 * last one; a lone word only where it is very long), and at most a third as frequent. Words with digits must be equal. Linear in the names.
 */
export function misspellings(names: readonly IndexedName[]): Misspelling[] {
  const keyed = names.flatMap((name) => {
    const words = wordsOf(name.id);
    return words.length === 0 ? [] : keysOf(name.type, words).map((key) => ({ key, candidate: { name, words } }));
  });
  const groups = groupBy(keyed, ({ key }) => key);
  const found = new Map<IndexedName, IndexedName>();
  for (const alike of groups.values()) {
    if (alike.length < 2 || alike.length > MOST_ALIKE) continue;
    const group = alike.map(({ candidate }) => candidate);
    for (const rare of group) keepBest(found, rare, group);
  }
  return [...found].map(([rare, usual]) => ({ rare, usual }));
}

interface Candidate {
  readonly name: IndexedName;
  readonly words: readonly string[];
}

/** More names with one key are a pattern of names, not a slip. */
const MOST_ALIKE = 40;
const LONG_WORD = 5;
const LONG_LONE_WORD = 8;
const TIMES_AS_FREQUENT = 3;

function keepBest(found: Map<IndexedName, IndexedName>, rare: Candidate, group: readonly Candidate[]): void {
  for (const usual of group) {
    if (usual === rare || usual.name.mentions < rare.name.mentions * TIMES_AS_FREQUENT || usual.name.files < 2) continue;
    const best = found.get(rare.name);
    if ((best?.mentions ?? 0) < usual.name.mentions && isSlip(rare, usual)) found.set(rare.name, usual.name);
  }
}

function isSlip({ words, name }: Candidate, usual: Candidate): boolean {
  if (words.join('') === usual.words.join('')) return withoutDots(name.id) !== withoutDots(usual.name.id);
  if (words.length !== usual.words.length) return false;
  const differing = words.flatMap((word, at) => (word === usual.words[at] ? [] : [at]));
  const [at] = differing;
  if (at === undefined || differing.length > 1 || (name.type === 'person' && at !== words.length - 1)) return false;
  const [one, other] = [words[at] ?? '', usual.words[at] ?? ''];
  return Math.min(one.length, other.length) >= (words.length === 1 ? LONG_LONE_WORD : LONG_WORD) && isOneOff(one, other);
}

/** Whether two words differ by one letter more, less, other, or by two that changed places; not in their ending alone, which may be grammar. */
function isOneOff(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1 || DIGIT.test(one + other)) return false;
  let first = 0;
  while (first < short.length && short[first] === long[first]) first++;
  if (first >= short.length - (short.length === long.length ? 1 : 0)) return false;
  if (short.length < long.length) return short.slice(first) === long.slice(first + 1);
  if (short.slice(first + 1) === long.slice(first + 1)) return true;
  return short[first] === long[first + 1] && short[first + 1] === long[first] && short.slice(first + 2) === long.slice(first + 2);
}

/** Whether initials have dots is no slip. */
function withoutDots(id: string): string {
  return id.replaceAll('.', '').replaceAll(' ', '');
}

/** The words of an id without accents and marks. */
function wordsOf(id: string): string[] {
  if (PLAIN.test(id)) return id.split(' ');
  return id.normalize('NFD').replace(ACCENTS, '').replaceAll('&', ' and ').replace(MARKS, ' ').trim().split(' ').filter(Boolean);
}

/** Names that are a slip of each other share a key: all letters run together, or all words but one with the first letter and the length class of that. */
function keysOf(type: EntityType, words: readonly string[]): readonly string[] {
  const at = type === 'person' ? [words.length - 1] : words.map((_, index) => index);
  const without = at.flatMap((index) =>
    (words[index] ?? '').length >= LONG_WORD - 1
      ? [`${type} ${words.map((word, each) => (each === index ? `${word.charAt(0)}*` : word)).join(' ')}`]
      : [],
  );
  return [`${type} ${words.join('')}`, ...without];
}

// e.g. "ada orn"
const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/;
// e.g. the accent of "é"
const ACCENTS = /\p{M}/gu;
// e.g. "-", "'"
const MARKS = /[^\p{L}\p{N}]+/gu;
// e.g. "4"
const DIGIT = /\p{N}/u;
