import type * as vscode from 'vscode';
import type { CorpusConfig, CorpusProfile } from '../core/index.ts';

/** What is known of one article beside its text: from the index, the front matter or the file name; absent when empty. */
export interface Entry {
  /** Relative to the corpus root, with `/`. */
  readonly path: string;
  readonly id: string;
  readonly ordinal?: number;
  readonly title?: string;
  readonly source?: string;
  readonly url?: string;
  readonly author?: string;
  /** ISO date where the text allows, else the original. */
  readonly date?: string;
  readonly lang?: string;
  readonly tags?: readonly string[];
  readonly status?: string;
}

/** A keep or ignore decision, as one line of .winnow/decisions.jsonl. */
export interface Decision {
  readonly path?: string;
  readonly source?: string;
  readonly corpus?: true;
  readonly rule: string;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly decision: 'keep' | 'ignore';
}

/** What .winnow/articles.jsonl says of one article. */
export interface ArticleRecord {
  readonly path: string;
  readonly id?: string;
  readonly tags?: readonly string[];
  readonly status?: string;
  readonly note?: string;
  readonly title?: string;
  readonly byline?: string;
  readonly [field: string]: unknown;
}

/** Trouble with the corpus itself: a rule id, a sentence, and where (a file of the corpus, 0-based line). */
export interface CorpusProblem {
  readonly rule: string;
  readonly message: string;
  readonly path: string;
  readonly line?: number;
  /** The article it concerns, for the tree's badge. */
  readonly article?: string;
}

/** One corpus as it was read last: a snapshot, replaced as a whole by the store when something changes. */
export interface Corpus {
  readonly root: vscode.Uri;
  readonly name: string;
  readonly config: CorpusConfig;
  /** The index file, relative to the root; undefined when the corpus has none. */
  readonly index: string | undefined;
  /** Paths of all article files that exist, in corpus order. */
  readonly files: readonly string[];
  readonly entries: readonly Entry[];
  readonly problems: readonly CorpusProblem[];
  readonly decisions: readonly Decision[];
  readonly articles: ReadonlyMap<string, ArticleRecord>;
  /** What lines the files share; undefined until they have been read. Frozen: a later reading makes a new one. */
  readonly profile: () => CorpusProfile | undefined;
  readonly pathOf: (uri: vscode.Uri) => string | undefined;
  readonly uriOf: (path: string) => vscode.Uri;
  readonly entryOf: (path: string) => Entry | undefined;
  /** `.winnow/` wins, an index value is the initial one; `todo` when neither says. */
  readonly statusOf: (path: string) => string;
  readonly tagsOf: (path: string) => readonly string[];
}
