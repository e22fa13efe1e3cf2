/**
 * What the files of a corpus share: for each source, in how many files a line stands.
 * The key of a line is its folded text (see keyOf); rows without a source are one unnamed source ''.
 */
export interface CorpusProfile {
  /** In how many files of the source the line stands, 0 when never or only once where the profile keeps shared lines only. */
  readonly filesWith: (source: string, key: string) => number;
  /** In how many different sources the line stands. */
  readonly sourcesWith: (key: string) => number;
}

/** The key under which a line is counted: white space runs become one blank, case folded; blank and very short lines have none. */
export function keyOf(line: string): string | undefined {
  const key = line.replace(/\s+/gu, ' ').trim().toLowerCase();
  return key.length < 3 ? undefined : key;
}
