import * as vscode from 'vscode';
import { activated, assert, assertEqual, until } from '../../support.ts';

describe('names in rows of a JSONL file', function () {
  this.timeout(60_000);

  it('are marked beside the file, and then symbols of the corpus like those of any article', async () => {
    const { services } = await activated();
    const [corpus] = services.corpora.corpora();
    assert(corpus, 'no corpus');
    const { document } = await vscode.window.showTextDocument(corpus.uriOf('dump.jsonl#one'));
    await until('an analysis', () => services.analyses.get(document));
    const start = document.positionAt(document.getText().indexOf('mayor'));
    const active = vscode.window.activeTextEditor;
    assert(active?.document === document, 'the row is not active');
    active.selection = new vscode.Selection(start, start.translate(0, 'mayor'.length));
    await vscode.commands.executeCommand('winnow.tagSelection', { label: 'person' });
    await until('the mark', () =>
      services.analyses.get(document)?.entities.some(({ source, type }) => source === 'user' && type === 'person'),
    );
    const places = await until('the reference', async () => {
      const found = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, start);
      return found.length > 0 && found;
    });
    assertEqual(
      places.map(({ uri, range }) => [uri.toString() === document.uri.toString(), document.getText(range)]),
      [[true, 'mayor']],
    );
    await vscode.commands.executeCommand('winnow.undo');
    await until('the mark to go', () => services.analyses.get(document)?.entities.every(({ source }) => source !== 'user'));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
