import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { addRecords, readBack, sharedOf, split, type RecordHome, type Split, type SplitInput } from '../core/index.ts';
import { withLock } from '../node/withLock.ts';
import { annotationsOf } from './annotations.ts';
import type { ArticleText, Corpus } from './corpus.ts';
import { homeOf, recordsIn } from './home.ts';
import { inHalves } from './inHalves.ts';
import type { writerFor } from './write.ts';

/** An article and where to cut it. */
export interface Cut {
  readonly article: ArticleText;
  readonly analysis: SplitInput['analysis'];
  readonly where: Pick<SplitInput, 'at' | 'offsets'>;
}

/** A cut that was made, or why it was not. */
export interface Done extends Split {
  readonly article: ArticleText;
  readonly refused?: string;
}

/** How to split: without `write` nothing is written. */
interface Splitting {
  readonly write: ReturnType<typeof writerFor> | undefined;
  readonly template: string | undefined;
}

/** Splits articles, all in one write. Those of which nothing comes off are left out. */
export function splitArticles(corpus: Corpus, cuts: readonly Cut[], { write, template }: Splitting): readonly Done[] {
  if (!write) return cutAll(corpus, cuts, template).done;
  return inHalves(cuts, (some) =>
    withLock(corpus.root, () => {
      const made = cutAll(corpus, some, template);
      const refused = writeAll(write, made);
      return {
        refused,
        outcomes: refused === undefined ? made.done : made.done.map((one) => ({ ...one, refused: one.refused ?? refused })),
      };
    }),
  );
}

/** What is to be written, and the other files that it rests on. */
interface Made {
  readonly done: readonly Done[];
  readonly home: RecordHome;
  /** The SHA-256 of other files, by path. */
  readonly basis: ReadonlyMap<string, string>;
}

/** Cuts articles without writing. The index is read again, since a write before this one may have changed it. */
function cutAll(corpus: Corpus, cuts: readonly Cut[], template: string | undefined): Made {
  const { home, basis } = homeOf(corpus);
  const named = recordsIn(corpus, home);
  const taken = new Set<string>();
  const isTaken = (name: string): boolean => taken.has(name) || named.has(name) || existsSync(join(corpus.root, name));
  const done = cuts.flatMap(({ article, analysis, where }): Done[] => {
    const made = split({
      ...inputOf(corpus, article, named),
      ...where,
      analysis,
      isTaken,
      ...(template === undefined ? {} : { template }),
    });
    if (made.parts.length < 2) return [];
    for (const { path } of made.parts) taken.add(path);
    const isReadAnew = made.changes.some(({ path }) => path.endsWith('.ann')) && made.parts.some(({ text }) => isOther(text, article));
    return [{ ...made, article, ...(isReadAnew ? { refused: READ_ANEW } : {}) }];
  });
  return { done, home, basis };
}

function isOther(text: string, { encoding }: ArticleText): boolean {
  return readBack(text, encoding)?.text !== text;
}

/** Gives the reason where the write was refused. */
function writeAll(write: ReturnType<typeof writerFor>, { done, home, basis }: Made): string | undefined {
  const sound = done.filter(({ refused }) => refused === undefined);
  if (sound.length === 0) return undefined;
  return write({
    command: 'split',
    articles: sound.map(({ article, changes }) => ({ article, changes })),
    others: addRecords(
      home,
      sound.flatMap(({ records }) => records),
    ),
    encodings: new Map(sound.flatMap(({ article: { encoding }, parts }) => parts.map(({ path }) => [path, encoding] as const))),
    basis,
  });
}

const READ_ANEW = 'its bytes would be read in another encoding when it is cut, and its annotations could not be carried along';

/** What a split takes of an article but where to cut. */
function inputOf(
  corpus: Corpus,
  { path, text, entry }: ArticleText,
  named: ReadonlyMap<string, number>,
): Pick<SplitInput, 'path' | 'text' | 'id' | 'shared' | 'record' | 'annotations'> {
  const record = named.get(path);
  const annotations = annotationsOf(corpus, { path, text });
  return {
    ...{ path, text, id: entry.id, shared: sharedOf(entry) },
    ...(record === undefined ? {} : { record }),
    ...(annotations && 'ann' in annotations ? { annotations } : {}),
  };
}
