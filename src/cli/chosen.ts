import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Entry } from '../core/index.ts';
import { openCorpus, type Corpus } from './corpus.ts';

/** A corpus and which of its articles a command is about. */
interface Chosen {
  readonly corpus: Corpus;
  readonly entries: readonly Entry[];
}

/** All articles of a folder, or those named of one corpus; throws with one sentence when a file is no article of it. */
export function choose(paths: readonly string[]): Chosen {
  const [first = '.'] = paths;
  const isFolder = statSync(first).isDirectory();
  if (isFolder && paths.length > 1) throw new Error('give one folder, or files of one corpus');
  const corpus = openCorpus(isFolder ? first : rootOf(resolve(first)));
  if (isFolder) return { corpus, entries: corpus.entries };
  const entries = paths.map((path) => {
    const wanted = relative(corpus.root, resolve(path)).replaceAll('\\', '/');
    const entry = corpus.entries.find((each) => each.path === wanted);
    if (!entry) throw new Error(`${path} is not an article of ${corpus.root}`);
    return entry;
  });
  return { corpus, entries };
}

/** The nearest folder above a file that has `.winnow/`, else the file's own folder. */
function rootOf(file: string): string {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.winnow'))) return folder;
    if (dirname(folder) === folder) return dirname(file);
  }
}
