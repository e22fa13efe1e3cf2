import * as vscode from 'vscode';
import { ENTITY_TYPES } from '../../core/index.ts';
import { annotatedNow } from '../commands/annotatedNow.ts';
import { targetsOf } from '../commands/targets.ts';
import { toRange } from '../convert.ts';
import type { Services } from '../services.ts';

/** Frames the annotations of `.ann` files in the colour of their label; what is only suggested has no frame. Hovering tells the label. */
export function annotations(services: Services): vscode.Disposable {
  const known = new Map(ENTITY_TYPES.map((type) => [String(type), frame(new vscode.ThemeColor(`winnow.${type}Foreground`))]));
  const other = frame(new vscode.ThemeColor('editor.foreground'));
  const all = [...known.values(), other];
  const paint = async (editor: vscode.TextEditor): Promise<void> => {
    const version = editor.document.version;
    const target = targetsOf(services, [editor.document.uri])[0];
    const now = target && (await annotatedNow(target));
    if (!target || editor.document.version !== version) return;
    const marks = new Map(all.map((type): [vscode.TextEditorDecorationType, vscode.DecorationOptions[]] => [type, []]));
    for (const { label, fragments } of now?.spans ?? []) {
      const hoverMessage = vscode.l10n.t('Annotated: {0}', label);
      for (const span of fragments) marks.get(known.get(label) ?? other)?.push({ range: toRange(editor.document, span), hoverMessage });
    }
    for (const [type, options] of marks) editor.setDecorations(type, options);
  };
  const paintAll = (of?: vscode.TextDocument): void => {
    const editors = vscode.window.visibleTextEditors.filter(({ document }) => of === undefined || document === of);
    for (const editor of editors) void services.report.run(vscode.l10n.t('Winnow could not show annotations'), () => paint(editor));
  };
  const files = vscode.workspace.createFileSystemWatcher('**/*.ann');
  return vscode.Disposable.from(
    ...all,
    files,
    files.onDidChange(() => paintAll()),
    files.onDidCreate(() => paintAll()),
    files.onDidDelete(() => paintAll()),
    vscode.window.onDidChangeVisibleTextEditors(() => paintAll()),
    services.analyses.onDidChange((document) => paintAll(document)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.uri.path.endsWith('.ann')) paintAll();
    }),
  );
}

function frame(borderColor: vscode.ThemeColor): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    border: '1px solid',
    borderColor,
    borderRadius: '3px',
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
}
