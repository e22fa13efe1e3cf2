import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBytes, encodeText, ENCODINGS, type Encoding } from '../../../src/core/formats/encoding.ts';
import { hashOf } from '../../../src/core/formats/hash.ts';
import { mojibakeIn } from '../../../src/core/text/mojibake.ts';
import { quickest } from '../../support/quickest.ts';

describe('decoding bytes', () => {
  const cases: readonly (readonly [string, Encoding])[] = [
    ['Plain ASCII, and a curly quote: ’', 'utf-8'],
    ['Crème brûlée – 😀', 'utf-8-bom'],
    ['Crème brûlée – 😀 Привет', 'utf-16le'],
    ['Crème brûlée – 😀 Привет', 'utf-16be'],
    ['Das Café in der Straße war “schön” – für €5, sagt Zoë.', 'windows-1252'],
    ['Viele Grüße aus Füssen, wo das Süße süß ist', 'windows-1252'],
    ['Größe, Straßengrüße und Füße: noch größer', 'windows-1252'],
    ['Привет, мир: паром вернулся в гавань, сообщает “Гавань”.', 'windows-1251'],
    ['Кава у Києві коштує 40 гривень, її п’ють зранку', 'windows-1251'],
  ];
  for (const [text, encoding] of cases) {
    it(`tells ${encoding}: ${text.slice(0, 20)}`, () => {
      const bytes = encodeText(text, encoding);
      expect(bytes && decodeBytes(bytes)).toEqual({ text, encoding, roundTrips: true, binary: false });
    });
  }
  it('agrees with the platform on every UTF-8 text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const bytes = new TextEncoder().encode(text);
        expect(encodeText(text, 'utf-8')).toEqual(bytes);
        expect(decodeBytes(bytes).text).toBe(new TextDecoder('utf-8', { ignoreBOM: false }).decode(bytes));
      }),
    );
  });
  it('agrees with the platform on what is UTF-8', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 6 }), (bytes) => {
        const sane = decodeBytes(bytes);
        if (sane.encoding !== 'utf-8' && sane.encoding !== 'utf-8-bom') return;
        expect(sane.text).toBe(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
      }),
      { numRuns: 3000 },
    );
  });
  it('gives the same bytes back wherever it says so', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const { text, encoding, roundTrips } = decodeBytes(bytes);
        if (roundTrips) expect(encodeText(text, encoding)).toEqual(bytes);
        else expect(encoding.startsWith('utf-16') && bytes.length % 2 === 1).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
  it('refuses what an encoding cannot hold', () => {
    expect(encodeText('Привет', 'windows-1252')).toBeUndefined();
    expect(encodeText('\ud800', 'utf-8')).toBeUndefined();
    expect(ENCODINGS.every((encoding) => encodeText('abc', encoding) !== undefined)).toBe(true);
  });
  it('calls bytes with NULs binary', () => {
    expect(decodeBytes(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1)).binary).toBe(true);
    expect(decodeBytes(new Uint8Array()).binary).toBe(false);
  });
  it('decodes at more than 20 MB a second', () => {
    const bytes = new TextEncoder().encode('A line of an article, with a dash – and on.\n'.repeat(100_000));
    const limit = bytes.length / 20_000;
    expect(quickest(limit, () => decodeBytes(bytes))).toBeLessThan(limit);
  });
});

describe('marks of encoding trouble', () => {
  const garbled = [
    ['The cafÃ© was closed', 'é'],
    ['itâ€™s late', '’'],
    ['â€œquotedâ€\u009d', '“'],
    ['ÐœÐ¸Ñ€ is a word', 'Мир'],
    ['price Â£5', '£'],
    ['a smile ðŸ˜€', '😀'],
    ['kÃ¶nnen', 'ö'],
  ] as const;
  for (const [text, fixed] of garbled) {
    it(`finds mojibake in ${text}`, () => {
      expect(mojibakeIn(text)[0]?.fixed).toBe(fixed);
    });
  }
  it('leaves sound text alone', () => {
    for (const text of [
      'Crème brûlée',
      'NÃO É',
      'CAFÉ» he said',
      'São Paulo à la carte',
      'Привет',
      'Łódź',
      'ÂGÉ',
      '10 °C',
      'Zoë’s “Ärger”',
      'PÂTÉ ÂÃ',
    ])
      expect(mojibakeIn(text)).toEqual([]);
  });
  it('hashes as everyone does', () => {
    expect(hashOf(new Uint8Array())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});
