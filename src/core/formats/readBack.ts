import type { Edit } from '../text/edit.ts';
import { decodeBytes, encodeText, type Encoding } from './encoding.ts';

/** A text as bytes, as what these are read when they are decoded, and the edits from the one to the other: none, unless what is gone was what told the encoding. */
export interface ReadBack {
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly edits: readonly Edit[];
}

/** Encodes a text and decodes it again; undefined when the encoding lacks one of its characters. */
export function readBack(text: string, encoding: Encoding): ReadBack | undefined {
  const bytes = encodeText(text, encoding);
  if (!bytes) return undefined;
  const read = decodeBytes(bytes);
  const edits = read.text === text ? [] : editsBetween({ text, encoding }, read);
  return { bytes, text: read.text, edits };
}

interface Coded {
  readonly text: string;
  readonly encoding: Encoding;
}

/** Walks two readings of the same bytes; each character (or run of bytes) that they read in two ways is an edit of its own. */
function editsBetween(one: Coded, other: Coded): readonly Edit[] {
  const [before, after] = [readerOf(one), readerOf(other)];
  const edits: Edit[] = [];
  let [start, from] = [0, 0];
  while (before.at < one.text.length || after.at < other.text.length) {
    if (before.byte <= after.byte && before.at < one.text.length) step(before, one);
    else if (after.at < other.text.length) step(after, other);
    else step(before, one);
    if (before.byte !== after.byte) continue;
    const inserted = other.text.slice(from, after.at);
    if (one.text.slice(start, before.at) !== inserted) edits.push({ start, end: before.at, inserted });
    [start, from] = [before.at, after.at];
  }
  return edits;
}

interface Reader {
  /** In the text. */
  at: number;
  /** In the bytes. */
  byte: number;
}

function readerOf({ encoding }: Coded): Reader {
  return { at: 0, byte: encoding === 'utf-8-bom' ? 3 : encoding.startsWith('utf-16') ? 2 : 0 };
}

function step(reader: Reader, { text, encoding }: Coded): void {
  const code = text.codePointAt(reader.at) ?? 0;
  const units = code > 0xffff ? 2 : 1;
  reader.at += units;
  if (encoding.startsWith('utf-16')) reader.byte += 2 * units;
  else if (encoding.startsWith('utf-8')) reader.byte += code < 0x80 ? 1 : code < 0x800 ? 2 : units + 2;
  else reader.byte++;
}
