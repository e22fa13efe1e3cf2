import { newTags, tag, tagPlace, WINNOW_FILES, type Entry, type TagInput, type TagTarget } from '../core/index.ts';
import { readJournal } from '../node/journalFile.ts';
import { readArticle } from '../node/readArticle.ts';
import { withLock } from '../node/withLock.ts';
import type { ArticleText, Corpus } from './corpus.ts';
import { entriesIn, homeOf } from './home.ts';
import { inHalves } from './inHalves.ts';
import { TOGETHER, type writerFor } from './write.ts';

/** An article to tag: a file, or a row of the index. */
export type Taggable = ArticleText | Entry;

/** An article whose tags change, and all that it has then, or why they do not change. */
export interface Tagged {
  readonly path: string;
  readonly tags: readonly string[];
  readonly refused?: string;
}

/** Which tags come and go, and what writes them: without it nothing is written. */
interface Tagging extends Pick<TagInput, 'add' | 'remove'> {
  readonly write: ReturnType<typeof writerFor> | undefined;
}

/**
 * Tags articles, each where its tags belong (contracts.md): front matter of so many files in one write, all records of the index or of articles.jsonl in one.
 * Articles whose tags stay the same are left out.
 */
export function* tagArticles(corpus: Corpus, articles: Iterable<Taggable>, tagging: Tagging): Generator<Tagged> {
  const place = { where: corpus.config.tags.where, index: corpus.index.indexPath };
  const recorded: string[] = [];
  let files: ArticleText[] = [];
  for (const article of articles) {
    const isFile = 'entry' in article;
    if (tagPlace({ text: isFile ? article.text : '' }, place) !== 'frontMatter') recorded.push(article.path);
    else if (isFile) files.push(article);
    else yield { path: article.path, tags: [], refused: 'a row of the index has no front matter, where this corpus has its tags' };
    if (files.length < TOGETHER) continue;
    yield* tagFiles(corpus, files, tagging);
    files = [];
  }
  yield* tagFiles(corpus, files, tagging);
  yield* tagRecords(corpus, recorded, tagging);
}

/** Tags files in their front matter, all in one write. */
function tagFiles(corpus: Corpus, files: readonly ArticleText[], { write, ...step }: Tagging): readonly Tagged[] {
  const input = { ...step, where: 'frontMatter', articles: undefined, fields: corpus.config.fields } as const;
  const changed = files.map((article) => ({ article, changes: tag([article], input) })).filter(({ changes }) => changes.length > 0);
  return inHalves(changed, (some) => {
    const refused = write && withLock(corpus.root, () => write({ command: 'tag', articles: some }));
    return { refused, outcomes: some.flatMap(({ article }) => told(article, input, refused)) };
  });
}

/** Tags articles in their records, which are read now, all in one write. */
function tagRecords(corpus: Corpus, paths: readonly string[], { write, ...step }: Tagging): readonly Tagged[] {
  if (paths.length === 0) return [];
  const tagNow = (): readonly Tagged[] => {
    const { input, basis, targets } = recordsOf(corpus, paths, step);
    const changes = tag(targets, input);
    const refused = changes.length === 0 ? NO_PLACE : write?.({ command: 'tag', articles: [], others: changes, basis });
    return targets.flatMap((target) => told(target, input, refused));
  };
  return write ? withLock(corpus.root, tagNow) : tagNow();
}

/** Why an article whose tags should change has none to write them with. */
const NO_PLACE = 'the index cannot take its record';

interface Records {
  readonly input: TagInput;
  /** The SHA-256 of the files that the records stand in, by path. */
  readonly basis: ReadonlyMap<string, string>;
  readonly targets: readonly TagTarget[];
}

function recordsOf(corpus: Corpus, paths: readonly string[], step: Pick<TagInput, 'add' | 'remove'>): Records {
  const { root, config } = corpus;
  const { home, basis } = homeOf(corpus, (path) => readJournal(root).entries.filter((entry) => entry.path === path));
  const sidecar = readArticle(root, WINNOW_FILES.articles);
  const entries = entriesIn(corpus, home);
  const targets = paths.map((path): TagTarget => {
    const entry = entries.get(path);
    return { path, text: '', ...(entry ? { indexTags: entry.tags ?? [], record: entry.record } : {}) };
  });
  return {
    input: {
      ...step,
      where: config.tags.where,
      fields: config.fields,
      articles: 'text' in sidecar ? sidecar.text : undefined,
      ...(home.kind === 'index' ? { index: home } : {}),
    },
    basis: new Map([...basis, ...('hash' in sidecar ? [[WINNOW_FILES.articles, sidecar.hash] as const] : [])]),
    targets,
  };
}

function told(target: TagTarget, input: TagInput, refused: string | undefined): readonly Tagged[] {
  const tags = newTags(target, input);
  return tags ? [{ path: target.path, tags, ...(refused === undefined ? {} : { refused }) }] : [];
}
