import { CENTS, CURRENCY_NAMES, CURRENCY_SIGNS } from './currencies.ts';
import { DATE_WORDS, type DateWords } from './dateWords.ts';
import { expand } from './expand.ts';
import { once } from '../text/once.ts';
import { lowerHashOf } from './hash.ts';

/** What a word may begin, in any of the eight languages; bits. */
export const MONTH = 1;
export const WEEKDAY = 2;
/** A date by itself: "yesterday". */
export const RELATIVE = 4;
export const COUNT = 8;
/** Opens a date together with a word of `FOLLOWS`: "last month", "the day before yesterday". */
export const PHRASE = 16;
/** The bits of what may begin a date or an amount. */
export const OPENS = 31;
/** What a word may be inside a date or an amount: the second word of a phrase, a unit of time, a scale or currency, a currency's sign. */
export const FOLLOWS = 32;
export const UNIT = 64;
export const CURRENCY = 128;
export const SIGN = 256;

/** What the word with this lower-case hash may begin or continue; 0 for most words. */
export function timeBitsOf(lower: number): number {
  return timeWords().get(lower) ?? 0;
}

/** Which languages (bits in the order of `DATE_WORDS`) count the word with this lower-case hash among their most frequent ones. */
export function languageBitsOf(lower: number): number {
  return commonWords().get(lower) ?? 0;
}

const ENGLISH_OPENERS =
  'last next this past previous recent coming the spring summer autumn fall winter early late mid first second third fourth';
const ENGLISH_FOLLOWERS =
  'first second third fourth early late mid spring summer autumn fall winter quarter of in past last next coming previous recent ' +
  'two three four five six seven eight nine ten eleven twelve few several couple half';
const MONEY_OPENERS = 'half several hundreds thousands millions billions us';

function formsOf(words: DateWords): [form: string, opens: number, follows: number][] {
  const formed = (pattern: string, opens: number, follows = 0): [string, number, number][] =>
    expand(pattern).map((form) => [form, opens, follows]);
  return [
    ...formed(words.months.join('|'), MONTH),
    ...formed(words.weekdays.join('|'), WEEKDAY),
    ...formed([...words.days, ...words.relative].map(([forms]) => forms).join('|'), RELATIVE, FOLLOWS),
    ...formed([words.agoBefore, ...words.numbers].join('|'), COUNT),
    ...formed(words.units.map(([forms]) => forms).join('|'), UNIT | FOLLOWS),
  ];
}

const timeWords = once((): ReadonlyMap<number, number> => {
  const bits = new Map<number, number>();
  const add = (word: string, bit: number): void => {
    addSpelling(bits, word, bit);
    if (word.endsWith('.')) addSpelling(bits, word.slice(0, -1), bit);
  };
  for (const words of DATE_WORDS.values())
    for (const [form, opens, follows] of formsOf(words)) {
      const [first = '', second = ''] = form.trim().split(' ');
      add(first, opens === RELATIVE && second !== '' ? PHRASE : opens);
      add(follows & UNIT ? first : second, follows);
    }
  for (const word of ENGLISH_OPENERS.split(' ')) add(word, PHRASE);
  for (const word of ENGLISH_FOLLOWERS.split(' ')) add(word, FOLLOWS);
  for (const word of MONEY_OPENERS.split(' ')) add(word, COUNT);
  for (const [forms] of CURRENCY_NAMES) for (const form of expand(forms)) add(form.split(' ')[0] ?? '', CURRENCY);
  for (const form of CENTS.split('|')) add(form, CURRENCY);
  for (const [sign] of CURRENCY_SIGNS) add(sign, SIGN);
  return bits;
});

function addSpelling(bits: Map<number, number>, spelling: string, bit: number): void {
  if (spelling === '') return;
  const hash = lowerHashOf(spelling);
  bits.set(hash, (bits.get(hash) ?? 0) | bit);
}

const commonWords = once((): ReadonlyMap<number, number> => {
  const bits = new Map<number, number>();
  [...DATE_WORDS.values()].forEach(({ common }, language) => {
    for (const word of common.split(' ')) bits.set(lowerHashOf(word), (bits.get(lowerHashOf(word)) ?? 0) | (1 << language));
  });
  return bits;
});
