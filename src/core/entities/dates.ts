import { datePatternsOf, type DatePatterns, sticky } from './datePatterns.ts';
import { type DateContext, type DateOpening, matchAt, type PatternMatch } from './dateMatch.ts';
import type { TimeUnit } from './dateWords.ts';
import { isoDay, isoMonth, nearestYear, shifted, stretchOf, weekdayNear } from './dateValue.ts';
import { numericDateAt } from './numericDates.ts';
import { COUNT, MONTH, RELATIVE, UNIT, WEEKDAY } from './timeWords.ts';

/** The date that starts at a token, if one does. */
export function dateAt(text: string, opening: DateOpening, reading: DateReading): PatternMatch | undefined {
  const found =
    opening.bits === 0
      ? ((opening.near & MONTH ? dayMonthAt(text, opening, reading) : undefined) ?? numericDateAt(text, opening, reading))
      : wordDateAt(text, opening, reading);
  const inside = within(found, opening);
  if (inside) return inside;
  return opening.near & UNIT && (opening.bits === 0 || opening.bits & COUNT)
    ? within(countedAt(text, opening, reading), opening)
    : undefined;
}

/** What dates are read by: the patterns of the text's language beside what is known of the text. */
export interface DateReading extends DateContext {
  readonly patterns: DatePatterns;
}

/** Looks the patterns up, once for a text. */
export function dateReading(context: DateContext): DateReading {
  return { patterns: datePatternsOf(context.language), ...context };
}

type Reader = (text: string, opening: DateOpening, reading: DateReading) => PatternMatch | undefined;

function within(match: PatternMatch | undefined, opening: DateOpening): PatternMatch | undefined {
  return match && match.end <= opening.stretchEnd ? match : undefined;
}

const WORD_READERS: readonly (readonly [bit: number, reader: Reader])[] = [
  [MONTH, monthDayAt],
  [WEEKDAY, monthDayAt],
  [WEEKDAY, dayMonthAt],
  [RELATIVE, partOfAt],
  [RELATIVE, relativeAt],
  [RELATIVE, englishAt],
  [RELATIVE | WEEKDAY, weekdayAt],
  [MONTH, monthAt],
];

function wordDateAt(text: string, opening: DateOpening, reading: DateReading): PatternMatch | undefined {
  for (const [bit, reader] of WORD_READERS) {
    const found = opening.bits & bit ? reader(text, opening, reading) : undefined;
    if (found) return found;
  }
  return undefined;
}

function monthDayAt(text: string, opening: DateOpening, reading: DateReading): PatternMatch | undefined {
  const pattern = reading.patterns.monthDay;
  const match = pattern && opening.isCapital ? matchAt(pattern, text, opening.at) : undefined;
  return match && dayOf(match, opening.at, reading);
}

function dayMonthAt(text: string, opening: DateOpening, reading: DateReading): PatternMatch | undefined {
  const match = matchAt(reading.patterns.dayMonth, text, opening.at);
  return match && dayOf(match, opening.at, reading);
}

function dayOf(match: RegExpExecArray, at: number, reading: DateReading): PatternMatch | undefined {
  const { month = '', day = '', lastDay, year } = match.groups ?? {};
  const number = formIndex(reading.patterns.months, month) + 1;
  if (Number(day) < 1 || Number(day) > 31) return undefined;
  const end = at + match[0].length;
  const inYear =
    year !== undefined ? Number(year) : reading.reference !== undefined ? nearestYear(reading.reference, number, Number(day)) : undefined;
  if (inYear === undefined) return { end };
  const first = isoDay(inYear, number, Number(day));
  const last = lastDay === undefined ? undefined : isoDay(inYear, number, Number(lastDay));
  if (!first) return { end };
  return { end, value: last ? `${first}/${last}` : first };
}

function monthAt(text: string, opening: DateOpening, reading: DateReading): PatternMatch | undefined {
  const match = matchAt(reading.patterns.month, text, opening.at);
  const { month = '', year } = match?.groups ?? {};
  if (!match || !isSurelyMonth(text, opening, month, year !== undefined)) return undefined;
  const number = formIndex(reading.patterns.months, month) + 1;
  const end = opening.at + match[0].length;
  if (year !== undefined) return { end, value: isoMonth(Number(year), number) };
  return reading.reference === undefined ? { end } : { end, value: isoMonth(nearestYear(reading.reference, number, 15), number) };
}

/** Words that are months only beside something that says so: "May", "March", and small-letter months of three letters. */
function isSurelyMonth(text: string, opening: DateOpening, month: string, hasYear: boolean): boolean {
  if (hasYear) return true;
  if (month.length <= 4 && month.endsWith('.')) return false;
  const isEnglishVerb = /^(?:may|march|mar|jan|sep)$/i.test(month);
  if (!isEnglishVerb) return opening.isCapital || month.length > 3;
  const before = text.slice(Math.max(opening.stretchStart, opening.at - 12), opening.at);
  return opening.isCapital && MONTH_LEAD.test(before);
}

