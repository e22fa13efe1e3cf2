import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildCorpusIndex,
  chooseIndex,
  decodeBytes,
  indexCandidates,
  isCorpus,
  parseArticles,
  readConfig,
  readIndex,
  WINNOW_FILES,
  withSidecar,
  type ArticleRecord,
  type CorpusConfig,
  type CorpusIndex,
  type FileProblem,
  type IndexChoice,
} from '../core/index.ts';
import { reasonOf, walkFolder, type FoundFile, type Trouble } from './walkFolder.ts';

/** A corpus as it lies on disk: what its index, its files and `.winnow/` say, and what could not be read. */
export interface DiskCorpus {
  readonly root: string;
  /** Whether the folder is a corpus at all (contracts.md, When Winnow speaks). */
  readonly speaks: boolean;
  readonly config: CorpusConfig;
  readonly configProblems: readonly FileProblem[];
  readonly articleProblems: readonly FileProblem[];
  readonly files: readonly FoundFile[];
  readonly troubles: readonly Trouble[];
  /** Entries carry the status, tags, title and author of articles.jsonl. */
  readonly index: CorpusIndex;
  /** The other files that could be the index. */
  readonly ask: readonly string[];
  readonly articles: ReadonlyMap<string, ArticleRecord>;
  /** The 0-based line of the index at which each of its records starts. */
  readonly recordLines: readonly number[];
}

/** Reads a folder as a corpus; articles themselves are not read (see readArticle). Throws when the folder cannot be listed. */
export function readCorpus(root: string): DiskCorpus {
  const { files, troubles } = walkFolder(root);
  const paths = files.map(({ path }) => path);
  const { config, problems } = readConfig(textIfThere(root, WINNOW_FILES.config));
  const refused: Trouble[] = [...troubles];
  const choice = chooseIndexFile(root, indexCandidates(paths, config), { config, files, refused });
  const index = buildCorpusIndex({ files: paths, index: choice, config });
  const { articles, problems: broken } = parseArticles(textIfThere(root, WINNOW_FILES.articles) ?? '');
  const entries = index.entries.map((entry) => {
    const record = articles.get(entry.path);
    return record ? withSidecar(entry, record) : entry;
  });
  const speaks = isCorpus({ files: paths, winnow: isFolder(join(root, '.winnow')), index: choice });
  return {
    root,
    speaks,
    config,
    configProblems: problems,
    articleProblems: broken.map(({ line }) => ({ line: line + 1, message: 'articles.jsonl: this line is not a record of an article' })),
    files,
    troubles: refused,
    index: { ...index, entries },
    ask: choice?.ask ?? [],
    articles,
    recordLines: choice?.table.records.map(({ line }) => line) ?? [],
  };
}

/** The text of a file of the corpus; undefined when there is none. Other trouble is thrown. */
export function textIfThere(root: string, path: string): string | undefined {
  try {
    return decodeBytes(readFileSync(join(root, path))).text;
  } catch (error) {
    if (reasonOf(error) === 'ENOENT' || reasonOf(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

interface Surroundings {
  readonly config: CorpusConfig;
  readonly files: readonly FoundFile[];
  readonly refused: Trouble[];
}

/** Reads candidates until the named ones are done; an index that cannot be read is reported. A path in corpus.json that leaves the root is not among the files. */
function chooseIndexFile(root: string, candidates: readonly string[], { config, files, refused }: Surroundings): IndexChoice | undefined {
  const known = new Set(files.map(({ path }) => path));
  const read = candidates.slice(0, MOST_CANDIDATES).flatMap((path) => {
    if (!known.has(path)) {
      refused.push({ path, kind: 'unreadable', message: 'The index that corpus.json names is not in the folder' });
      return [];
    }
    try {
      const { text, binary } = decodeBytes(readFileSync(join(root, path)));
      if (!binary) return [{ path, table: readIndex(path, text) }];
      refused.push({ path, kind: 'unreadable', message: 'The file is no text' });
      return [];
    } catch (error) {
      refused.push({ path, kind: 'unreadable', message: `The file cannot be read (${reasonOf(error)})` });
      return [];
    }
  });
  return chooseIndex(read, config);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** JSONL of any name may hold the texts; no more than a few files are looked into. */
const MOST_CANDIDATES = 8;
