import type { Span } from '../text/span.ts';
import { DATE_WORDS } from './dateWords.ts';
import type { Lexicon } from './lexicon.ts';
import { tokenize } from './tokenize.ts';
import type { Tokens } from './tokens.ts';

/** A stretch of text with its tokens `first` (included) to `last` (excluded). */
export interface TokenStretch extends Span {
  readonly first: number;
  readonly last: number;
}

/** A text in tokens: `types[i]` is the number of token i's word in the lexicon. */
export interface Reading {
  readonly text: string;
  readonly tokens: Tokens;
  readonly lexicon: Lexicon;
  readonly types: Int32Array;
  readonly stretches: readonly TokenStretch[];
}

/** Reads the stretches of a text into tokens; uses (and overwrites) the given stores. */
export function readText(
  text: string,
  stretches: readonly Span[],
  stores: { readonly tokens: Tokens; readonly lexicon: Lexicon },
): Reading {
  const { tokens, lexicon } = stores;
  tokens.clear();
  if (lexicon.isFull) lexicon.clear();
  const found = stretches.map((stretch): TokenStretch => {
    const first = tokens.count;
    tokenize(text, stretch.start, stretch.end, tokens);
    return { start: stretch.start, end: stretch.end, first, last: tokens.count };
  });
  const { types, count } = tokens;
  for (let index = 0; index < count; index++) types[index] = lexicon.intern(tokens, index);
  return { text, tokens, lexicon, types, stretches: found };
}

/** Which of the eight languages the most frequent words speak for (ISO 639-1); English where nothing does. Reads the first 2,000 tokens. */
export function languageOf(reading: Reading): string {
  const counts = LANGUAGES.map(() => 0);
  const last = Math.min(reading.tokens.count, 2000);
  for (let index = 0; index < last; index++) {
    let bits = reading.lexicon.languageBits[reading.types[index] ?? 0] ?? 0;
    for (let language = 0; bits !== 0; language++, bits >>= 1) if (bits & 1) counts[language] = (counts[language] ?? 0) + 1;
  }
  const best = counts.reduce((winner, count, language) => (count > (counts[winner] ?? 0) ? language : winner), 0);
  return LANGUAGES[best] ?? 'en';
}

/** In the order of the bits of `languageBitsOf`. */
const LANGUAGES = [...DATE_WORDS.keys()];
