import { type DateContext, type DateOpening, matchAt, type PatternMatch } from './dateMatch.ts';
import { isoDay, yearsOf } from './dateValue.ts';

/** The date in figures that starts at a number: "2024-10-09", "9.10.2024", "10/9/2024", "2019–2021", "1990s", "2022". */
export function numericDateAt(text: string, opening: DateOpening, context: DateContext): PatternMatch | undefined {
  const digits = digitsAt(text, opening.at);
  if (digits === 4) return isoAt(text, opening) ?? yearsAt(text, opening) ?? yearAt(text, opening);
  const next = text.charCodeAt(opening.at + digits);
  return digits < 3 && (next === POINT || next === SLASH) ? slashedAt(text, opening, context) : undefined;
}

const POINT = 0x2e;
const SLASH = 0x2f;

/** How many of the figures 0 to 9 stand from the offset on; 5 for more than four. */
function digitsAt(text: string, at: number): number {
  let digits = 0;
  for (let code = text.charCodeAt(at); digits < 5 && code >= 0x30 && code <= 0x39; code = text.charCodeAt(at + digits)) digits++;
  return digits;
}

// e.g. "2024-10-09"
const ISO = /(\d{4})-([01]\d)-([0-3]\d)(?![\p{L}\p{N}-])/uy;
// e.g. "9.10.2024", "10/9/24"
const SLASHED = /([0-3]?\d)([./])([0-3]?\d)\2(\d{4}|\d{2})(?![\p{L}\p{N}]|[./]\d)/uy;
// e.g. "2019–2021", "2014-15", "2023/24"
const YEARS = /((?:1[5-9]|20)\d\d)[-–/]((?:1[5-9]|20)?\d\d)(?![\p{L}\p{N}-])/uy;
// e.g. "1990s", "1990-х", "1980er"
const DECADE = /((?:1[5-9]|20)\d0)(?:['’]?s|-х|-ті|-тих|-их|er)(?![\p{L}\p{N}])/uy;
// e.g. "2022"
const YEAR = /(?:1[5-9]|20)\d\d(?![\p{L}\p{N}%°€$£]|[.,:-]\p{N})/uy;
// e.g. "2022 года", "2022 року"
const YEAR_TAIL = /[ \u00a0](?:года|году|годом|год|г\.|року|році|роком|рік|р\.)(?![\p{L}\p{N}])/uy;

function isoAt(text: string, { at }: DateOpening): PatternMatch | undefined {
  const match = matchAt(ISO, text, at);
  const value = match && isoDay(Number(match[1]), Number(match[2]), Number(match[3]));
  return value ? { end: at + 10, value } : undefined;
}

function slashedAt(text: string, { at }: DateOpening, context: DateContext): PatternMatch | undefined {
  const match = matchAt(SLASHED, text, at);
  if (!match) return undefined;
  const [first, second, last] = [Number(match[1]), Number(match[3]), match[4] ?? ''];
  if (last.length === 2 && match[2] === '.' && (first > 31 || second > 12)) return undefined;
  const year = last.length === 2 ? 2000 + Number(last) : Number(last);
  const monthFirst = match[2] === '/' && context.language === 'en' && first <= 12;
  const value = monthFirst ? isoDay(year, first, second) : isoDay(year, second, first);
  return value ? { end: at + match[0].length, value } : undefined;
}

function yearsAt(text: string, { at }: DateOpening): PatternMatch | undefined {
  const decade = matchAt(DECADE, text, at);
  if (decade) return { end: at + decade[0].length, value: yearsOf(Number(decade[1]), 10) };
  const range = matchAt(YEARS, text, at);
  if (!range) return undefined;
  const [start, last] = [range[1] ?? '', range[2] ?? ''];
  const end = last.length === 2 ? start.slice(0, 2) + last : last;
  return Number(end) > Number(start) && Number(end) < 2100 ? { end: at + range[0].length, value: `${start}/${end}` } : undefined;
}

// e.g. "in ", "since early ", "(", "Jahr "
const SURE_LEAD =
  /(?:^|[\s(])(?:in|since|until|till|by|from|to|of|between|before|after|during|year|early|late|mid|circa|im|jahr|jahre|seit|bis|von|ab|vor|nach|en|depuis|dès|fin|desde|hasta|de|del|em|até|nel|dal|dall|al|с|в|во|до|з|у|від|після|после)[ \u00a0'’-]$/iu;
// e.g. "about ", "some ", "No. ", "more than ", "$"
const NUMBER_LEAD =
  /(?:about|around|some|nearly|almost|over|under|than|at least|least|up to|no\.?|nr\.?|route|flight|highway|room|unit|page|[$€£#№+-])[ \u00a0]?$/iu;
// e.g. " people", " troops were", " km", " million"
const COUNTED =
  /[ \u00a0](?:people|men|women|children|soldiers|troops|workers|users|homes|houses|votes|seats|jobs|cases|deaths|dollars|euros|pounds|rubles|roubles|yuan|yen|kilometers|kilometres|miles|meters|metres|feet|tons|tonnes|hectares|acres|km|kg|m|mm|cm|million|billion|percent|per cent|points|calories|hours|minutes|Euro|Menschen|Personen|Kilometer|Meter|Soldaten|personnes|personas|pessoas|persone|человек|людей|осіб|рублей|гривен|гривень)(?![\p{L}\p{N}])/uy;

function yearAt(text: string, { at, stretchStart, stretchEnd }: DateOpening): PatternMatch | undefined {
  const match = matchAt(YEAR, text, at);
  if (!match) return undefined;
  const year = Number(match[0]);
  const tail = matchAt(YEAR_TAIL, text, at + 4);
  if (tail && at + 4 + tail[0].length <= stretchEnd) return { end: at + 4 + tail[0].length, value: match[0] };
  const before = text.slice(Math.max(stretchStart, at - 14), at);
  if (NUMBER_LEAD.test(before) || matchAt(COUNTED, text, at + 4)) return undefined;
  const isSure = SURE_LEAD.test(before) || before.endsWith('(');
  return isSure || (year >= 1900 && year < 2040) ? { end: at + 4, value: match[0] } : undefined;
}
