import * as vscode from 'vscode';
import { activated, assert, assertEqual, openArticle, until } from '../../support.ts';

const STRIKE = ['2026', '018_ab30f91e7c52d864.txt'] as const;

/** Where the surface first stands in the document. */
function placeOf(document: vscode.TextDocument, surface: string): vscode.Position {
  const at = document.getText().indexOf(surface);
  assert(at >= 0, `no ${surface} in the article`);
  return document.positionAt(at + 1);
}

describe('names as symbols of the corpus', () => {
  before(async () => {
    const { services } = await activated();
    await until('all names of the corpus', () => services.corpora.corpora().length > 0 && !services.summaries.progress(), 60_000);
    await services.summaries.settled();
  });

  it('are highlighted in the article', async () => {
    const { document } = await openArticle(...STRIKE);
    const position = placeOf(document, 'Odile Marchetti');
    const found = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      document.uri,
      position,
    );
    assertEqual(
      found.map(({ range }) => document.getText(range)),
      ['Odile Marchetti'],
    );
  });

  it('have references in every article that mentions them, at the exact place', async () => {
    const { document } = await openArticle(...STRIKE);
    const position = placeOf(document, 'Odile Marchetti');
    const found = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, position);
    const files = new Set(found.map(({ uri }) => uri.path.split('/').at(-1)));
    assert(files.has('018_ab30f91e7c52d864.txt') && files.has('019_5d87c2f0961eab43.txt'), `found in ${[...files].join()}`);
    for (const { uri, range } of found) {
      const text = (await vscode.workspace.openTextDocument(uri)).getText(range);
      assertEqual(text, 'Odile Marchetti');
    }
  });

  it('are found by Ctrl+T', async () => {
    const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'marchetti');
    assert(
      found.some(({ name }) => name === 'Odile Marchetti'),
      'no such symbol',
    );
  });

  it('are renamed in all articles by one edit', async () => {
    const { document } = await openArticle(...STRIKE);
    const position = placeOf(document, 'Odile Marchetti');
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      position,
      'Odile Marchand',
    );
    const files = edit.entries().map(([uri]) => uri.path.split('/').at(-1));
    assert(files.includes('018_ab30f91e7c52d864.txt') && files.includes('019_5d87c2f0961eab43.txt'), `renamed in ${files.join()}`);
    for (const [, edits] of edit.entries()) assert(edits.every((one) => 'newText' in one && one.newText === 'Odile Marchand'));
  });
});
