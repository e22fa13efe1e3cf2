/** The key under which a line is counted: white space runs become one blank, case folded; blank and very short lines have none. */
export function keyOf(line: string): string | undefined {
  const key = line.replace(SPACES, ' ').trim().toLowerCase();
  return key.length < SHORTEST ? undefined : key;
}

/** A 48-bit hash of a key as a whole number: two 32-bit FNV-1a runs with different primes, avalanched. */
export function hashOfKey(key: string): number {
  let low = LOW;
  let high = HIGH;
  for (let at = 0; at < key.length; at++) {
    const code = key.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x5bd1e995);
    high ^= high >>> 15;
  }
  return joined(low, high);
}

/** hashOfKey of keyOf of the line that stands in the text from `start` to `end`, -1 where it has no key; makes no strings of it where all characters are usual. */
export function lineHash(text: string, start: number, end: number): number {
  let low = LOW;
  let high = HIGH;
  let length = 0;
  let isParted = false;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    const code = FOLDED[unit] || folded(unit);
    if (code === UNUSUAL) return hashOf(keyOf(text.slice(start, end)));
    if (code === BLANK) {
      isParted = length > 0;
      continue;
    }
    if (isParted) {
      low = Math.imul(low ^ BLANK, 0x01000193);
      high = Math.imul(high ^ BLANK, 0x5bd1e995);
      high ^= high >>> 15;
      length++;
      isParted = false;
    }
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x5bd1e995);
    high ^= high >>> 15;
    length++;
  }
  return length < SHORTEST ? -1 : joined(low, high);
}

function hashOf(key: string | undefined): number {
  return key === undefined ? -1 : hashOfKey(key);
}

function joined(low: number, high: number): number {
  let hash = low ^ (low >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  return (high & 0xffff) * 0x100000000 + (hash >>> 0);
}

const SHORTEST = 3;
const LOW = 0x811c9dc5;
const HIGH = 0x9747b28c;
const BLANK = 0x20;
const UNUSUAL = 0xffff;
// e.g. "\u00a0\t ", "  ": every run of white space that is not one blank already
const SPACES = / \s+|[^\S ]\s*/gu;
// e.g. " ", U+00A0
const IS_SPACE = /\s/u;

/** What `folded` said of a code unit, asked once; 0 not asked yet. */
const FOLDED = new Uint16Array(0x10000);

/** A usual character (Latin, Cyrillic, general punctuation) as it counts in a key: in small letters, all white space as a blank; UNUSUAL for others. */
function folded(unit: number): number {
  const isUsual = (unit > 0 && unit < 0x130) || (unit >= 0x400 && unit < 0x460) || (unit >= 0x2000 && unit < 0x2070);
  const character = String.fromCharCode(unit);
  const code = !isUsual ? UNUSUAL : IS_SPACE.test(character) ? BLANK : character.toLowerCase().charCodeAt(0);
  FOLDED[unit] = code;
  return code;
}
