import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { addRecords, readBack, split, type RecordHome, type Split, type SplitInput } from '../core/index.ts';
import { withLock } from '../node/withLock.ts';
import { annotationsOf } from './annotations.ts';
import type { ArticleText, Corpus } from './corpus.ts';
import { homeOf, recordsIn } from './home.ts';
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

/** Splits articles, all in one write; where that is refused each half by itself, so that one does not keep the others from being split. Those of which nothing comes off are left out. */
export function splitArticles(corpus: Corpus, cuts: readonly Cut[], { write, template }: Splitting): readonly Done[] {
  if (!write) return cutAll(corpus, cuts, template).done;
  if (cuts.length === 0) return [];
  const { done, refused } = withLock(corpus.root, () => {
    const made = cutAll(corpus, cuts, template);
    return { ...made, refused: writeAll(write, made) };
  });
  if (refused === undefined) return done;
  if (cuts.length === 1) return done.map((one) => ({ ...one, refused: one.refused ?? refused }));
  const half = cuts.length >> 1;
  return [cuts.slice(0, half), cuts.slice(half)].flatMap((some) => splitArticles(corpus, some, { write, template }));
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
  const { id, source, date, lang } = entry;
  const shared = {
    ...(source === undefined ? {} : { source }),
    ...(date === undefined ? {} : { date }),
    ...(lang === undefined ? {} : { lang }),
  };
  return {
    ...{ path, text, id, shared },
    ...(record === undefined ? {} : { record }),
    ...(annotations && 'ann' in annotations ? { annotations } : {}),
  };
}
