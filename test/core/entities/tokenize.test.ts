import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classAt, SYMBOL } from '../../../src/core/entities/characters.ts';
import { hashOf, lowerHashOf } from '../../../src/core/entities/hash.ts';
import { tokenize } from '../../../src/core/entities/tokenize.ts';
import { ALL_CAPS, CAPITAL, HAS_DIGIT, LOWERCASE, SENTENCE_START, SPACED, Tokens } from '../../../src/core/entities/tokens.ts';
import { wordEnd } from '../../../src/core/entities/wordEnd.ts';
import { quickest } from '../../support/quickest.ts';

function words(text: string): string[] {
  const tokens = new Tokens();
  tokenize(text, 0, text.length, tokens);
  return Array.from({ length: tokens.count }, (_, index) => text.slice(tokens.start[index], tokens.end[index]));
}

describe('tokenize', () => {
  it.each([
    ['Kovač’s plan, the U.S. said.', ['Kovač', '’s', 'plan', ',', 'the', 'U.S.', 'said', '.']],
    ['Mr. Smith-Jones paid $1,300.50 (today).', ['Mr.', 'Smith-Jones', 'paid', '$', '1,300.50', '(', 'today', ')', '.']],
    ["AT&T and O'Brien", ['AT&T', 'and', "O'Brien"]],
    ['See https://a.example/b?c, or mail x@y.example.', ['See', 'https://a.example/b?c', ',', 'or', 'mail', 'x@y.example', '.']],
    ['the end.Next day', ['the', 'end', '.', 'Next', 'day']],
    ['70-year-old in 2022', ['70-year-old', 'in', '2022']],
  ])('splits %j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('keeps marks with their letters and never cuts a surrogate pair', () => {
    expect(words('cafe\u0301 👍🏽 𝒳y')).toEqual(['cafe\u0301', '👍', '🏽', '𝒳y']);
  });

  it('gives tokens in order, inside the text, not empty, and never in a surrogate pair, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const tokens = new Tokens();
        tokenize(text, 0, text.length, tokens);
        let last = 0;
        for (let index = 0; index < tokens.count; index++) {
          const [start = 0, end = 0] = [tokens.start[index], tokens.end[index]];
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          for (const at of [start, end])
            expect(text.charCodeAt(at) >= 0xdc00 && text.charCodeAt(at) <= 0xdfff && /[\ud800-\udbff]/.test(text[at - 1] ?? '')).toBe(
              false,
            );
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('reads plain words as it reads all others: ends, hashes and flags are those of the word', () => {
    const pieces = fc.constantFrom(..."aZé Ж 7 . , - ' ’ & : // @ _ “ — ! é 漢 👍 Mr Gen U.S \u0301 \n".split(' '), ' ', 'Orn', 'x');
    const tokens = new Tokens();
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        tokens.clear();
        tokenize(text, 0, text.length, tokens);
        for (let index = 0; index < tokens.count; index++) {
          const [start = 0, end = 0, flags = 0] = [tokens.start[index], tokens.end[index], tokens.flags[index]];
          const word = text.slice(start, end);
          expect([tokens.hash[index], tokens.lower[index]]).toEqual([hashOf(word), lowerHashOf(word)]);
          if (classAt(text, start) === SYMBOL) continue;
          expect(end).toBe(wordEnd(text, start, text.length));
          const [capitals, small] = [word.match(/\p{Lu}/gu)?.length ?? 0, /\p{Ll}/u.test(word)];
          const letters = capitals > 0 ? CAPITAL | (capitals > 1 && !small ? ALL_CAPS : 0) : small ? LOWERCASE : 0;
          const known = ALL_CAPS | CAPITAL | HAS_DIGIT | LOWERCASE;
          expect(flags & known & ~(SENTENCE_START | SPACED)).toBe(letters | (/\p{N}/u.test(word) ? HAS_DIGIT : 0));
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('reads a paragraph of a hundred thousand characters in linear time', () => {
    const tokens = new Tokens();
    for (const unit of ['a', 'A.', "x'", '漢', '👍', '1,', '-', 'a@', '. ']) {
      const text = unit.repeat(100_000 / unit.length);
      const read = (): void => {
        tokens.clear();
        tokenize(text, 0, text.length, tokens);
      };
      expect(quickest(1000, read)).toBeLessThan(1000);
    }
  });
});
