import type * as vscode from 'vscode';
import type {
  CorpusConfig,
  CorpusProfile,
  NameList,
  CorpusIndex,
  Entry,
  IndexFix,
  ArticleRecord,
  Decision,
  RuleId,
  UserRule,
} from '../../core/index.ts';
import { pathOfUri, uriOfPath } from '../files/articleUri.ts';
import type { IndexRows, ReadRows } from './rowReader.ts';

/** Trouble with the corpus itself: a rule id, a sentence, and where (a file of the corpus, 0-based line). */
export interface CorpusProblem {
  readonly rule: RuleId;
  readonly message: string;
  readonly path: string;
  readonly line: number;
  /** The article it concerns, for the tree's badge. */
  readonly article?: string;
  readonly fixes?: readonly IndexFix[];
  /** What cannot be read may say that something shall stay as it is. */
  readonly guards?: true;
}

/** What a folder's own files say, as read last. */
export interface CorpusParts {
  readonly config: CorpusConfig;
  readonly index: CorpusIndex;
  /** The text of the index that the entries were read from and in which they count their records; undefined where there is none. */
  readonly indexText: string | undefined;
  readonly problems: readonly CorpusProblem[];
  /** The person's rules; none in a workspace that is not trusted. */
  readonly rules: readonly UserRule[];
  readonly decisions: readonly Decision[];
  readonly articles: ReadonlyMap<string, ArticleRecord>;
  /** The person's lists of names; the same array as long as their files hold the same. */
  readonly lists: readonly NameList[];
  /** Paths of all `.ann` files. */
  readonly annotations: readonly string[];
  /** Other files that could be the index; the person is asked once. */
  readonly ask: readonly string[];
  /** Temporary files that a killed process left. */
  readonly leftovers: readonly string[];
}

/** One corpus as it was read last: a snapshot, replaced as a whole by the store when something changes. */
export interface Corpus extends Omit<CorpusParts, 'index'> {
  readonly root: vscode.Uri;
  /** The root as text, the same for every snapshot. */
  readonly key: string;
  readonly name: string;
  /** The index file, relative to the root; undefined when the corpus has none. */
  readonly index: string | undefined;
  /** Paths of all articles that are there, files and rows of the index, in corpus order. */
  readonly files: readonly string[];
  /** Every article known, also those whose file is missing, in corpus order. */
  readonly entries: readonly Entry[];
  /** What lines the files share; undefined until they have been read. Frozen: a later reading makes a new one. */
  readonly profile: () => CorpusProfile | undefined;
  /** The path of a uri inside the root, relative with `/`; undefined for others. */
  readonly pathOf: (uri: vscode.Uri) => string | undefined;
  readonly uriOf: (path: string) => vscode.Uri;
  readonly entryOf: (path: string) => Entry | undefined;
  /** The index that holds the row of a path, as its file is now, not as this snapshot has it. */
  readonly rowsAt: (path: string) => Promise<IndexRows>;
  /** The first trouble that concerns the article at the path. */
  readonly problemOf: (path: string) => CorpusProblem | undefined;
  /** `.winnow/` wins, an index value is the initial one; `todo` when neither says. */
  readonly statusOf: (path: string) => string;
  /** Tags in the index and in `.winnow/`; those in front matter are in the article's summary. */
  readonly tagsOf: (path: string) => readonly string[];
}

/** The snapshot of a corpus from its parts. */
export function createCorpus(
  root: vscode.Uri,
  parts: CorpusParts,
  { profile, readRows }: { readonly profile: () => CorpusProfile | undefined; readonly readRows: ReadRows },
): Corpus {
  const { config, index, articles } = parts;
  const byPath = new Map(index.entries.map((entry) => [entry.path, entry]));
  const troubles = new Map(
    parts.problems.toReversed().flatMap((problem) => (problem.article === undefined ? [] : [[problem.article, problem] as const])),
  );
  return {
    ...parts,
    root,
    key: root.toString(),
    config,
    profile,
    name: root.path.split('/').findLast((step) => step !== '') ?? root.toString(),
    index: index.indexPath,
    files: index.entries.filter((entry) => !entry.missing).map((entry) => entry.path),
    entries: index.entries,
    pathOf: (uri) => pathOfUri(root, uri),
    uriOf: (path) => uriOfPath(root, path),
    entryOf: (path) => byPath.get(path),
    rowsAt: (path) => readRows(path, config.fields),
    problemOf: (path) => troubles.get(path),
    statusOf: (path) => articles.get(path)?.status ?? byPath.get(path)?.status ?? 'todo',
    tagsOf: (path) => [...new Set([...(byPath.get(path)?.tags ?? []), ...(articles.get(path)?.tags ?? [])])],
  };
}
