import { isUtf8, type Buffer } from 'node:buffer';
import { decodeBytes, isBinary, type DecodedText } from '../core/index.ts';

/** As core's decodeBytes; plain UTF-8 is checked and decoded by the platform, which is several times as fast. */
export function decodeFile(bytes: Buffer): DecodedText {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  if (hasMark || !isUtf8(bytes)) return decodeBytes(bytes);
  const text = bytes.toString('utf8');
  return { text, encoding: 'utf-8', roundTrips: true, binary: isBinary(text) };
}
