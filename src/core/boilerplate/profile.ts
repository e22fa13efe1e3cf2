import { frontMatterOf } from '../text/frontMatter.ts';
import { linesOf } from '../text/lines.ts';
import { hashOfKey, lineHash } from './lineKey.ts';

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

/** A profile that grows with its texts: counts are exact, each line counts once a text, front matter not at all. */
export class ProfileBuilder implements CorpusProfile {
  readonly #sources = new Map<string, Map<number, number>>();

  /** Starts from counts already made, which are copied. */
  constructor(counts?: LineCounts) {
    for (const [source, lines] of counts ?? []) this.#sources.set(source, new Map(lines));
  }

  readonly add = ({ text, source = '' }: ProfileRow): void => {
    const lines = this.#sources.get(source) ?? new Map<number, number>();
    for (const hash of countLines(text).hashes) lines.set(hash, (lines.get(hash) ?? 0) + 1);
    if (lines.size > 0) this.#sources.set(source, lines);
  };

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

/** The 48-bit hashes under which a text's lines are counted, each once, and how many lines have a key, those of front matter and those that stand there again among them. */
export function countLines(text: string): { readonly hashes: ReadonlySet<number>; readonly keyed: number } {
  const from = frontMatterOf(text)?.end ?? 0;
  const hashes = new Set<number>();
  let keyed = 0;
  for (const { start, end } of linesOf(text)) {
    const hash = lineHash(text, start, end);
    if (hash < 0) continue;
    keyed++;
    if (start >= from) hashes.add(hash);
  }
  return { hashes, keyed };
}
