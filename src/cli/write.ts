import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { annPathFor, withSpans, type Annotations, type Change, type Encoding } from '../core/index.ts';
import { applyChanges } from '../node/applyChanges.ts';
import { textIfThere } from '../node/readCorpus.ts';
import { removeLeftovers } from '../node/writeFiles.ts';
import type { ArticleText, Corpus } from './corpus.ts';

/** What to write and why; the changes of one article stand together, so that one that fails does not keep the others from being written. */
export interface WriteRequest {
  readonly command: string;
  readonly article: ArticleText;
  readonly changes: readonly Change[];
  readonly encodings?: ReadonlyMap<string, Encoding>;
}

/** A function that writes the changes of one article with its annotations, journalled; it gives the reason when they were refused (nothing is written then). */
export function writerFor(corpus: Corpus): (request: WriteRequest) => string | undefined {
  const cause = whoIn(corpus.root);
  sweep(corpus);
  return ({ command, article, changes, encodings }) => {
    const carried = changesWithSpans(corpus, article, changes);
    const basis = new Map([[article.path, article.hash]]);
    const options = { cause: { who: cause, command }, basis, ...(encodings ? { encodings } : {}) };
    try {
      return applyChanges(corpus.root, carried, options).refused[0]?.refused;
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

/** The annotation file of an article; undefined when there is none. */
export function annotationsOf(corpus: Corpus, path: string): Annotations | undefined {
  const own = annPathFor(path, new Set(corpus.files.map((file) => file.path)));
  const ann = textIfThere(corpus.root, own);
  return ann === undefined ? undefined : { path: own, ann };
}

/** Changes that name the annotation file themselves stay as they are. */
function changesWithSpans(corpus: Corpus, { path, text }: ArticleText, changes: readonly Change[]): readonly Change[] {
  const annotations = annotationsOf(corpus, path);
  if (!annotations || changes.some((change) => change.path === annotations.path)) return changes;
  return withSpans(changes, new Map([[path, text]]), new Map([[path, annotations]])).changes;
}

/** git's user.name, else unknown. */
function whoIn(root: string): string {
  const name: unknown = spawnSync('git', ['config', 'user.name'], { cwd: root, encoding: 'utf8' }).stdout;
  return typeof name === 'string' && name.trim() !== '' ? name.trim() : 'unknown';
}
