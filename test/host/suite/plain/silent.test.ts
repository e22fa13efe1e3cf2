import * as vscode from 'vscode';
import { everyCommand } from '../../everyCommand.ts';
import { activated, assertEqual, fileOf, namesIn } from '../../support.ts';

describe('a folder that is no corpus', () => {
  it('has the extension active and not a word of it in Problems', async () => {
    const { services } = await activated();
    assertEqual(services.corpora.corpora().length, 0);
    await vscode.window.showTextDocument(fileOf('notes.txt'));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assertEqual(vscode.languages.getDiagnostics(fileOf('notes.txt')), []);
  });

  it('has every command say what is missing', async () => {
    await activated();
    await everyCommand({ enter: () => vscode.commands.executeCommand('workbench.action.closeAllEditors'), except: ['openAsCorpus'] });
  }).timeout(60_000);

  it('gets no file of ours', async () => {
    assertEqual(await namesIn(), ['README.md', 'notes.txt', 'src']);
  });
});
