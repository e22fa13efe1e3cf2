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
import { removeLeftovers } from '../node/writeFiles.ts';
import { annotationsOf } from './annotations.ts';
import type { ArticleText, Corpus } from './corpus.ts';

/** What to write and why; the changes of one article stand together, so that one that fails does not keep the others from being written. */
export interface WriteRequest {
  readonly command: string;
  readonly article: ArticleText;
  readonly changes: readonly Change[];
  readonly encodings?: ReadonlyMap<string, Encoding>;
  /** The SHA-256 that other files had when the changes were made from them, by path. */
  readonly basis?: ReadonlyMap<string, string>;
}

/** A function that writes the changes of one article with its annotations, journalled; it gives the reason when they were refused (nothing is written then). */
export function writerFor(corpus: Corpus): (request: WriteRequest) => string | undefined {
  const cause = whoIn(corpus.root);
  sweep(corpus);
  let journal: readonly JournalEntry[] | undefined;
  return (request) => {
    const { command, article, changes, encodings } = request;
    const next = nextOf(request);
    const annotations = annotationsOf(corpus, { ...article, after: next?.text });
    if (annotations && 'refused' in annotations) return annotations.refused;
    const carried =
      annotations && next
        ? carry(article, changes, { annotations, next, journal: () => (journal ??= readJournal(corpus.root)) })
        : { changes };
    const basis = new Map([...(request.basis ?? []), [article.path, article.hash]]);
    const options = {
      cause: { who: cause, command },
      basis,
      together: true as const,
      ...(encodings ? { encodings } : {}),
      ...('of' in carried ? { of: carried.of } : {}),
    };
    try {
      return applyChanges(corpus.root, carried.changes, options).refused[0]?.refused;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
}

/** Takes away what a killed process left beside articles and in `.winnow/`. */
function sweep({ root, files }: Corpus): void {
  const folders = new Set(files.map(({ path }) => dirname(join(root, path))));
  for (const folder of [...folders, join(root, '.winnow')]) if (existsSync(folder)) removeLeftovers(folder, LEFTOVER_AGE);
}

/** Milliseconds: another process may be writing. */
const LEFTOVER_AGE = 10_000;

/** What an article's text is to become, as its bytes will be read, and the edits that lead there. */
interface NextText {
  readonly text: string;
  readonly edits: readonly Edit[];
  readonly hash: string;
}

/** Undefined where the changes do not edit the article, or its encoding cannot hold the text. */
function nextOf({ article, changes, encodings }: WriteRequest): NextText | undefined {
  const { path, text, encoding } = article;
  const own = changes.find((change) => change.path === path);
  if (own?.kind !== 'edit') return undefined;
  const read = readBack(applyEdits(text, own.edits), encodings?.get(path) ?? encoding);
  return read && { text: read.text, edits: composeEdits(text, own.edits, read.edits), hash: hashOf(read.bytes) };
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
function carry(
  { path, text, hash }: ArticleText,
  changes: readonly Change[],
  { annotations, next, journal }: Carrying,
): { readonly changes: readonly Change[]; readonly of?: ReadonlyMap<string, string> } {
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
): { readonly changes: readonly Change[]; readonly of: ReadonlyMap<string, string> } {
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
