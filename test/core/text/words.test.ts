import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWords } from '../../../src/core/text/words.ts';

describe('words', () => {
  it('are runs of letters and digits, apostrophes and hyphens within', () => {
    expect(countWords('Moscow’s 70-year-old tower')).toBe(3);
    expect(countWords("it's - a -- b' 'c d--e")).toBe(6);
    expect(countWords('Київ 2022, 𝒜nna 😀')).toBe(3);
    expect(countWords('')).toBe(0);
  });
  it('are what the regular expression finds, in any text', () => {
    const unit = fc.constantFrom('a', '1', '-', "'", '’', ' ', '\n', 'é', '😀', '𝒜', '\ud835', '\udc9c', '.');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
        expect(countWords(text)).toBe(text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0);
      }),
    );
  });
});
