import type * as vscode from 'vscode';
import { ENTITY_TYPES, groupBy, type Analysis, type Entity, type Line, type Span } from '../../core/index.ts';
import { toRange } from '../convert.ts';
import { documentAt } from '../documentAt.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { itemsOf, type Item, type Segment } from '../segments.ts';
import type { Services } from '../services.ts';
import { excerpt } from '../words.ts';
import { corpusNameNodes, corpusNamesNodes } from './corpusNames.ts';
import { groupRunsOf, groupsOf, runsOf, type Group, type Grouping } from './groups.ts';
import { groupingOf, rowsOf } from './order.ts';
import type { Row } from './row.ts';
import type {
  ArticleNode,
  CorpusNode,
  GroupNode,
  ItemNode,
  NameNode,
  NamesNode,
  NameTypeNode,
  ProblemNode,
  SegmentNode,
  TreeNode,
} from './node.ts';

/** How the tree is looked at: what it is grouped by (undefined: source where the corpus has sources), and which articles the filter lets through (undefined: all). */
export interface TreeView {
  readonly by: Grouping | undefined;
  readonly passes: ((row: Row) => boolean) | undefined;
}

/** The top level: the corpora, without those in which nothing passes the filter. */
export function rootsOf(services: Services, view: TreeView): readonly TreeNode[] {
  return services.corpora.corpora().flatMap((corpus): readonly TreeNode[] => {
    const rows = passing(services, corpus, view);
    if (rows.length === 0 && view.passes) return [];
    return [corpusNode(corpus, rows)];
  });
}

/** The children of a node; those of an article come from the analysis of its file or its open document. */
export async function childrenOf(services: Services, view: TreeView, node: TreeNode): Promise<readonly TreeNode[]> {
  switch (node.kind) {
    case 'corpus':
      return [...problemNodes(node.corpus), ...corpusNamesNodes(services, view, node), ...groupNodes(services, view, node.corpus)];
    case 'group':
      return node.groups ?? listNodes(node.corpus, node.rows, node.key);
    case 'article':
      return await segmentNodes(services, node);
    case 'item':
      return node.segments;
    case 'names':
      return node.types;
    case 'nameType':
      return node.names;
    case 'corpusNames':
      return node.types;
    case 'corpusNameType':
      return corpusNameNodes(node);
    case 'segment':
    case 'corpusName':
    case 'name':
    case 'problem':
      return [];
  }
}

function passing(services: Services, corpus: Corpus, { passes }: TreeView): readonly Row[] {
  const rows = rowsOf(services, corpus);
  return passes ? rows.filter(passes) : rows;
}

function groupNodes(services: Services, view: TreeView, corpus: Corpus): readonly TreeNode[] {
  const rows = passing(services, corpus, view);
  const { key } = corpus;
  const by = groupingOf(rows, view.by);
  if (by === 'none') return listNodes(corpus, rows, key);
  const groups = groupsOf(rows, by);
  const toNode = (group: Group): GroupNode => groupNode(corpus, group, { key: `${key}\n${by}:${group.key}`, by });
  const runs = groupRunsOf(groups);
  if (runs.length === 0) return groups.map(toNode);
  const nameless = groups.filter(({ label }) => label === '');
  return [
    ...runs.map((run) => groupNode(corpus, run, { key: `${key}\n${by} from ${run.key}`, by: 'groups', groups: run.groups.map(toNode) })),
    ...nameless.map(toNode),
  ];
}

/** The articles, or runs of them where they are too many. */
function listNodes(corpus: Corpus, rows: readonly Row[], key: string): readonly TreeNode[] {
  const runs = runsOf(rows);
  if (runs.length > 1) return runs.map((run) => groupNode(corpus, run, { key: `${key}\n${run.label}`, by: 'run' }));
  return rows.map((row) => articleNode(corpus, row, key));
}

function corpusNode(corpus: Corpus, rows: readonly Row[]): CorpusNode {
  return {
    ...{ kind: 'corpus', key: corpus.key, corpus, rows },
    get uris() {
      return urisOf(corpus, rows);
    },
  };
}

function groupNode(corpus: Corpus, { label, rows }: Group, own: Pick<GroupNode, 'key' | 'by' | 'groups'>): GroupNode {
  return {
    ...{ kind: 'group', corpus, label, rows, ...own },
    get uris() {
      return urisOf(corpus, rows);
    },
  };
}

