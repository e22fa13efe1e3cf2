import * as vscode from 'vscode';
import { ENTITY_TYPES, groupBy, type AnnSpan } from '../../core/index.ts';
import { annotatedNow } from '../changes/annotatedNow.ts';
import { targetsOf } from '../targets.ts';
import { toRange } from '../convert.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Services } from '../services.ts';

/** Frames the annotations of `.ann` files in the colour of their label, its own by corpus.json or its type's; what is only suggested has no frame. Hovering tells the label. */
export function annotations(services: Services): vscode.Disposable {
  const known = new Map(ENTITY_TYPES.map((type) => [String(type), frame(new vscode.ThemeColor(`winnow.${type}Foreground`))]));
  const other = frame(new vscode.ThemeColor('editor.foreground'));
  /** By the colours that labels in corpus.json have of their own. */
  const own = new Map<string, vscode.TextEditorDecorationType>();
  const frameOf = ({ config }: Corpus, label: string): vscode.TextEditorDecorationType => {
    const color = config.labels.find(({ name }) => name === label)?.color;
    if (color === undefined) return known.get(label) ?? other;
    const made = own.get(color) ?? frame(color);
    own.set(color, made);
    return made;
  };
  const frames = (): readonly vscode.TextEditorDecorationType[] => [...known.values(), other, ...own.values()];
  const paint = async (editor: vscode.TextEditor): Promise<void> => {
    const version = editor.document.version;
    const target = targetsOf(services, [editor.document.uri])[0];
    const now = target && (await annotatedNow(target));
    if (!target || editor.document.version !== version) return;
    const byFrame = groupBy(now?.spans ?? [], ({ label }) => frameOf(target.corpus, label));
    for (const type of frames())
      editor.setDecorations(
        type,
        (byFrame.get(type) ?? []).flatMap((span) => marksOf(editor.document, span)),
      );
  };
  const paintAll = (of?: vscode.TextDocument): void => {
    const editors = vscode.window.visibleTextEditors.filter(({ document }) => of === undefined || document === of);
    for (const editor of editors) void services.report.run(vscode.l10n.t('Winnow could not show annotations'), () => paint(editor));
  };
  const files = vscode.workspace.createFileSystemWatcher('**/*.ann');
  return vscode.Disposable.from(
    new vscode.Disposable(() => frames().forEach((type) => void type.dispose())),
    files,
    files.onDidChange(() => paintAll()),
    files.onDidCreate(() => paintAll()),
    files.onDidDelete(() => paintAll()),
    vscode.window.onDidChangeVisibleTextEditors(() => paintAll()),
    services.analyses.onDidChange((document) => paintAll(document)),
    services.corpora.onDidChange(() => paintAll()),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.uri.path.endsWith('.ann')) paintAll();
    }),
  );
}

function marksOf(document: vscode.TextDocument, { label, fragments }: AnnSpan): readonly vscode.DecorationOptions[] {
  const hoverMessage = vscode.l10n.t('Annotated: {0}', label);
  return fragments.map((span) => ({ range: toRange(document, span), hoverMessage }));
}

function frame(borderColor: vscode.ThemeColor | string): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    border: '1px solid',
    borderColor,
    borderRadius: '3px',
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
}
