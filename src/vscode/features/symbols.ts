import * as vscode from 'vscode';
import { contains, isChaff, type Entity, type Span } from '../../core/index.ts';
import { toRange } from '../convert.ts';
import { itemsOf, type Item, type Segment } from '../segments.ts';
import type { Services } from '../services.ts';
import { excerpt, NAME_KINDS, roleName, ruleName } from '../words.ts';

/** Outline and breadcrumbs of an article: its items, in each the segments, and in these the names where each stands first. */
export function symbols({ analyses, corpora }: Services): vscode.Disposable {
  const provideDocumentSymbols = async (document: vscode.TextDocument): Promise<vscode.DocumentSymbol[]> => {
    if (!corpora.articleOf(document.uri)) return [];
    const analysis = await analyses.analyzeNow(document);
    if (!analysis) return [];
    const names = firstMentions(analysis.entities);
    return itemsOf(analysis).map((item, index) => itemSymbol({ document, names }, item, index));
  };
  return vscode.languages.registerDocumentSymbolProvider({ pattern: '**/*' }, { provideDocumentSymbols }, { label: 'Winnow' });
}

interface Outlined {
  readonly document: vscode.TextDocument;
  /** The first mention of each name, in text order. */
  readonly names: readonly Entity[];
}

function firstMentions(entities: readonly Entity[]): readonly Entity[] {
  const seen = new Set<string>();
  return entities.filter(({ type, id }) => {
    const key = `${type} ${id ?? ''}`;
    return id !== undefined && !seen.has(key) && seen.add(key);
  });
}

function itemSymbol(outlined: Outlined, item: Item, index: number): vscode.DocumentSymbol {
  const { document } = outlined;
  const range = toRange(document, item.span);
  const detail = index === 0 ? vscode.l10n.t('article') : vscode.l10n.t('second item');
  const name = nameOf(document, item) || vscode.l10n.t('Item {0}', index + 1);
  const symbol = new vscode.DocumentSymbol(
    name,
    detail,
    vscode.SymbolKind.File,
    range,
    item.title ? toRange(document, item.title) : firstLine(range),
  );
  symbol.children = item.segments.map((segment) => segmentSymbol(outlined, segment));
  return symbol;
}

function segmentSymbol({ document, names }: Outlined, segment: Segment): vscode.DocumentSymbol {
  const range = toRange(document, segment.span);
  const name = segment.kind ? vscode.l10n.t('Boilerplate: {0}', ruleName(segment.kind)) : roleName(segment.role);
  const symbol = new vscode.DocumentSymbol(name, excerpt(document.getText(range), 60), KINDS[segment.role], range, firstLine(range));
  if (!isChaff(segment))
    symbol.children = names.filter((entity) => contains(segment.span, entity)).map((entity) => nameSymbol(document, entity));
  return symbol;
}

function nameSymbol(document: vscode.TextDocument, entity: Entity): vscode.DocumentSymbol {
  const range = toRange(document, entity);
  return new vscode.DocumentSymbol(excerpt(document.getText(range), 80), entity.type, NAME_KINDS[entity.type], range, range);
}

const KINDS: Readonly<Record<Segment['role'], vscode.SymbolKind>> = {
  title: vscode.SymbolKind.String,
  byline: vscode.SymbolKind.Property,
  caption: vscode.SymbolKind.Property,
  credit: vscode.SymbolKind.Property,
  body: vscode.SymbolKind.Field,
  boilerplate: vscode.SymbolKind.Event,
};

function nameOf(document: vscode.TextDocument, { title, segments }: Item): string {
  const span: Span | undefined = title ?? segments.find(({ role }) => role === 'body')?.span;
  return span ? excerpt(document.getText(firstLineIn(document, span)), 80) : '';
}

function firstLineIn(document: vscode.TextDocument, span: Span): vscode.Range {
  const range = toRange(document, span);
  return range.isSingleLine ? range : document.lineAt(range.start.line).range;
}

function firstLine(range: vscode.Range): vscode.Range {
  return range.isSingleLine ? range : new vscode.Range(range.start, range.start);
}
