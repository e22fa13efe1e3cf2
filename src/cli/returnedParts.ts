import { chainOf, dropRecords, type Change, type Entry, type Families } from '../core/index.ts';
import { readArticle, type ReadFile } from '../node/readArticle.ts';
import { annotationsOf } from './annotations.ts';
import { readEntry, type ArticleText, type Corpus } from './corpus.ts';
import { homeOf, recordsIn, type ChangesOf } from './home.ts';
import type { WriteRequest } from './write.ts';

/** A file or row that was split off from an article, with the changes that take its annotations away. */
export interface Part {
  readonly entry: Entry;
  readonly file: ReadFile;
  readonly ann: readonly Change[];
}

/** The parts of an article that go when its whole text comes back, and those that stay, each with the reason. */
export interface ReturnedParts {
  readonly gone: readonly Part[];
  readonly stay: readonly { readonly path: string; readonly reason: string }[];
}

/** What is known of all articles. */
interface Known {
  readonly changesOf: ChangesOf;
  readonly families: Families;
}

/** What becomes of the articles that were split off from an article when its original comes back: one that only Winnow has written since goes, its text being in the original. */
export function returnedParts(corpus: Corpus, { changesOf, families }: Known, article: ArticleText): ReturnedParts {
  const gone: Part[] = [];
  const stay: { path: string; reason: string }[] = [];
  if (!changesOf(article.path).some(({ command }) => command === 'split')) return { gone, stay };
  for (const entry of families.descendantsOf(article.entry)) {
    const file = readEntry(corpus.root, entry);
    if ('refused' in file) continue;
    const ann = annotationsToo(corpus, changesOf, file);
    if (ann && isOurs(changesOf, file)) gone.push({ entry, file, ann });
    else
      stay.push({
        path: entry.path,
        reason: `its text is in ${article.path} again, but it was changed after it was split off, so it stays`,
      });
  }
  return { gone, stay };
}

/** What takes parts away, their annotations and records with them (a row is its record). The index is read now. */
export function removalOf(
  corpus: Corpus,
  changesOf: ChangesOf,
  parts: readonly Part[],
): Required<Pick<WriteRequest, 'articles' | 'others' | 'basis'>> {
  if (parts.length === 0) return { articles: [], others: [], basis: new Map() };
  const { home, basis } = homeOf(corpus, changesOf);
  const records = recordsIn(corpus, home);
  const dropped = dropRecords(
    home,
    parts.filter(({ entry: { text } }) => text === undefined).map(({ entry: { path } }) => ({ path, ...recordOf(records, path) })),
  );
  return {
    articles: parts.map(({ entry, file }) => ({
      article: { ...file, entry, source: entry.source ?? '' },
      changes: [{ kind: 'delete', path: entry.path }],
    })),
    others: [...parts.flatMap(({ ann }) => ann), ...dropped],
    basis,
  };
}

function recordOf(records: ReadonlyMap<string, number>, path: string): { readonly record?: number } {
  const record = records.get(path);
  return record === undefined ? {} : { record };
}

/** The change that takes the annotations of a part away too; undefined where a person changed these after it was split off, or nobody can say whose they are. */
function annotationsToo(corpus: Corpus, changesOf: ChangesOf, file: ReadFile): Change[] | undefined {
  const annotations = annotationsOf(corpus, file);
  if (!annotations) return [];
  const ann = readArticle(corpus.root, annotations.path);
  if ('refused' in annotations || 'refused' in ann) return undefined;
  const [made, ...later] = chainOf(changesOf(ann.path), ann.path, ann.hash);
  const isOurs = made?.before === '' && later.every(({ command }) => CARRYING.has(command));
  return isOurs ? [{ kind: 'delete', path: ann.path }] : undefined;
}

/** Commands that only move annotations with their words. */
const CARRYING: ReadonlySet<string> = new Set(['split', 'merge', 'clean', 'fix', 'fix-all', 'restore']);

/** Whether the journal leads from where Winnow made the file to what it is now. */
function isOurs(changesOf: ChangesOf, { path, hash }: ReadFile): boolean {
  return chainOf(changesOf(path), path, hash)[0]?.before === '';
}
