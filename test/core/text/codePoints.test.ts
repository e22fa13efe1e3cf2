import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointsOf } from '../../../src/core/text/codePoints.ts';

describe('code points', () => {
  it('count an emoji once and a carriage return too', () => {
    const { toCodePoint, toUtf16 } = codePointsOf('a😀\r\nb😀c');
    expect([0, 1, 3, 4, 5, 6, 8, 9].map(toCodePoint)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect([0, 1, 2, 3, 4, 5, 6, 7].map(toUtf16)).toEqual([0, 1, 3, 4, 5, 6, 8, 9]);
  });
  it('agree with the spread string on any text, lone surrogates too', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '\ud83d', '\ude00', '😀', '\r', '\n', 'é')), (parts) => {
        const text = parts.join('');
        const { toCodePoint, toUtf16 } = codePointsOf(text);
        let utf16 = 0;
        [...text].forEach((character, index) => {
          expect(toCodePoint(utf16)).toBe(index);
          expect(toUtf16(index)).toBe(utf16);
          utf16 += character.length;
        });
        expect(toCodePoint(text.length)).toBe([...text].length);
      }),
    );
  });
  it('clamp an offset outside the text', () => {
    expect(codePointsOf('😀').toCodePoint(99)).toBe(1);
    expect(codePointsOf('😀').toUtf16(99)).toBe(2);
    expect(codePointsOf('😀').toUtf16(-1)).toBe(0);
  });
});
