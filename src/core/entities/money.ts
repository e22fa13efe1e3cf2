import { once } from '../text/once.ts';
import { CENTS, CURRENCY_NAMES, CURRENCY_SIGNS, SCALES } from './currencies.ts';
import { matchAt, type PatternMatch } from './dateMatch.ts';
import { expand } from './expand.ts';
import { CURRENCY, SIGN } from './timeWords.ts';

/** Where an amount may start: the stretch that it must not leave, and bits of `timeBitsOf` of the next words (see patterns.ts); at a sign they are not needed. */
export interface MoneyOpening {
  readonly stretchEnd: number;
  readonly near: number;
}

/** The amount of money that starts at an offset (a sign, a figure or a number word), with amount and ISO 4217 code as its value: "2 USD". */
export function moneyAt(text: string, at: number, { stretchEnd, near }: MoneyOpening): PatternMatch | undefined {
  const code = text.charCodeAt(at);
  const isFigure = code >= 0x30 && code <= 0x39;
  for (const [bit, ofFigures, pattern] of patterns()) {
    if (isFigure !== ofFigures || (bit !== 0 && (near & bit) === 0)) continue;
    const match = matchAt(pattern, text, at);
    if (match && at + match[0].length <= stretchEnd) return { end: at + match[0].length, ...valueOf(match.groups ?? {}) };
  }
  return undefined;
}

const escaped = (literal: string): string => literal.replace(/[$.]/g, '\\$&');
const spaces = (source: string): string => source.replaceAll(' ', '[ \\u00a0\\u202f]');
const FIGURE = '(?<figure>\\d{1,3}(?:[,.\\x20\\u00a0\\u202f’]\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d+)?)';
const RANGE = `(?: ?[-–] ?(?:${CURRENCY_SIGNS.map(([sign]) => escaped(sign)).join('|')})?\\d+(?:[.,]\\d+)?|(?: to | bis | à | a )\\d+(?:[.,]\\d+)?(?= ?(?:million|billion|trillion|Mi|mi)))?`;
const WORDS =
  "(?<words>(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half an?|several|hundreds of|thousands of|tens of|ein|eine|einer|zwei|drei|vier|fünf|zehn|une?|deux|trois|cinq|dix|una?|dos|tres|cinco|diez|um|dois|três|dez|due|tre|dieci|два|три|пять|десять|дві|п[’']ять))";
const SCALE = `(?<scale>${SCALES.map(([forms]) => forms).join('|')})`;
const SIGNS = `(?<sign>${CURRENCY_SIGNS.map(([sign]) => escaped(sign)).join('|')})`;
const NAME = `(?<name>${CURRENCY_NAMES.map(([forms]) => forms).join('|')})`;
const END = '(?![\\p{L}\\p{N}])';

// e.g. "$2", "US$3.5 billion", "€ 1.200", "$10-15 million"
const signFirst = (): RegExp => new RegExp(spaces(`${SIGNS} ?${FIGURE}${RANGE}(?:(?: |-)?${SCALE}${END})?(?![\\p{N}])`), 'uy');
// e.g. "5 €", "3,5 Mio. €", "100 ₽"
const signLast = (): RegExp => new RegExp(spaces(`${FIGURE}(?: ?${SCALE})? ?${SIGNS}${END}`), 'uy');
// e.g. "20 million euros", "a billion dollars", "5 millions d'euros", "hundreds of millions of dollars"
const named = (): RegExp =>
  new RegExp(
    spaces(
      `(?:${FIGURE}${RANGE}|${WORDS}|(?<bare>hundreds|thousands|millions|billions))(?:(?: |-)?${SCALE}s?)?(?: of| d['’]| de| di)? ?${NAME}${END}`,
    ),
    'uy',
  );
// e.g. "50 cents"
const hundredths = (): RegExp => new RegExp(spaces(`(?<figure>\\d{1,2})(?<cents> (?:${CENTS}))${END}`), 'uy');
/** What must stand among the next words, whether the amount starts with a figure, and how it goes on. */
type Pattern = readonly [near: number, ofFigures: boolean, pattern: RegExp];

const patterns = once((): readonly Pattern[] => {
  const byName = named();
  return [
    [0, false, signFirst()],
    [SIGN, true, signLast()],
    [CURRENCY, true, byName],
    [CURRENCY, false, byName],
    [CURRENCY, true, hundredths()],
  ];
});

function valueOf(groups: Readonly<Record<string, string | undefined>>): { readonly value?: string } {
  const { figure, scale, sign, name, words, cents } = groups;
  const code = sign === undefined ? codeOf(name ?? '') : CURRENCY_SIGNS.find(([candidate]) => candidate === sign)?.[1];
  const amount = figure === undefined ? NUMBERS.get((words ?? '').toLowerCase()) : numberOf(figure);
  if (amount === undefined) return {};
  if (cents !== undefined) return cents.trim().startsWith('cent') ? { value: `${round(amount / 100)} USD` } : {};
  if (code === undefined) return {};
  return { value: `${round(amount * (scale === undefined ? 1 : factorOf(scale)))} ${code}` };
}

const NUMBERS: ReadonlyMap<string, number> = new Map(
  (
    'a an one ein eine einer un une una um=1 two zwei deux dos dois due два дві=2 three drei trois tres três tre три=3 four vier=4 five fünf cinq cinco пять=5 ' +
    'six=6 seven=7 eight=8 nine=9 ten zehn dix diez dez dieci десять=10 eleven=11 twelve=12 fifteen=15 twenty=20 thirty=30 forty=40 fifty=50 sixty=60 ' +
    'seventy=70 eighty=80 ninety=90'
  )
    .split(/(?<==\d+) /)
    .flatMap((group) => {
      const [words = '', value = ''] = group.split('=');
      return words.split(' ').map((word): [string, number] => [word, Number(value)]);
    })
    .concat([
      ['half a', 0.5],
      ['half an', 0.5],
    ]),
);

/** The number in figures: a separator before three digits groups thousands, unless it is the only one and a scale or two digits say otherwise. */
function numberOf(figure: string): number {
  const compact = figure.replace(/[ \u00a0\u202f’]/g, '');
  const last = Math.max(compact.lastIndexOf(','), compact.lastIndexOf('.'));
  const decimals = last < 0 ? 0 : compact.length - last - 1;
  if (decimals === 3 || decimals === 0) return Number(compact.replace(/[.,]/g, ''));
  return Number(`${compact.slice(0, last).replace(/[.,]/g, '')}.${compact.slice(last + 1)}`);
}

function codeOf(name: string): string | undefined {
  return valueOfForm(codes(), name);
}

function factorOf(scale: string): number {
  return valueOfForm(factors(), scale) ?? 1;
}

/** The value of the form, or of the form without an s at its end. */
function valueOfForm<V>(values: ReadonlyMap<string, V>, text: string): V | undefined {
  const form = text.replace(WIDE_SPACES, ' ');
  return values.get(form) ?? (form.endsWith('s') ? values.get(form.slice(0, -1)) : undefined);
}

// e.g. the no-break space of "US dollars"
const WIDE_SPACES = /[\u00a0\u202f]/g;

function byForm<V>(rows: readonly (readonly [forms: string, value: V])[]): ReadonlyMap<string, V> {
  return new Map(rows.toReversed().flatMap(([forms, value]) => expand(forms).map((form): [string, V] => [form, value])));
}

const codes = once(() => byForm(CURRENCY_NAMES));
const factors = once(() => byForm(SCALES));

function round(amount: number): number {
  return Math.round(amount * 100) / 100;
}
