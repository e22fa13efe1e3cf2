import type { Span } from '../text/span.ts';
import { COUNTRY, type Gazetteer, phraseHash } from './gazetteer.ts';
import { lowerHashOf } from './hash.ts';

/** The places named in a single word with hyphens: "Paris" of "Paris-based", both countries of "Kenya-Uganda"; else the word itself. */
export function placesIn(text: string, { start, end }: Span, gazetteer: Gazetteer): readonly Span[] {
  const hyphen = text.lastIndexOf('-', end - 1);
  if (hyphen <= start) return [{ start, end }];
  if (SUFFIXES.has(text.slice(hyphen + 1, end))) return [{ start, end: hyphen }];
  const parts: Span[] = [];
  let from = start;
  for (let at = start; at <= end; at++) {
    if (at < end && text.charAt(at) !== '-') continue;
    if ((gazetteer.bitsOf(phraseHash(0, lowerHashOf(text, from, at))) & COUNTRY) === 0) return [{ start, end }];
    parts.push({ start: from, end: at });
    from = at + 1;
  }
  return parts;
}

const SUFFIXES: ReadonlySet<string> = new Set(
  'based born led backed run owned controlled occupied held ruled educated trained made built style wide listed allied friendly supported sponsored funded bound mediated brokered'.split(
    ' ',
  ),
);
