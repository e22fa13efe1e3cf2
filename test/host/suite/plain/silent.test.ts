import * as vscode from 'vscode';
import { activated, assertEqual, fileOf, namesIn } from '../../support.ts';

describe('a folder that is no corpus', () => {
  it('has the extension active and not a word of it in Problems', async () => {
    const { services } = await activated();
    assertEqual(services.corpora.corpora().length, 0);
    await vscode.window.showTextDocument(fileOf('notes.txt'));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assertEqual(vscode.languages.getDiagnostics(fileOf('notes.txt')), []);
  });

  it('gets no file of ours', async () => {
    assertEqual(await namesIn(), ['README.md', 'notes.txt', 'src']);
  });
});
