/** Classes of UTF-16 code units, enough to tell words, digits, spaces and punctuation apart without a regular expression. */
export const CHARACTER = { other: 0, lower: 1, upper: 2, letter: 3, digit: 4, space: 5, punctuation: 6 } as const;

const UNITS = 0x10000;
const classes = new Uint8Array(UNITS);
const folded = new Uint16Array(UNITS);
const both = new Int32Array(UNITS);

/** The class of a code unit, one of CHARACTER; scripts without case are `letter`. */
export function classOf(code: number): number {
  return classes[code] ?? 0;
}

/** The lower-case form of a code unit in Latin, Greek and Cyrillic, else the unit itself; one unit in, one unit out. */
export function foldedOf(code: number): number {
  return folded[code] ?? code;
}

/** The lower-case form of a code unit and its class in one number: the class in the low `CLASS_BITS` bits, the form above. */
export function foldedWithClass(code: number): number {
  return both[code] ?? 0;
}

/** How many bits a class takes. */
export const CLASS_BITS = 3;

const LETTERS: readonly (readonly [number, number])[] = [
  [0xaa, 0xaa],
  [0xb5, 0xb5],
  [0xba, 0xba],
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x2c1],
  [0x300, 0x374],
  [0x376, 0x37d],
  [0x37f, 0x1fff],
  [0x2c00, 0x2dff],
  [0x3005, 0x3007],
  [0x3041, 0xd7ff],
  [0xd800, 0xdfff],
  [0xf900, 0xfdff],
  [0xfe70, 0xfefe],
  [0xff21, 0xff3a],
  [0xff41, 0xff5a],
  [0xff66, 0xffdc],
];

/** Control characters too, which broken conversions leave where quotation marks were. */
const SPACES: readonly (readonly [number, number])[] = [
  [0x00, 0x20],
  [0x7f, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200f],
  [0x2028, 0x202f],
  [0x205f, 0x2064],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];

const PUNCTUATION: readonly (readonly [number, number])[] = [
  [0x21, 0x2f],
  [0x3a, 0x40],
  [0x5b, 0x60],
  [0x7b, 0x7e],
  [0xa1, 0xa9],
  [0xab, 0xb4],
  [0xb6, 0xb9],
  [0xbb, 0xbf],
  [0xd7, 0xd7],
  [0xf7, 0xf7],
  [0x2010, 0x2027],
  [0x2030, 0x205e],
  [0x20a0, 0x20cf],
  [0x2190, 0x2bff],
  [0x3001, 0x3004],
  [0x3008, 0x3020],
  [0xff01, 0xff0f],
  [0xff1a, 0xff20],
];

const SHIFTED: readonly (readonly [number, number, number])[] = [
  [0x41, 0x5a, 32],
  [0xc0, 0xde, 32],
  [0x391, 0x3ab, 32],
  [0x410, 0x42f, 32],
  [0x400, 0x40f, 80],
  [0xff21, 0xff3a, 32],
];

const ALTERNATING: readonly (readonly [number, number])[] = [
  [0x100, 0x136],
  [0x139, 0x147],
  [0x14a, 0x176],
  [0x179, 0x17d],
  [0x460, 0x480],
  [0x48a, 0x4be],
  [0x4d0, 0x52e],
];

fillClasses();
fillCases();
for (let code = 0; code < UNITS; code++) both[code] = ((folded[code] ?? 0) << CLASS_BITS) | (classes[code] ?? 0);

function fillClasses(): void {
  for (let code = 0; code < UNITS; code++) folded[code] = code;
  for (const [first, last] of LETTERS) classes.fill(CHARACTER.letter, first, last + 1);
  for (const [first, last] of SPACES) classes.fill(CHARACTER.space, first, last + 1);
  for (const [first, last] of PUNCTUATION) classes.fill(CHARACTER.punctuation, first, last + 1);
  for (const first of [0x30, 0x660, 0x6f0, 0x966, 0xff10]) classes.fill(CHARACTER.digit, first, first + 10);
}

function fillCases(): void {
  for (const [first, last, distance] of SHIFTED) {
    for (let code = first; code <= last; code++) {
      if (code === 0xd7) continue;
      pair(code, code + distance);
    }
  }
  for (const [first, last] of ALTERNATING) for (let code = first; code <= last; code += 2) pair(code, code + 1);
  for (const lower of [0xdf, 0xff, 0x17f, 0x3ac, 0x3ad, 0x3ae, 0x3af, 0x3c2]) classes[lower] = CHARACTER.lower;
}

function pair(upper: number, lower: number): void {
  classes[upper] = CHARACTER.upper;
  classes[lower] = CHARACTER.lower;
  folded[upper] = lower;
}