// e.g. "in ", "since ", "early ", "in late "
const MONTH_LEAD =
  /(?:^|[\s(])(?:in|since|until|till|by|from|to|of|last|next|this|early|late|mid|and|during|before|after|mi-|im|en|em|à|au|de|fin|début)[ \u00a0-]$/i;

function weekdayAt(text: string, opening: DateOpening, reading: DateReading): PatternMatch | undefined {
  if (((opening.bits | opening.near) & WEEKDAY) === 0) return undefined;
  const match = matchAt(reading.patterns.weekday, text, opening.at);
  const weekday = match?.groups?.['weekday'];
  if (!match || weekday === undefined) return undefined;
  const end = opening.at + match[0].length;
  if (reading.reference === undefined) return { end };
  const which = match.groups?.['which']?.toLowerCase() ?? '';
  const isAhead =
    which === 'next' ||
    which.endsWith('coming') ||
    (which === '' && FUTURE.test(text.slice(Math.max(opening.stretchStart, opening.at - 90), opening.at)));
  return { end, value: weekdayNear(reading.reference, formIndex(reading.patterns.weekdays, weekday), isAhead) };
}

// e.g. "will sign the pact on ", "at the upcoming fair on "
const FUTURE =
  /(?<!\p{L})(?:will|upcoming|scheduled|due to|set to|plans? to|expected to|wird|werden|doit|doivent|sera|será|sarà|deve|dovrà|пройдет|состоится|відбудеться)(?!\p{L})(?!.*[.!?] )/iu;

function relativeAt(text: string, opening: DateOpening, reading: DateReading): PatternMatch | undefined {
  const match = matchAt(reading.patterns.relative, text, opening.at);
  if (!match) return undefined;
  const end = opening.at + match[0].length;
  const group = match.slice(1).findIndex((form) => form !== undefined);
  if (reading.reference === undefined) return { end };
  const { days, relative } = reading.patterns.words;
  const day = days[group];
  const phrase = relative[group - days.length];
  if (day) return { end, value: shifted(reading.reference, 'day', day[1]) };
  return phrase ? { end, value: shifted(reading.reference, phrase[1], phrase[2]) } : { end };
}

// e.g. "early 2020", "late February 2022", "mid-1990s"
const PART_OF = sticky(
  '(?:early|late|mid)(?: |-)(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \\d{4})?|(?<year>(?:1[5-9]|20)\\d\\d))',
);

function partOfAt(text: string, opening: DateOpening, reading: DateReading): PatternMatch | undefined {
  if (reading.patterns.monthDay === undefined) return undefined;
  const ordinal =
    opening.near & MONTH && text.slice(opening.at, opening.at + 4).toLowerCase() === 'the '
      ? dayMonthAt(text, opening, reading)
      : undefined;
  if (ordinal) return ordinal;
  const match = matchAt(PART_OF, text, opening.at);
  if (!match) return undefined;
  const { year } = match.groups ?? {};
  return { end: opening.at + match[0].length, ...(year === undefined ? {} : { value: year }) };
}

// e.g. "the past six weeks", "the last few weeks", "last 10 years"
const PAST = sticky(
  '(?:the )?(?<which>past|last|next|coming|previous|recent) (?:(?<count>\\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|few|several|couple of|half) )?(?<unit>days?|weeks?|months?|years?|decades?|century|centuries)',
);
// e.g. "the third quarter of 2024", "summer 2023", "the spring of 1914", "last winter"
const SEASON = sticky(
  '(?:the |last |next |this )?(?:(?:first|second|third|fourth) quarter|(?:(?:early|late|mid) )?(?:spring|summer|autumn|fall|winter))(?: of| in)?(?<year> \\d{4})',
);
const NAMED_SEASON = sticky(
  '(?:last|next|this|this past) (?:spring|summer|autumn|fall|winter|quarter|January|February|March|April|May|June|July|August|September|October|November|December)',
);

function englishAt(text: string, opening: DateOpening, reading: DateReading): PatternMatch | undefined {
  if (reading.language !== 'en' && reading.patterns.monthDay === undefined) return undefined;
  const season = matchAt(SEASON, text, opening.at);
  if (season) {
    const year = season.groups?.['year']?.trim();
    return { end: opening.at + season[0].length, ...(year ? { value: year } : {}) };
  }
  const named = matchAt(NAMED_SEASON, text, opening.at);
  if (named) return { end: opening.at + named[0].length };
  const past = matchAt(PAST, text, opening.at);
  const { which = '', count, unit = '' } = past?.groups ?? {};
  if (
    !past ||
    (count === undefined &&
      !text
        .slice(opening.at, opening.at + 4)
        .toLowerCase()
        .startsWith('the '))
  )
    return undefined;
  const end = opening.at + past[0].length;
  const amount = count === undefined ? 1 : countOf(count, reading.patterns);
  const unitName = unitOf(unit, reading.patterns);
  if (reading.reference === undefined || !unitName || amount === undefined) return { end };
  return {
    end,
    value: stretchOf(reading.reference, unitName, which.toLowerCase() === 'next' || which.toLowerCase() === 'coming' ? amount : -amount),
  };
}

function countedAt(text: string, opening: DateOpening, reading: DateReading): PatternMatch | undefined {
  const match = matchAt(reading.patterns.ago, text, opening.at);
  if (!match) return undefined;
  const end = opening.at + match[0].length;
  const { count = '', unit = '' } = match.groups ?? {};
  const amount = countOf(count, reading.patterns);
  const unitName = unitOf(unit, reading.patterns);
  if (reading.reference === undefined || amount === undefined || !unitName) return { end };
  return { end, value: shifted(reading.reference, unitName, -amount) };
}

function countOf(count: string, patterns: DatePatterns): number | undefined {
  if (/^\d+$/.test(count)) return Number(count);
  const index = formIndex(patterns.numbers, count);
  return index < 0 ? undefined : index + 1;
}

function unitOf(unit: string, patterns: DatePatterns): TimeUnit | undefined {
  return patterns.words.units[formIndex(patterns.units, unit)]?.[1];
}

function formIndex(forms: readonly RegExp[], form: string): number {
  return forms.findIndex((alternatives) => alternatives.test(form));
}
