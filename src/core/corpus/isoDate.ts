/**
 * A date as written (ISO, `2024/10/9`, RFC 2822, `9 October 2024`, `October 9, 2024`, `09.10.2024`, `20241009`, seconds or milliseconds since 1970) as ISO for sorting:
 * as much of `YYYY-MM-DDTHH:MM:SSZ` as is known; undefined when it is no date. `a/b/year` is month first unless that cannot be.
 */
export function isoDate(written: string): string | undefined {
  const text = written.trim();
  const iso = ISO.exec(text);
  if (iso) return fromIso(iso);
  const compact = COMPACT.exec(text);
  if (compact) return day(compact[1], Number(compact[2]), Number(compact[3]));
  if (EPOCH.test(text)) return fromEpoch(Number(text));
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) return day(yearFirst[1], Number(yearFirst[3]), Number(yearFirst[4]));
  const numeric = NUMERIC.exec(text);
  if (numeric) return fromNumeric(numeric);
  const named = DAY_FIRST.exec(text) ?? MONTH_FIRST.exec(text);
  return named?.groups ? fromNamed(named.groups) : undefined;
}

function fromIso(match: RegExpExecArray): string | undefined {
  const [, year, month, dayOf, hour, minute, second, zone] = match;
  if (month === undefined) return year;
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  if (dayOf === undefined) return `${year ?? ''}-${month}`;
  const date = day(year, Number(month), Number(dayOf));
  if (date === undefined || hour === undefined) return date;
  const local = Date.UTC(Number(year), Number(month) - 1, Number(dayOf), Number(hour), Number(minute), Number(second ?? 0));
  return new Date(local - offsetOf(zone) * 60_000).toISOString().replace('.000Z', 'Z');
}

function fromEpoch(value: number): string {
  return new Date(value < 1e11 ? value * 1000 : value).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

function fromNumeric(match: RegExpExecArray): string | undefined {
  const [, first, separator, second, year] = match;
  const a = Number(first);
  const b = Number(second);
  const monthFirst = separator === '/' && a <= 12;
  return monthFirst ? day(year, a, b) : day(year, b, a);
}

function fromNamed(groups: Readonly<Record<string, string | undefined>>): string | undefined {
  const month = MONTHS.indexOf((groups['month'] ?? '').slice(0, 3).toLowerCase()) + 1;
  if (month === 0) return undefined;
  const date = day(groups['year'], month, Number(groups['day']));
  const { hour, minute, second, zone } = groups;
  if (date === undefined || hour === undefined) return date;
  return isoDate(
    `${date}T${hour.padStart(2, '0')}:${minute ?? '00'}:${second ?? '00'}${zone === undefined || zone === 'GMT' ? 'Z' : zone}`,
  );
}

function day(year: string | undefined, month: number, dayOf: number): string | undefined {
  const date = new Date(Date.UTC(Number(year), month - 1, dayOf));
  if (Number.isNaN(date.getTime()) || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== dayOf) return undefined;
  return date.toISOString().slice(0, 10);
}

/** Minutes east of UTC; no zone counts as UTC. */
function offsetOf(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z' || zone === 'z') return 0;
  const digits = zone.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || 0);
  return zone.startsWith('-') ? -minutes : minutes;
}

// e.g. "2024", "2024-10", "2024-10-09", "2024-10-09T07:00:00.123+03:00", "2024-10-09 07:00"
const ISO = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|z|[+-]\d\d:?\d\d|[+-]\d\d)?)?)?)?$/;
// e.g. "20241009"
const COMPACT = /^((?:19|20)\d\d)(\d\d)(\d\d)$/;
// e.g. "1728457200", "1728457200000"
const EPOCH = /^\d{9,10}$|^\d{12,13}$/;
// e.g. "2024/10/09", "2024-1-5", "2024.10.9"
const YEAR_FIRST = /^(\d{4})([./-])(\d{1,2})\2(\d{1,2})$/;
// e.g. "09.10.2024", "10/09/2024"
const NUMERIC = /^(\d{1,2})([./-])(\d{1,2})[./-](\d{4})$/;
// e.g. "9 October 2024", "Wed, 09 Oct 2024 07:00:00 +0000"
const DAY_FIRST =
  /^(?:[A-Za-z]{3,9},?\s+)?(?<day>\d{1,2})\.?\s+(?<month>[A-Za-z]{3,9})\.?,?\s+(?<year>\d{4})(?:\s+(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d))?\s*(?<zone>GMT|Z|[+-]\d{4})?)?$/;
// e.g. "October 9, 2024", "Oct. 9 2024"
const MONTH_FIRST =
  /^(?:[A-Za-z]{3,9},?\s+)?(?<month>[A-Za-z]{3,9})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})(?:,?\s+(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d))?\s*(?<zone>GMT|Z|[+-]\d{4})?)?$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
