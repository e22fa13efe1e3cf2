import type { TimeUnit } from './dateWords.ts';

/** Milliseconds of a day. */
const DAY = 86_400_000;

/** "2024-10-09" from numbers; undefined when there is no such day. */
export function isoDay(year: number, month: number, day: number): string | undefined {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year > 0 ? isoOf(time) : undefined;
}

/** "2024-10". */
export function isoMonth(year: number, month: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
}

/** The day of an ISO date in milliseconds since 1970; undefined when the text does not begin with one. */
export function timeOf(iso: string | undefined): number | undefined {
  // e.g. "2024-12-06T10:00:00Z"
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso ?? '');
  return match ? Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) : undefined;
}

/** The day `distance` units from the reference day, as fine as the unit: a day, a week ("2024-W48"), a month, a year, a range of years. */
export function shifted(reference: number, unit: TimeUnit, distance: number): string {
  const date = new Date(reference);
  const year = date.getUTCFullYear();
  switch (unit) {
    case 'day':
      return isoOf(reference + distance * DAY);
    case 'week':
      return isoWeek(reference + distance * 7 * DAY);
    case 'month': {
      const months = year * 12 + date.getUTCMonth() + distance;
      return isoMonth(Math.floor(months / 12), (((months % 12) + 12) % 12) + 1);
    }
    case 'year':
      return String(year + distance);
    case 'decade':
      return yearsOf(Math.floor(year / 10 + distance) * 10, 10);
    case 'century':
      return yearsOf(Math.floor(year / 100 + distance) * 100, 100);
  }
}

/** The stretch from `count` units before (negative) or up to `count` units after the reference day to the day itself, as "start/end". */
export function stretchOf(reference: number, unit: TimeUnit, count: number): string {
  const date = new Date(reference);
  const days = { day: 1, week: 7 } as const;
  const other =
    unit === 'day' || unit === 'week'
      ? reference + count * days[unit] * DAY
      : Date.UTC(
          date.getUTCFullYear() + (unit === 'month' ? 0 : count * (unit === 'year' ? 1 : unit === 'decade' ? 10 : 100)),
          date.getUTCMonth() + (unit === 'month' ? count : 0),
          date.getUTCDate(),
        );
  return count < 0 ? `${isoOf(other)}/${isoOf(reference)}` : `${isoOf(reference)}/${isoOf(other)}`;
}

/** "1990/1999" for a start year and how many years. */
export function yearsOf(start: number, length: number): string {
  return `${start}/${start + length - 1}`;
}

/** The nearest such weekday (Monday 0) strictly after, or at or before, the reference day. */
export function weekdayNear(reference: number, weekday: number, after: boolean): string {
  const today = (new Date(reference).getUTCDay() + 6) % 7;
  const back = (today - weekday + 7) % 7;
  return isoOf(reference + (after ? (7 - back) * DAY : -back * DAY));
}

/** The year that brings a month (and day) nearest to the reference day. */
export function nearestYear(reference: number, month: number, day: number): number {
  const year = new Date(reference).getUTCFullYear();
  const away = (candidate: number): number => Math.abs(Date.UTC(candidate, month - 1, day) - reference);
  return [year - 1, year, year + 1].reduce((best, candidate) => (away(candidate) < away(best) ? candidate : best), year);
}

function isoOf(time: number): string {
  const date = new Date(time);
  return `${isoMonth(date.getUTCFullYear(), date.getUTCMonth() + 1)}-${String(date.getUTCDate()).padStart(2, '0')}`;
}

function isoWeek(time: number): string {
  const weekday = (new Date(time).getUTCDay() + 6) % 7;
  const thursday = time + (3 - weekday) * DAY;
  const year = new Date(thursday).getUTCFullYear();
  return `${year}-W${String(Math.floor((thursday - Date.UTC(year, 0, 1)) / (7 * DAY)) + 1).padStart(2, '0')}`;
}
