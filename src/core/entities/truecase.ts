import { CITY, COUNTRY, type Gazetteer, GIVEN_NAME, isUsual, MOSTLY_CAPITAL, REGION, SURNAME } from './gazetteer.ts';
import { markPhrases } from './phrases.ts';
import type { Reading, TokenStretch } from './reading.ts';
import { PROSE } from './sentences.ts';
import { CAPITAL, LOWERCASE } from './tokens.ts';

/** The text with capitals where English has them in every stretch that has none: words that the news write so, names that the gazetteer knows. Offsets stay; linear. */
export function truecased(reading: Reading, gazetteer: Gazetteer): string {
  const places: number[] = [];
  for (const stretch of reading.stretches) if (isAllSmall(reading, stretch)) findNames(reading, stretch, { gazetteer, places });
  if (places.length === 0) return reading.text;
  let text = '';
  let from = 0;
  for (const at of places) {
    text += reading.text.slice(from, at) + upperUnit(reading.text.charAt(at));
    from = at + 1;
  }
  return text + reading.text.slice(from);
}

/** Fewer words say too little of how capitals are used. */
const LEAST_WORDS = 4;

function isAllSmall({ tokens }: Reading, { first, last }: TokenStretch): boolean {
  let words = 0;
  for (let index = first; index < last; index++) {
    const flags = tokens.flags[index] ?? 0;
    if (flags & CAPITAL) return false;
    if (flags & LOWERCASE) words++;
  }
  return words >= LEAST_WORDS;
}

function findNames(
  reading: Reading,
  { first, last }: TokenStretch,
  { gazetteer, places }: { readonly gazetteer: Gazetteer; readonly places: number[] },
): void {
  const { tokens, lexicon, types } = reading;
  const marks = new Int32Array(last - first);
  markPhrases(reading, { first, last, mode: PROSE }, { gazetteer, marks });
  let afterName = false;
  for (let index = first; index < last; index++) {
    const type = types[index] ?? 0;
    const usage = lexicon.usages[type] ?? 0;
    const bits = lexicon.bits[type] ?? 0;
    const inPhrase = (marks[index - first] ?? 0) >> 2;
    const isName: boolean =
      usage >= MOSTLY_CAPITAL ||
      (inPhrase & (CITY | COUNTRY | REGION)) !== 0 ||
      (!isUsual(usage) && ((bits & (CITY | COUNTRY | REGION | GIVEN_NAME | SURNAME)) !== 0 || (usage === 0 && afterName)));
    afterName = isName && (bits & GIVEN_NAME) !== 0;
    if (isName && ((tokens.flags[index] ?? 0) & LOWERCASE) !== 0) places.push(tokens.start[index] ?? 0);
  }
}

/** The capital of one UTF-16 unit where that is one unit too; else the unit itself. */
function upperUnit(unit: string): string {
  const upper = unit.toUpperCase();
  return upper.length === 1 ? upper : unit;
}
