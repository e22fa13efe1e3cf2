import { frontMatterOf } from '../text/frontMatter.ts';
import { linesOf } from '../text/lines.ts';

/**
 * What the files of a corpus share: for each source, in how many files a line stands.
 * The key of a line is its folded text (see keyOf); rows without a source are one unnamed source ''.
 */
export interface CorpusProfile {
  /** In how many files of the source the line stands, 0 when never. */
  readonly filesWith: (source: string, key: string) => number;
  /** In how many different sources the line stands. */
  readonly sourcesWith: (key: string) => number;
}

/** A row to count: a text and where it comes from ('' or undefined: the unnamed source). */
export interface ProfileRow {
  readonly text: string;
  readonly source?: string | undefined;
}

/** Exact counts by source and line hash: plain data, the input of merging and writing. */
export type LineCounts = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** The key under which a line is counted: white space runs become one blank, case folded; blank and very short lines have none. */
export function keyOf(line: string): string | undefined {
  const key = line.replace(SPACES, ' ').trim().toLowerCase();
  return key.length < 3 ? undefined : key;
}

/** A profile that grows and shrinks with its texts: counts are exact, each line counts once a text, front matter not at all. */
export class ProfileBuilder implements CorpusProfile {
  readonly #sources = new Map<string, Map<number, number>>();

  /** Starts from counts already made, which are copied. */
  constructor(counts?: LineCounts) {
    for (const [source, lines] of counts ?? []) this.#sources.set(source, new Map(lines));
  }

  readonly add = (row: ProfileRow): void => this.#count(row, 1);

  /** Takes a text out again that was added with the same source. */
  readonly remove = (row: ProfileRow): void => this.#count(row, -1);

  readonly filesWith = (source: string, key: string): number => this.#sources.get(source)?.get(hashOfKey(key)) ?? 0;

  readonly sourcesWith = (key: string): number => {
    const hash = hashOfKey(key);
    let sources = 0;
    for (const lines of this.#sources.values()) if (lines.has(hash)) sources++;
    return sources;
  };

  get counts(): LineCounts {
    return this.#sources;
  }

  #count({ text, source = '' }: ProfileRow, step: number): void {
    const lines = this.#sources.get(source) ?? new Map<number, number>();
    this.#sources.set(source, lines);
    for (const hash of lineHashes(text)) {
      const count = (lines.get(hash) ?? 0) + step;
      if (count > 0) lines.set(hash, count);
      else lines.delete(hash);
    }
    if (lines.size === 0) this.#sources.delete(source);
  }
}

/** The profile of all rows. */
export function buildProfile(rows: Iterable<ProfileRow>): ProfileBuilder {
  const builder = new ProfileBuilder();
  for (const row of rows) builder.add(row);
  return builder;
}

/** The profile of all rows of all profiles; counts add up, so the order does not matter. */
export function mergeProfiles(profiles: Iterable<{ readonly counts: LineCounts }>): ProfileBuilder {
  const sums = new Map<string, Map<number, number>>();
  for (const { counts } of profiles) {
    for (const [source, lines] of counts) {
      const sum = sums.get(source) ?? new Map<number, number>();
      sums.set(source, sum);
      for (const [hash, count] of lines) sum.set(hash, (sum.get(hash) ?? 0) + count);
    }
  }
  return new ProfileBuilder(sums);
}

/** The profile as it would be without one of its own texts, without changing it. */
export function withoutText(profile: CorpusProfile, row: ProfileRow): CorpusProfile {
  const own = lineHashes(row.text);
  const ownSource = row.source ?? '';
  const has = (key: string): boolean => own.has(hashOfKey(key));
  return {
    filesWith: (source, key) => Math.max(0, profile.filesWith(source, key) - (source === ownSource && has(key) ? 1 : 0)),
    sourcesWith: (key) => profile.sourcesWith(key) - (has(key) && profile.filesWith(ownSource, key) === 1 ? 1 : 0),
  };
}

/** The 48-bit hashes under which a text's lines are counted, each once. */
export function lineHashes(text: string): ReadonlySet<number> {
  const from = frontMatterOf(text)?.end ?? 0;
  const hashes = new Set<number>();
  for (const { start, end } of linesOf(text)) {
    if (start < from) continue;
    const key = keyOf(text.slice(start, end));
    if (key !== undefined) hashes.add(hashOfKey(key));
  }
  return hashes;
}

/** A 48-bit hash of a key as a whole number: two 32-bit FNV-1a runs with different primes, avalanched. */
function hashOfKey(key: string): number {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let at = 0; at < key.length; at++) {
    const code = key.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x5bd1e995);
    high ^= high >>> 15;
  }
  low ^= low >>> 16;
  low = Math.imul(low, 0x85ebca6b);
  low ^= low >>> 13;
  return (high & 0xffff) * 0x100000000 + (low >>> 0);
}

// e.g. "\u00a0\t ", "  ": every run of white space that is not one blank already
const SPACES = / \s+|[^\S ]\s*/gu;