function articleNode(corpus: Corpus, { entry }: Row, parent: string): ArticleNode {
  return { kind: 'article', key: `${parent}\n${entry.path}`, corpus, entry, uri: corpus.uriOf(entry.path) };
}

function urisOf(corpus: Corpus, rows: readonly Row[]): readonly vscode.Uri[] {
  return rows.filter(({ entry }) => !entry.missing).map(({ path }) => corpus.uriOf(path));
}

function problemNodes(corpus: Corpus): readonly ProblemNode[] {
  const loose = corpus.problems.filter(({ path, article }) => article === undefined || !corpus.entryOf(article) || path === article);
  const shown = loose.filter(({ path }) => path !== corpus.index || loose.length <= 20);
  return shown.map(({ path, rule, message, line }, at) => ({
    kind: 'problem',
    key: `${corpus.root.toString()}\nproblem:${rule}:${at}`,
    message,
    label: path,
    uri: corpus.uriOf(path),
    line,
  }));
}

interface Read {
  readonly key: string;
  readonly uri: vscode.Uri;
  readonly text: string;
  readonly analysis: Analysis;
  readonly where: vscode.TextDocument | readonly Line[];
}

async function segmentNodes(services: Services, node: ArticleNode): Promise<readonly TreeNode[]> {
  if (node.entry.missing) return [];
  const read = await readNow(services, node);
  if (!read) return [];
  const [first, ...others] = itemsOf(read.analysis);
  return [
    ...(first?.segments ?? []).map((segment) => segmentNode(read, segment)),
    ...others.map((item, at) => itemNode(read, item, at)),
    ...namesNodes(read),
  ];
}

async function readNow({ analyses }: Services, { uri, key }: ArticleNode): Promise<Read | undefined> {
  const open = documentAt(uri);
  const analysis = open && (await analyses.analyzeNow(open));
  if (open && analysis) return { key, uri, text: open.getText(), analysis, where: open };
  const file = await analyses.analyzeFile(uri);
  return file?.kind === 'text' ? { key, uri, text: file.text, analysis: file.analysis, where: file.lines } : undefined;
}

function segmentNode({ key, uri, text, analysis, where }: Read, segment: Segment): SegmentNode {
  const range = toRange(where, segment.span);
  const words = excerpt(text.slice(segment.span.start, segment.span.end), 80);
  const finding = analysis.findings.find(
    ({ rule, start, end }) => rule === segment.kind && start < segment.span.end && segment.span.start < end,
  );
  return {
    ...{ kind: 'segment', key: `${key}\nline ${segment.lines.first}`, uri, segment, text: words, range },
    ...(finding ? { finding } : {}),
  };
}

function itemNode(read: Read, item: Item, at: number): ItemNode {
  const { key, uri, text, where } = read;
  const span: Span = item.title ?? item.segments.find(({ role }) => role === 'body')?.span ?? item.span;
  const title = excerpt(text.slice(span.start, span.end).split(BREAK)[0] ?? '', 80);
  const segments = item.segments.map((segment) => segmentNode(read, segment));
  return { kind: 'item', key: `${key}\nitem ${at}`, uri, item, title, range: toRange(where, item.span), segments };
}

function namesNodes(read: Read): readonly NamesNode[] {
  if (read.analysis.entities.length === 0) return [];
  const types = ENTITY_TYPES.flatMap((type): readonly NameTypeNode[] => {
    const names = namesOf(
      read,
      read.analysis.entities.filter((entity) => entity.type === type),
    );
    return names.length === 0 ? [] : [{ kind: 'nameType', key: `${read.key}\n${type}`, uri: read.uri, type, names }];
  });
  return [{ kind: 'names', key: `${read.key}\nnames`, uri: read.uri, types }];
}

function namesOf({ key, uri, text, where }: Read, entities: readonly Entity[]): readonly NameNode[] {
  const byName = groupBy(entities, ({ id, start, end }) => id ?? text.slice(start, end));
  return [...byName].flatMap(([name, mentions]): readonly NameNode[] => {
    const first = mentions[0];
    if (!first) return [];
    const { type } = first;
    return [
      { kind: 'name', key: `${key}\n${type}:${name}`, uri, type, name, mentions: mentions.length, first, range: toRange(where, first) },
    ];
  });
}

// e.g. "\r\n"
const BREAK = /\r\n|\n|\r/;
