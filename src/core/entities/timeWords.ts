import { DATE_WORDS, type DateWords } from './dateWords.ts';
import { expand } from './expand.ts';
import { lowerHashOf } from './hash.ts';

/** What a word may begin, in any of the eight languages; bits. */
export const MONTH = 1;
export const WEEKDAY = 2;
export const RELATIVE = 4;
export const COUNT = 8;

/** What the word with this lower-case hash may begin; 0 for most words. */
export function timeBitsOf(lower: number): number {
  return OPENERS.get(lower) ?? 0;
}

/** Which languages (bits in the order of `DATE_WORDS`) count the word with this lower-case hash among their most frequent ones. */
export function languageBitsOf(lower: number): number {
  return COMMON.get(lower) ?? 0;
}

const ENGLISH_EXTRAS =
  'last next this past previous recent coming the spring summer autumn fall winter early late mid first second third fourth';
const MONEY_OPENERS = 'half several hundreds thousands millions billions us';

function openersOf(words: DateWords): [string, number][] {
  const relative = [...words.days.map(([forms]) => forms), ...words.relative.map(([forms]) => forms)].join('|');
  const counts = [words.agoBefore, ...words.numbers].join('|');
  return [
    ...expand(words.months.join('|')).map((form): [string, number] => [form, MONTH]),
    ...expand(words.weekdays.join('|')).map((form): [string, number] => [form, WEEKDAY]),
    ...expand(relative).map((form): [string, number] => [form, RELATIVE]),
    ...expand(counts).map((form): [string, number] => [form, COUNT]),
  ];
}

const OPENERS: ReadonlyMap<number, number> = (() => {
  const bits = new Map<number, number>();
  const add = (form: string, bit: number): void => {
    const word = form.trim().split(' ')[0] ?? '';
    const bare = word.endsWith('.') ? word.slice(0, -1) : word;
    for (const spelling of new Set([word, bare]))
      if (spelling) bits.set(lowerHashOf(spelling), (bits.get(lowerHashOf(spelling)) ?? 0) | bit);
  };
  for (const words of DATE_WORDS.values()) for (const [form, bit] of openersOf(words)) add(form, bit);
  for (const word of ENGLISH_EXTRAS.split(' ')) add(word, RELATIVE);
  for (const word of MONEY_OPENERS.split(' ')) add(word, COUNT);
  return bits;
})();

const COMMON: ReadonlyMap<number, number> = (() => {
  const bits = new Map<number, number>();
  [...DATE_WORDS.values()].forEach(({ common }, language) => {
    for (const word of common.split(' ')) bits.set(lowerHashOf(word), (bits.get(lowerHashOf(word)) ?? 0) | (1 << language));
  });
  return bits;
})();
