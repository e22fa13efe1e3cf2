import { once } from '../text/once.ts';
import { DATE_WORDS, type DateWords, ENGLISH } from './dateWords.ts';

/** The sticky patterns of one language's dates; groups as named in each. */
export interface DatePatterns {
  /** weekday?, month, day, lastDay?, year? */
  readonly monthDay: RegExp | undefined;
  /** weekday?, day, lastDay?, month, year? */
  readonly dayMonth: RegExp;
  /** month, year? */
  readonly month: RegExp;
  /** which?, weekday */
  readonly weekday: RegExp;
  /** One group for each of `words.days`, then of `words.relative`. */
  readonly relative: RegExp;
  /** count, unit */
  readonly ago: RegExp;
  /** How many words after its first `ago` has its unit: 1 in "three days ago", 4 in "il y a trois jours". */
  readonly unitReach: number;
  readonly words: DateWords;
  /** Whole forms of the words of the same names in `words`. */
  readonly months: readonly RegExp[];
  readonly weekdays: readonly RegExp[];
  readonly numbers: readonly RegExp[];
  readonly units: readonly RegExp[];
}

/** The patterns of a language; English ones for a language that is not among the eight. */
export function datePatternsOf(language: string): DatePatterns {
  return (PATTERNS.get(language) ?? englishPatterns)();
}

const END = '(?![\\p{L}\\p{N}])';

/** A sticky, case-insensitive pattern in which a space also stands for a no-break space, and which ends where a word ends. */
export function sticky(source: string): RegExp {
  return new RegExp(source.replaceAll(' ', '[ \\u00a0]') + END, 'iuy');
}

function patternsOf(language: string, words: DateWords): DatePatterns {
  const months = `(?<month>${words.months.join('|')})`;
  const weekdays = `(?<weekday>${words.weekdays.join('|')})`;
  const lead = `(?:${weekdays},? )?(?:the |den |dem |le |el |il )?`;
  const year = '(?<year>\\d{4})';
  const day = `(?<day>[0-3]?\\d)${words.ordinal}`;
  const lastDay = `(?: ?[-–] ?(?<lastDay>[0-3]?\\d)${words.ordinal})?`;
  const which = language === 'en' ? '(?:(?<which>last|this|next|this past|this coming) )?' : '';
  const counts = `(?<count>\\d{1,4}|${words.numbers.join('|')})`;
  const units = `(?<unit>${words.units.map(([forms]) => forms).join('|')})`;
  const groups = [...words.days, ...words.relative].map(([forms]) => `(${forms})`);
  return {
    monthDay: language === 'en' ? sticky(`${lead}${months} ${day}${lastDay}(?:,? ${year}(?!,\\d))?`) : undefined,
    dayMonth: sticky(`${lead}${day}${lastDay}${words.ofMonth} ${months}(?:${words.ofYear}${year}${words.yearTail})?`),
    month: sticky(`${months}(?:${words.ofYear}${year}${words.yearTail})?`),
    weekday: sticky(`${which}${weekdays}`),
    relative: sticky(`(?:${groups.join('|')})`),
    ago: sticky(`${words.agoBefore}${counts} ${units}${words.agoAfter}`),
    unitReach: words.agoBefore.split(' ').length,
    words,
    months: words.months.map(whole),
    weekdays: words.weekdays.map(whole),
    numbers: words.numbers.map(whole),
    units: words.units.map(([forms]) => whole(forms)),
  };
}

function whole(forms: string): RegExp {
  return new RegExp(`^(?:${forms})$`, 'iu');
}

const PATTERNS: ReadonlyMap<string, () => DatePatterns> = new Map(
  [...DATE_WORDS].map(([language, words]) => [language, once(() => patternsOf(language, words))]),
);
const englishPatterns = once(() => patternsOf('en', ENGLISH));
