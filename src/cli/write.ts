import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  annCarriedBack,
  annWithReturned,
  applyEdits,
  composeEdits,
  difference,
  hashOf,
  lossEdits,
  lossFrom,
  readBack,
  withSpans,
  type Annotations,
  type Change,
  type Edit,
  type Encoding,
  type JournalEntry,
} from '../core/index.ts';
import { applyChanges } from '../node/applyChanges.ts';
import { readJournal } from '../node/journalFile.ts';
import type { Refused } from '../node/readArticle.ts';
import { assertStateFolder } from '../node/stateFolder.ts';
import { withLock } from '../node/withLock.ts';
import { leftoversIn, removeLeftovers } from '../node/writeFiles.ts';
import { annotationsOf } from './annotations.ts';
import type { ArticleText, Corpus } from './corpus.ts';

/** What to write and why: changes of articles, and what goes with them. All are made or none. */
export interface WriteRequest {
  readonly command: string;
  readonly articles: readonly ArticleWrite[];
  /** Changes of files that are no articles, such as the index. */
  readonly others?: readonly Change[];
  readonly encodings?: ReadonlyMap<string, Encoding>;
  /** The SHA-256 that other files had when the changes were made from them, by path. */
  readonly basis?: ReadonlyMap<string, string>;
}

/** An article as it was read, and its changes. */
export interface ArticleWrite {
  readonly article: ArticleText;
  readonly changes: readonly Change[];
}

