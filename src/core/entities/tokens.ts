/** What a token looks like; bits of `Tokens.flags`. */
export const CAPITAL = 1;
/** Two letters or more, all of them capitals. */
export const ALL_CAPS = 2;
export const HAS_DIGIT = 4;
export const PUNCTUATION = 8;
export const LOWERCASE = 16;
export const UNCASED_LETTER = 32;
export const SENTENCE_START = 64;
/** White space (or the start of the stretch) stands before the token. */
export const SPACED = 128;
/** A symbol stands inside the word: "two-day", "l'an", "3.5". */
export const COMPOUND = 256;

/** Tokens of one text as parallel arrays, grown as needed and reused from text to text; `hash` and `lower` are 32-bit hashes of the token as it stands and in lower case. */
export class Tokens {
  count = 0;
  start = new Int32Array(FIRST);
  end = new Int32Array(FIRST);
  hash = new Int32Array(FIRST);
  lower = new Int32Array(FIRST);
  flags = new Uint16Array(FIRST);
  /** The numbers of the tokens' words in a lexicon. */
  types = new Int32Array(FIRST);

  /** Forgets all tokens, keeps the room. */
  clear(): void {
    this.count = 0;
  }

  /** Adds a token whose hashes are still to be set. */
  add(start: number, end: number, flags: number): void {
    if (this.count >= this.start.length) this.#grow(this.start.length * 2);
    this.start[this.count] = start;
    this.end[this.count] = end;
    this.flags[this.count] = flags;
    this.count++;
  }

  #grow(room: number): void {
    this.start = grown(this.start, new Int32Array(room));
    this.end = grown(this.end, new Int32Array(room));
    this.hash = grown(this.hash, new Int32Array(room));
    this.lower = grown(this.lower, new Int32Array(room));
    this.flags = grown(this.flags, new Uint16Array(room));
    this.types = grown(this.types, new Int32Array(room));
  }
}

const FIRST = 1024;

function grown<A extends Int32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>>(from: A, to: A): A {
  to.set(from);
  return to;
}
