import { bitOf, bitsOf, cuesAt, findIn, KNOWN, languagesAt, LEXICON, mix, OPENS, placeIn, useAt } from './lexicon.ts';
import { LANGUAGES } from './lexicon/stopWords.ts';
import { USE } from './lexicon/uses.ts';
import { COLUMN, COLUMNS, CONTENT, CUE_COLUMN, STYLE, USE_COLUMN } from './scanColumns.ts';
import type { ScanTable } from './scanTable.ts';

/** What the words of a line say by the lexicon, counted in the line's row of the table word by word. */
export class Said {
  readonly #table: ScanTable;
  /** The first word of the line, and where its row and its function words begin in their columns. */
  #firstWord = 0;
  #row = 0;
  #stopRow = 0;
  /** Hashes of the last one, two and three words; 0 where no phrase goes on after them. */
  #one = 0;
  #two = 0;
  #three = 0;
  /** Inside a quotation, where nobody speaks for the outlet. */
  isQuoted = false;

  constructor(table: ScanTable) {
    this.#table = table;
  }

  /** Begins the next line. */
  begin(): void {
    const { count, wordCount } = this.#table;
    this.#firstWord = wordCount;
    this.#row = count * COLUMNS;
    this.#stopRow = count * LANGUAGES.length;
    this.#one = this.#two = this.#three = 0;
    this.isQuoted = false;
  }

  /** Keeps a word, content if it may be and is no function word, and says what it does. */
  word(hash: number, mayBeContent: boolean, isName: boolean): number {
    const bits = bitsOf(LEXICON, hash);
    const place = (bits & KNOWN) === 0 ? -1 : this.#lookUp(hash);
    const isStop = place >= 0 && languagesAt(LEXICON, place) !== 0;
    this.#table.addWord(hash, mayBeContent && !isStop ? (isName ? CONTENT.capitalised : CONTENT.word) : CONTENT.none);
    const use = place < 0 ? USE.content : useAt(LEXICON, place);
    if (use !== USE.content) this.#countUse(use);
    if ((this.#one | this.#two | this.#three) !== 0 || bits >= OPENS) this.#lookUpPhrases(hash, bits);
    return use;
  }

  #countUse(use: number): void {
    if (use !== USE.plea) this.#table.countUse(USE_COLUMN.functions);
    if (use >= USE.first) this.#table.countUse(STYLE.first + use - USE.first);
    if (this.#table.wordCount === this.#firstWord + 1) this.#table.setOpener(use);
  }

  /** Looks up the phrases of two to four words that end with this one, of those only whose first words open any. */
  #lookUpPhrases(hash: number, bits: number): void {
    const two = this.#one === 0 ? 0 : mix(mix(this.#one, hash), 2);
    const three = this.#two === 0 ? 0 : mix(mix(this.#two, hash), 3);
    const twoBits = two === 0 ? 0 : this.#lookUpPhrase(two);
    const threeBits = three === 0 ? 0 : this.#lookUpPhrase(three);
    if (this.#three !== 0) this.#lookUpPhrase(mix(mix(this.#three, hash), 4));
    this.#one = bits >= OPENS ? hash : 0;
    this.#two = twoBits >= OPENS ? two : 0;
    this.#three = threeBits >= OPENS ? three : 0;
  }

  #lookUpPhrase(hash: number): number {
    const bits = bitsOf(LEXICON, hash);
    if ((bits & KNOWN) !== 0) this.#lookUp(hash);
    return bits;
  }

  /** Counts what a hash that may be known stands for, and gives its place. */
  #lookUp(hash: number): number {
    const slot = placeIn(LEXICON, hash);
    if (slot < 0) return slot;
    const spoken = this.isQuoted ? ~OUTLET_CUES : -1;
    for (let cues = cuesAt(LEXICON, slot) & spoken; cues !== 0; cues &= cues - 1) this.#bump(CUE_COLUMN + 31 - Math.clz32(cues & -cues));
    const languages = languagesAt(LEXICON, slot);
    if (languages === 0) return slot;
    this.#bump(COLUMN.stops);
    const { stops } = this.#table;
    for (let set = languages; set !== 0; set &= set - 1) {
      const at = this.#stopRow + 31 - Math.clz32(set & -set);
      stops[at] = (stops[at] ?? 0) + 1;
    }
    return slot;
  }

  #bump(column: number): void {
    const { rows } = this.#table;
    rows[this.#row + column] = (rows[this.#row + column] ?? 0) + 1;
  }
}

/** The cues of so many words from the first one on, taken as one phrase. */
export function cuesOfPhrase(words: Int32Array, first: number, length: number): number {
  let hash = words[first] ?? 0;
  for (let word = 2; word <= length; word++) hash = mix(mix(hash, words[first + word - 1] ?? 0), word);
  const slot = findIn(LEXICON, hash);
  return slot < 0 ? 0 : cuesAt(LEXICON, slot);
}

/** Cues that count only outside quotations. */
const OUTLET_CUES = (['you', 'we', 'money', 'greeting', 'mission', 'plea', 'imperative'] as const).reduce(
  (set, cue) => set | bitOf(cue),
  0,
);
