import * as vscode from 'vscode';
import { activated, assertEqual, findingsOf, winnowDiagnostics } from '../../support.ts';

describe('a workspace of several folders', () => {
  it('has a corpus for each folder that is one', async () => {
    const { services } = await activated();
    const found = services.corpora.corpora().map(({ name, entries }) => [name, entries.length]);
    assertEqual(found.sort(), [
      ['left', 3],
      ['right', 2],
    ]);
  });

  it('checks an article of one and stays silent in the folder that is none', async () => {
    const [left, , plain] = vscode.workspace.workspaceFolders ?? [];
    if (!left || !plain) throw new Error('the folders are not open');
    const article = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(left.uri, '001_00000000000000a1.txt'));
    await vscode.window.showTextDocument(article);
    const found = await findingsOf(article);
    assertEqual(
      found.map(({ code }) => code),
      ['subscribe'],
    );
    const list = vscode.Uri.joinPath(plain.uri, 'list.txt');
    await vscode.window.showTextDocument(list);
    assertEqual(winnowDiagnostics(list), []);
  });

  it('gives each corpus its own lists of names', async () => {
    const { services } = await activated();
    const found = services.corpora.corpora().map((corpus) => {
      const [entity] = services.analyses.analyzeText(corpus, corpus.files[0] ?? '', 'Zorvath sailed on.').entities;
      return [corpus.name, entity?.type, entity?.list];
    });
    assertEqual(found.sort(), [
      ['left', 'location', 'left.csv'],
      ['right', 'person', 'right.csv'],
    ]);
  });
});
