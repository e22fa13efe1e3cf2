import * as vscode from 'vscode';
import type { Span } from '../../core/index.ts';
import { toRange } from '../convert.ts';
import { itemsOf, type Item, type Segment } from '../segments.ts';
import type { Services } from '../services.ts';
import { excerpt, roleName, ruleName } from '../words.ts';

/** Outline and breadcrumbs of an article: its items, and in each the segments. */
export function symbols({ analyses, corpora }: Services): vscode.Disposable {
  const provideDocumentSymbols = async (document: vscode.TextDocument): Promise<vscode.DocumentSymbol[]> => {
    if (!corpora.articleOf(document.uri)) return [];
    const analysis = await analyses.analyzeNow(document);
    return analysis ? itemsOf(analysis).map((item, index) => itemSymbol(document, item, index)) : [];
  };
  return vscode.languages.registerDocumentSymbolProvider({ pattern: '**/*' }, { provideDocumentSymbols }, { label: 'Winnow' });
}

function itemSymbol(document: vscode.TextDocument, item: Item, index: number): vscode.DocumentSymbol {
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
  symbol.children = item.segments.map((segment) => segmentSymbol(document, segment));
  return symbol;
}

function segmentSymbol(document: vscode.TextDocument, segment: Segment): vscode.DocumentSymbol {
  const range = toRange(document, segment.span);
  const name = segment.kind ? vscode.l10n.t('Boilerplate: {0}', ruleName(segment.kind)) : roleName(segment.role);
  return new vscode.DocumentSymbol(name, excerpt(document.getText(range), 60), KINDS[segment.role], range, firstLine(range));
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
