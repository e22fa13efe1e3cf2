import * as vscode from 'vscode';

/** The scheme of reports: documents that are only looked at, so that closing one asks nothing. */
const REPORT_SCHEME = 'winnow-report';

/** Shows reports by name; one of the same name takes the place of the last. */
export interface ReportDocuments extends vscode.Disposable {
  readonly show: (name: string, content: string) => Promise<void>;
}

/** Makes the provider of reports. */
export function createReportDocuments(): ReportDocuments {
  const contents = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: ({ path }) => contents.get(path),
  };
  const registered = vscode.workspace.registerTextDocumentContentProvider(REPORT_SCHEME, provider);
  const show = async (name: string, content: string): Promise<void> => {
    const uri = vscode.Uri.from({ scheme: REPORT_SCHEME, path: `/${name}.md` });
    contents.set(uri.path, content);
    changed.fire(uri);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
  };
  return { show, dispose: () => vscode.Disposable.from(registered, changed).dispose() };
}
