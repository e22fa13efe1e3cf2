import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBytes, encodeText } from '../../../src/core/formats/encoding.ts';
import { readBack } from '../../../src/core/formats/readBack.ts';
import { applyEdits } from '../../../src/core/text/edit.ts';

describe('a text read back from its bytes', () => {
  it('is itself in most encodings, without an edit', () => {
    for (const encoding of ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be'] as const)
      expect(readBack('Café 😀', encoding)).toMatchObject({ text: 'Café 😀', edits: [] });
    expect(readBack('Привет', 'windows-1252')).toBeUndefined();
  });
  it('differs where its bytes look like another encoding, character by character', () => {
    expect(readBack('CafÃ© in KÃ¶ln', 'windows-1252')).toMatchObject({
      text: 'Café in Köln',
      edits: [
        { start: 3, end: 5, inserted: 'é' },
        { start: 10, end: 12, inserted: 'ö' },
      ],
    });
  });
  it('is reached by the edits, whatever the bytes', () => {
    const bytes = fc.oneof(
      fc.string({ unit: 'binary' }).map((text) => encodeText(text, 'utf-8') ?? new Uint8Array()),
      fc.uint8Array(),
      fc.uint8Array().map((some) => Uint8Array.from([0xef, 0xbb, 0xbf, ...some])),
    );
    fc.assert(
      fc.property(bytes, fc.constantFrom('windows-1252', 'windows-1251'), (some, encoding) => {
        const text = Array.from(some, (byte) => decodeBytes(Uint8Array.of(0x80, byte)).text.slice(1)).join('');
        const read = readBack(text, encoding);
        expect(!read || applyEdits(text, read.edits) === read.text).toBe(true);
      }),
    );
  });
});
