import { decodeBytes, encodeText, linesOf, type Encoding } from '../../core/index.ts';

/** A file's bytes as text: what a document of the editor would hold (no byte order mark), and the way back. */
export interface FileText {
  readonly text: string;
  /** The editor's name of the encoding, as in `TextDocument.encoding`. */
  readonly encoding: string;
  /** Whether `encode(text)` gives the bytes again. */
  readonly lossless: boolean;
  readonly binary: boolean;
  /** More than one kind of line end, or a lone CR: the editor would make them all one kind. */
  readonly mixedLineEnds: boolean;
  /** The bytes of another text in the same encoding, with the same byte order mark; undefined where a character has none. */
  readonly encode: (text: string) => Uint8Array | undefined;
}

/** Reads the bytes as what they are, by core's detection. */
export function decodeFile(bytes: Uint8Array): FileText {
  const { text, encoding, roundTrips, binary } = decodeBytes(bytes);
  const encode = (other: string): Uint8Array | undefined => encodeText(other, encoding);
  return { text, encoding: EDITOR_NAMES[encoding], lossless: roundTrips, binary, mixedLineEnds: hasMixedLineEnds(text), encode };
}

/** Whether bytes mean the same in every encoding that VS Code could have taken. */
export function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}

const EDITOR_NAMES = {
  'utf-8': 'utf8',
  'utf-8-bom': 'utf8bom',
  'utf-16le': 'utf16le',
  'utf-16be': 'utf16be',
  'windows-1252': 'windows1252',
  'windows-1251': 'windows1251',
} as const satisfies Record<Encoding, string>;

function hasMixedLineEnds(text: string): boolean {
  const ends = new Set(linesOf(text).map((line) => text.slice(line.end, line.next)));
  ends.delete('');
  return ends.size > 1 || ends.has('\r');
}
