import { CP1251, CP1252 } from '../text/codePages.ts';
import { decodeUtf8, encodeUtf8, isUtf8 } from './utf8.ts';

export const ENCODINGS = ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1251'] as const;

/** The encodings Winnow reads and writes; UTF-16 and `utf-8-bom` have a byte order mark, which is not part of the text. */
export type Encoding = (typeof ENCODINGS)[number];

/** Bytes as text. `roundTrips`: encodeText gives the same bytes back. `binary`: no text at all (a NUL, or mostly control characters). */
export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
  readonly roundTrips: boolean;
  readonly binary: boolean;
}

/** Decodes by byte order mark, else as UTF-8 where that is valid, else as windows-1252 or -1251 by how its letters stand. Total, linear. */
export function decodeBytes(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf && isUtf8(bytes)) return decoded(decodeUtf8(bytes, 3), 'utf-8-bom');
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, 'utf-16be');
  if (isUtf8(bytes)) return decoded(decodeUtf8(bytes, 0), 'utf-8');
  const encoding = looksCyrillic(bytes) ? 'windows-1251' : 'windows-1252';
  return decoded(decodeSingleByte(bytes, encoding), encoding);
}

/** The bytes of a text with the encoding's byte order mark; undefined when the encoding lacks one of its characters (or a surrogate stands alone). */
export function encodeText(text: string, encoding: Encoding): Uint8Array | undefined {
  if (encoding === 'utf-8') return encodeUtf8(text);
  if (encoding === 'utf-8-bom') return encodeUtf8(`\ufeff${text}`);
  if (encoding === 'windows-1252' || encoding === 'windows-1251') return encodeSingleByte(text, encoding);
  return encodeUtf16(text, encoding);
}

function decoded(text: string, encoding: Encoding): DecodedText {
  return { text, encoding, roundTrips: true, binary: isBinary(text) };
}

/** Whether a text is none: it holds a NUL, or control characters in more than a tenth of its beginning. */
export function isBinary(text: string): boolean {
  if (text.includes('\0')) return true;
  let controls = 0;
  const length = Math.min(text.length, 65_536);
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12 && code !== 27) controls++;
  }
  return controls * 10 > length;
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): DecodedText {
  const high = encoding === 'utf-16le' ? 1 : 0;
  const parts: string[] = [];
  const units: number[] = [];
  for (let at = 2; at + 1 < bytes.length; at += 2) {
    units.push(((bytes[at + high] ?? 0) << 8) | (bytes[at + 1 - high] ?? 0));
    if (units.length === 8192) parts.push(String.fromCharCode(...units.splice(0)));
  }
  const text = parts.join('') + String.fromCharCode(...units);
  return { text, encoding, roundTrips: bytes.length % 2 === 0, binary: isBinary(text) };
}

function encodeUtf16(text: string, encoding: 'utf-16le' | 'utf-16be'): Uint8Array {
  const high = encoding === 'utf-16le' ? 1 : 0;
  const bytes = new Uint8Array(text.length * 2 + 2);
  for (let at = -1; at < text.length; at++) {
    const unit = at < 0 ? 0xfeff : text.charCodeAt(at);
    bytes[at * 2 + 2 + high] = unit >> 8;
    bytes[at * 2 + 3 - high] = unit & 0xff;
  }
  return bytes;
}

function decodeSingleByte(bytes: Uint8Array, encoding: 'windows-1252' | 'windows-1251'): string {
  const upper = encoding === 'windows-1252' ? CP1252 : CP1251;
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += 8192) {
    const units = Array.from(bytes.subarray(start, start + 8192), (byte) => (byte < 128 ? byte : upper.charCodeAt(byte - 128)));
    parts.push(String.fromCharCode(...units));
  }
  return parts.join('');
}

function encodeSingleByte(text: string, encoding: 'windows-1252' | 'windows-1251'): Uint8Array | undefined {
  const upper = encoding === 'windows-1252' ? CP1252 : CP1251;
  const codes = new Map(Array.from(upper, (character, index) => [character.charCodeAt(0), index + 128]));
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const byte = unit < 128 ? unit : codes.get(unit);
    if (byte === undefined) return undefined;
    bytes[at] = byte;
  }
  return bytes;
}

/** Words of Cyrillic text are high letters alone; in western text these stand in words with ASCII letters, be it two together as in "Grüße". Most high letters must be in words of the first kind. */
function looksCyrillic(bytes: Uint8Array): boolean {
  let letters = 0;
  let cyrillic = 0;
  let high = 0;
  let ascii = 0;
  for (let at = 0; at <= bytes.length; at++) {
    const byte = bytes[at];
    if (isHighLetter(byte)) high++;
    else if (isAsciiLetter(byte)) ascii++;
    else if (high > 0 || ascii > 0) {
      letters += high;
      if (ascii === 0 && high > 1) cyrillic += high;
      high = 0;
      ascii = 0;
    }
  }
  return letters >= 3 && cyrillic * 2 > letters;
}

function isAsciiLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a));
}

/** Letters of windows-1251: А-я, Ё ё, and the Ukrainian and Belarusian ones. */
function isHighLetter(byte: number | undefined): boolean {
  return (
    byte !== undefined &&
    (byte >= 0xc0 || byte === 0xa8 || byte === 0xb8 || byte === 0xb3 || byte === 0xba || byte === 0xbf || byte === 0xa2)
  );
}
