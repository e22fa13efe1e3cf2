import type * as vscode from 'vscode';
import type { EntityType, Finding, Span, IndexedName, Entry } from '../../core/index.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Item, Segment } from '../segments.ts';
import type { Row } from './row.ts';

/** What the tree shows; `key` is unique and the same after every refresh. Nodes with `uri` or `uris` are what commands act on. */
export type TreeNode =
  | CorpusNamesNode
  | CorpusNameTypeNode
  | CorpusNameNode
  | CorpusNode
  | GroupNode
  | ArticleNode
  | ItemNode
  | SegmentNode
  | NamesNode
  | NameTypeNode
  | NameNode
  | ProblemNode;

/** A corpus with the files of its articles. */
export interface CorpusNode {
  readonly kind: 'corpus';
  readonly key: string;
  readonly corpus: Corpus;
  readonly rows: readonly Row[];
  /** Made when asked for. */
  readonly uris: readonly vscode.Uri[];
}

/** Articles that share a source, status, tag, date, language or folder, near duplicates, or a run of them, or of such groups, where there are too many for one level. */
export interface GroupNode {
  readonly kind: 'group';
  readonly key: string;
  readonly corpus: Corpus;
  readonly label: string;
  readonly by: string;
  readonly rows: readonly Row[];
  /** What a run of groups holds. */
  readonly groups?: readonly GroupNode[];
  readonly uris: readonly vscode.Uri[];
}

/** One article; `uri` is its file, or the index that holds its text. */
export interface ArticleNode {
  readonly kind: 'article';
  readonly key: string;
  readonly corpus: Corpus;
  readonly entry: Entry;
  readonly uri: vscode.Uri;
}

/** A second item of a file, from the second on. */
export interface ItemNode {
  readonly kind: 'item';
  readonly key: string;
  readonly uri: vscode.Uri;
  readonly item: Item;
  readonly title: string;
  readonly range: vscode.Range;
  readonly segments: readonly SegmentNode[];
}

/** A stretch of lines of one role. */
export interface SegmentNode {
  readonly kind: 'segment';
  readonly key: string;
  readonly uri: vscode.Uri;
  readonly segment: Segment;
  /** What commands on the segment are about: the finding of a block of boilerplate that nobody has kept. */
  readonly finding?: Finding;
  readonly text: string;
  readonly range: vscode.Range;
}

/** All names of an article. */
export interface NamesNode {
  readonly kind: 'names';
  readonly key: string;
  readonly uri: vscode.Uri;
  readonly types: readonly NameTypeNode[];
}

/** The names of one type in an article. */
export interface NameTypeNode {
  readonly kind: 'nameType';
  readonly key: string;
  readonly uri: vscode.Uri;
  readonly type: EntityType;
  readonly names: readonly NameNode[];
}

/** One name with the place of its first mention. */
export interface NameNode {
  readonly kind: 'name';
  readonly key: string;
  readonly uri: vscode.Uri;
  readonly type: EntityType;
  readonly name: string;
  readonly mentions: number;
  readonly first: Span;
  readonly range: vscode.Range;
}

/** Something wrong that no article stands for: a folder that cannot be read, a link that is not followed. */
export interface ProblemNode {
  readonly kind: 'problem';
  readonly key: string;
  readonly message: string;
  readonly label: string;
  readonly uri: vscode.Uri;
  readonly line: number;
}

/** All names of a corpus, or of the articles that pass the filter. */
export interface CorpusNamesNode {
  readonly kind: 'corpusNames';
  readonly key: string;
  readonly corpus: Corpus;
  readonly types: readonly CorpusNameTypeNode[];
}

/** The names of one type in a corpus, or a run of them where there are too many for one level. */
export interface CorpusNameTypeNode {
  readonly kind: 'corpusNameType';
  readonly key: string;
  readonly corpus: Corpus;
  readonly type: EntityType;
  /** The places of a run, e.g. "501 - 1000"; absent for a whole type. */
  readonly label?: string;
  readonly names: readonly IndexedName[];
}

/** One name of a corpus. */
export interface CorpusNameNode extends IndexedName {
  readonly kind: 'corpusName';
  readonly key: string;
  readonly corpus: Corpus;
}

/** Whether a node stands for a corpus or a group of its articles. */
export function isBranch(node: TreeNode): node is CorpusNode | GroupNode {
  return node.kind === 'corpus' || node.kind === 'group';
}

/** Whether what a command was given is a node of many files. */
export function isListed(node: unknown): node is CorpusNode | GroupNode {
  return typeof node === 'object' && node !== null && 'uris' in node && Array.isArray(node.uris);
}
