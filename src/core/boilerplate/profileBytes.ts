import { compareTexts } from '../text/compareTexts.ts';
import { ProfileBuilder, type LineCounts } from './profile.ts';

/** The bytes of a profile, the same for the same counts in any order: sources sorted, line hashes sorted and written as differences. */
export function writeProfile({ counts }: { readonly counts: LineCounts }): Uint8Array {
  const writer = new Writer();
  writer.text(MAGIC);
  const sources = [...counts.keys()].sort(compareTexts);
  writer.number(sources.length);
  for (const source of sources) {
    const lines = counts.get(source) ?? new Map<number, number>();
    writer.text(source);
    for (const isShared of [true, false]) writeLines(writer, lines, isShared);
  }
  return writer.bytes();
}

function writeLines(writer: Writer, lines: ReadonlyMap<number, number>, isShared: boolean): void {
  const chosen = [...lines].filter(([, count]) => count > 1 === isShared).sort(([a], [b]) => a - b);
  writer.number(chosen.length);
  let previous = 0;
  for (const [hash, count] of chosen) {
    writer.number(hash - previous);
    if (isShared) writer.number(count);
    previous = hash;
  }
}

/** Reads a profile; throws RangeError when the bytes are not one. */
export function readProfile(bytes: Uint8Array): ProfileBuilder {
  const reader = new Reader(bytes);
  if (reader.text(MAGIC.length) !== MAGIC) throw new RangeError('not a Winnow profile');
  const counts = new Map<string, Map<number, number>>();
  for (let left = reader.number(); left > 0; left--) {
    const lines = new Map<number, number>();
    counts.set(reader.text(), lines);
    for (const isShared of [true, false]) {
      let hash = 0;
      for (let more = reader.number(); more > 0; more--) {
        hash += reader.number();
        lines.set(hash, isShared ? reader.number() : 1);
      }
    }
  }
  if (!reader.isAtEnd) throw new RangeError('not a Winnow profile: bytes left over');
  return new ProfileBuilder(counts);
}

const MAGIC = 'winnow-profile-1';

/** Whole numbers below 2^53 in groups of seven bits, lowest first; texts as their length and code units. */
class Writer {
  #bytes = new Uint8Array(1024);
  #length = 0;

  number(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.#push((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    this.#push(rest);
  }

  text(text: string): void {
    this.number(text.length);
    for (let at = 0; at < text.length; at++) this.number(text.charCodeAt(at));
  }

  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #push(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const grown = new Uint8Array(this.#length * 2);
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    this.#bytes[this.#length++] = byte;
  }
}

class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  number(): number {
    let value = 0;
    for (let weight = 1; ; weight *= 128) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined || weight > 2 ** 49) throw new RangeError('not a Winnow profile: cut short');
      value += (byte % 128) * weight;
      if (byte < 128) return value;
    }
  }

  text(expected?: number): string {
    const length = this.number();
    if (length > this.#bytes.length || (expected !== undefined && length !== expected)) throw new RangeError('not a Winnow profile');
    let text = '';
    for (let at = 0; at < length; at++) text += String.fromCharCode(this.number());
    return text;
  }
}
