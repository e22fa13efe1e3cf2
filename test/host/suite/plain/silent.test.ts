import * as vscode from 'vscode';
import { assert, assertEqual, fileOf } from '../../support.ts';

describe('a folder that is no corpus', () => {
  it('leaves the extension active and without a word in Problems', async () => {
    const extension = vscode.extensions.getExtension<{ readonly ready: Promise<void> }>('winnow.winnow');
    assert(extension, 'the extension is not there');
    const api = await extension.activate();
    await api.ready;
    await vscode.window.showTextDocument(fileOf('notes.txt'));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assertEqual(vscode.languages.getDiagnostics(fileOf('notes.txt')), []);
  });

  it('gets no file of ours', async () => {
    const names = (await vscode.workspace.fs.readDirectory(fileOf())).map(([name]) => name).sort();
    assertEqual(names, ['README.md', 'notes.txt', 'src']);
  });
});
