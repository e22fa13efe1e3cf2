import * as vscode from 'vscode';
import { ENTITY_TYPES, isChaff, type Analysis, type EntityType, type Span } from '../../core/index.ts';
import { toRange } from '../convert.ts';
import { shownFindings } from '../findings/findings.ts';
import type { Services } from '../services.ts';
import type { SettingValues } from '../settings.ts';

/** Dims boilerplate, tints second items, colours and underlines names by type; the tint leaves selected lines alone. */
export function decorations({ analyses, settings }: Services): vscode.Disposable {
  const types = createTypes();
  const paint = (editor: vscode.TextEditor): void => {
    const analysis = analyses.get(editor.document);
    if (analysis) paintAll(editor, types, wantedSpans(analysis, settings.values()));
  };
  const paintEditors = (): void => vscode.window.visibleTextEditors.forEach(paint);
  paintEditors();
  return vscode.Disposable.from(
    ...Object.values(types),
    settings.onDidChange(paintEditors),
    vscode.window.onDidChangeVisibleTextEditors(paintEditors),
    analyses.onDidChange((document) => {
      for (const editor of vscode.window.visibleTextEditors) {
        if (editor.document !== document) continue;
        if (analyses.get(document)) paint(editor);
        else clear(editor, types);
      }
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      const analysis = analyses.get(textEditor.document);
      if (analysis && analysis.boundaries.length > 0) paintTint(textEditor, types, secondItems(analysis));
    }),
  );
}

type Painted = 'chaff' | 'secondItem' | 'secondItemStart' | EntityType;
type Types = Readonly<Record<Painted, vscode.TextEditorDecorationType>>;
type Wanted = Readonly<Record<Painted, readonly Span[]>>;

/** The line under a name, one style per type: the cue that needs no colour. */
const UNDERLINES: Readonly<Record<EntityType, string>> = {
  person: 'solid',
  organization: 'double',
  location: 'dashed',
  date: 'dotted',
  money: 'wavy',
};

function createTypes(): Types {
  const entity = (type: EntityType): vscode.TextEditorDecorationType =>
    vscode.window.createTextEditorDecorationType({
      color: new vscode.ThemeColor(`winnow.${type}Foreground`),
      textDecoration: `underline ${UNDERLINES[type]} 1px; text-underline-offset: 3px`,
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    });
  return {
    chaff: vscode.window.createTextEditorDecorationType({
      color: new vscode.ThemeColor('winnow.chaffForeground'),
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    }),
    secondItem: vscode.window.createTextEditorDecorationType({
      isWholeLine: true,
      backgroundColor: new vscode.ThemeColor('winnow.secondItemBackground'),
      overviewRulerColor: new vscode.ThemeColor('winnow.secondItemBorder'),
      overviewRulerLane: vscode.OverviewRulerLane.Left,
    }),
    secondItemStart: vscode.window.createTextEditorDecorationType({
      isWholeLine: true,
      borderColor: new vscode.ThemeColor('winnow.secondItemBorder'),
      borderStyle: 'dashed',
      borderWidth: '1px 0 0 0',
    }),
    person: entity('person'),
    organization: entity('organization'),
    location: entity('location'),
    date: entity('date'),
    money: entity('money'),
  };
}

function wantedSpans(analysis: Analysis, settings: SettingValues): Wanted {
  const chaff = settings.dimBoilerplate ? dimmedSpans(analysis, settings) : [];
  const starts = analysis.boundaries.flatMap((boundary) => analysis.lines[boundary.line] ?? []);
  const named = (type: EntityType): readonly Span[] =>
    settings.entityTypes[type] === false
      ? []
      : analysis.entities.filter(
          (entity) => entity.type === type && !chaff.some((span) => span.start <= entity.start && entity.end <= span.end),
        );
  return {
    chaff,
    secondItem: secondItems(analysis),
    secondItemStart: starts,
    person: named('person'),
    organization: named('organization'),
    location: named('location'),
    date: named('date'),
    money: named('money'),
  };
}

/** The lines of boilerplate inside findings that are shown: what was kept or ignored is not dimmed. */
function dimmedSpans(analysis: Analysis, settings: SettingValues): readonly Span[] {
  const shown = shownFindings(analysis, settings);
  return shown.flatMap((finding) => analysis.lines.slice(finding.lines.first, finding.lines.end).filter(isChaff));
}

function secondItems(analysis: Analysis): readonly Span[] {
  return analysis.articles.slice(1).map((article) => ({
    start: analysis.lines[article.first]?.start ?? 0,
    end: analysis.lines[article.end - 1]?.end ?? analysis.length,
  }));
}

function paintAll(editor: vscode.TextEditor, types: Types, wanted: Wanted): void {
  for (const name of ['chaff', 'secondItemStart', ...ENTITY_TYPES] as const)
    editor.setDecorations(
      types[name],
      wanted[name].map((span) => toRange(editor.document, span)),
    );
  paintTint(editor, types, wanted.secondItem);
}

/** Tints the items line by line but for lines that hold a selection, so that nothing is drawn over it. */
function paintTint(editor: vscode.TextEditor, types: Types, items: readonly Span[]): void {
  const selections = editor.selections.filter((selection) => !selection.isEmpty);
  const ranges = items.flatMap((span) => stretchesBetween(toRange(editor.document, span), selections));
  editor.setDecorations(types.secondItem, ranges);
}

function stretchesBetween(range: vscode.Range, selections: readonly vscode.Selection[]): readonly vscode.Range[] {
  const stretches: vscode.Range[] = [];
  let first = range.start.line;
  for (const selection of selections.toSorted((a, b) => a.start.line - b.start.line)) {
    if (selection.end.line < first || selection.start.line > range.end.line) continue;
    if (selection.start.line > first) stretches.push(new vscode.Range(first, 0, selection.start.line - 1, 0));
    first = Math.max(first, selection.end.line + 1);
  }
  if (first <= range.end.line) stretches.push(new vscode.Range(first, 0, range.end.line, 0));
  return stretches;
}

function clear(editor: vscode.TextEditor, types: Types): void {
  for (const type of Object.values(types)) editor.setDecorations(type, []);
}