/** A function that writes changes of articles with their annotations, journalled; it gives the reason when they were refused (nothing is written then). */
export function writerFor(corpus: Corpus): (request: WriteRequest) => string | undefined {
  const who = whoIn(corpus.root);
  assertStateFolder(corpus.root);
  sweep(corpus);
  let journal: readonly JournalEntry[] | undefined;
  return ({ command, articles, others = [], encodings = new Map(), basis = new Map() }) => {
    const carried: Carried[] = [];
    for (const one of articles) {
      const made = withAnnotations(corpus, one, { encodings, journal: () => (journal ??= readJournal(corpus.root).entries) });
      if ('refused' in made) return made.refused;
      carried.push(made);
    }
    const options = {
      cause: { who, command },
      basis: new Map([...basis, ...articles.map(({ article: { path, hash } }) => [path, hash] as const)]),
      together: true as const,
      of: new Map(carried.flatMap(({ of }) => [...(of ?? [])])),
      encodings,
      fields: corpus.config.fields,
    };
    try {
      const changes = inOrder(
        carried.flatMap((one) => one.changes),
        others,
      );
      return applyChanges(corpus.root, changes, options).refused[0]?.refused;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
}

/** A process that is killed leaves a text in two files rather than in none, and the index names each file as long as it is there. */
function inOrder(changes: readonly Change[], others: readonly Change[]): readonly Change[] {
  const rank = { create: 0, edit: 1, delete: 2 };
  const sorted = [...changes].sort((a, b) => rank[a.kind] - rank[b.kind]);
  return changes.some(({ kind }) => kind === 'delete') ? [...sorted, ...others] : [...others, ...sorted];
}

/** Takes away what a killed process left beside articles and in `.winnow/`, while no other process writes. */
function sweep({ root, files }: Corpus): void {
  const folders = [...new Set(files.map(({ path }) => dirname(join(root, path)))), join(root, '.winnow'), join(root, '.winnow', 'spans')];
  const littered = folders.filter((folder) => existsSync(folder) && leftoversIn(folder, LEFTOVER_AGE).length > 0);
  if (littered.length > 0) withLock(root, () => littered.forEach((folder) => removeLeftovers(folder, LEFTOVER_AGE)));
}

/** So many articles are written at once: each write reads the index, and one that is refused is made anew in halves. */
export const TOGETHER = 64;

/** Milliseconds until a temporary file is nobody's any more: another process may be writing. */
export const LEFTOVER_AGE = 10_000;

/** What an article's text is to become, as its bytes will be read, and the edits that lead there. */
interface NextText {
  readonly text: string;
  readonly edits: readonly Edit[];
  readonly hash: string;
}

/** Undefined where the changes do not edit the article, or its encoding cannot hold the text. */
function nextOf({ article, changes }: ArticleWrite, encodings: ReadonlyMap<string, Encoding>): NextText | undefined {
  const { path, text, encoding } = article;
  const own = changes.find((change) => change.path === path);
  if (own?.kind !== 'edit') return undefined;
  const read = readBack(applyEdits(text, own.edits), encodings.get(path) ?? encoding);
  return read && { text: read.text, edits: composeEdits(text, own.edits, read.edits), hash: hashOf(read.bytes) };
}

/** Changes with those of annotation files; of each such file that loses spans the SHA-256 that its text had. */
interface Carried {
  readonly changes: readonly Change[];
  readonly of?: ReadonlyMap<string, string>;
}

/** The changes of an article with that of its annotations, or why these forbid them. */
function withAnnotations(
  corpus: Corpus,
  one: ArticleWrite,
  { encodings, journal }: { readonly encodings: ReadonlyMap<string, Encoding> } & Pick<Carrying, 'journal'>,
): Carried | Refused {
  const next = nextOf(one, encodings);
  const annotations = annotationsOf(corpus, { ...one.article, after: next?.text });
  if (annotations && 'refused' in annotations) return annotations;
  return annotations && next ? carry(one, { annotations, next, journal }) : { changes: one.changes };
}

interface Carrying {
  readonly annotations: Annotations;
  readonly next: NextText;
  readonly journal: () => readonly JournalEntry[];
}

/**
 * The changes with that of the annotation file, unless they name it themselves: spans move with their words; what was lost when the text was last what it is
 * again now comes back; what is lost is journalled whole, with the text it was of.
 */
function carry({ article: { path, text, hash }, changes }: ArticleWrite, { annotations, next, journal }: Carrying): Carried {
  if (changes.some((change) => change.path === annotations.path)) return withLoss(changes, { annotations, hash });
  const own: Change = { kind: 'edit', path, edits: next.edits };
  const { lost, changes: carried } = withSpans([own], new Map([[path, text]]), new Map([[path, annotations]]));
  const move = carried.find((change) => change.path === annotations.path);
  const moved = move?.kind === 'edit' ? applyEdits(annotations.ann, move.edits) : annotations.ann;
  const ann =
    annCarriedBack(journal(), { path, text, hash, annotations }, next.hash) ??
    annWithReturned(moved, lossFrom(journal(), annotations.path, next.hash), next.text);
  if (ann === annotations.ann) return { changes };
  const edits = lost.length > 0 ? lossEdits({ before: annotations.ann, after: ann }) : [difference(annotations.ann, ann)];
  const change: Change = { kind: 'edit', path: annotations.path, edits };
  return { changes: [...changes, change], ...(lost.length > 0 ? { of: new Map([[annotations.path, hash]]) } : {}) };
}

/** Changes that see to the annotations themselves, as a split does: the file is journalled whole, so that what goes comes back with its text. */
function withLoss(
  changes: readonly Change[],
  { annotations: { path, ann }, hash }: { readonly annotations: Annotations; readonly hash: string },
): Carried {
  const whole = changes.map((change): Change => {
    if (change.path !== path || change.kind !== 'edit') return change;
    return { ...change, edits: lossEdits({ before: ann, after: applyEdits(ann, change.edits) }) };
  });
  return { changes: whole, of: new Map([[path, hash]]) };
}

/** git's user.name, else unknown. */
function whoIn(root: string): string {
  const name: unknown = spawnSync('git', ['config', 'user.name'], { cwd: root, encoding: 'utf8' }).stdout;
  return typeof name === 'string' && name.trim() !== '' ? name.trim() : 'unknown';
}
