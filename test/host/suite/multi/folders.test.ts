import * as vscode from 'vscode';
import { activated, assert, assertEqual, bytesOf, findingsOf, until, winnowDiagnostics, writeAndHear } from '../../support.ts';
import { answerPreview } from '../commands/corpus.ts';

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

  it('cleans what is ticked in several corpora, each text in its own, of one path too', async function () {
    this.timeout(60_000);
    const { services } = await activated();
    const [left, right] = vscode.workspace.workspaceFolders ?? [];
    if (!left || !right) throw new Error('the folders are not open');
    const names = ['001_00000000000000a1.txt', '002_00000000000000a2.txt', '003_00000000000000a3.txt'];
    const copies = names.map((name) => vscode.Uri.joinPath(right.uri, name));
    await writeAndHear(copies, async () => {
      for (const [at, name] of names.entries()) {
        const text = await bytesOf(vscode.Uri.joinPath(left.uri, name));
        const other = new TextEncoder().encode(text.replaceAll('Elmford', 'Anvik'));
        await vscode.workspace.fs.writeFile(copies[at] ?? right.uri, other);
      }
    });
    const rule = '- {id: chaff, kind: subscribe, match: {re: "^Subscribe to our newsletter.*"}}\n';
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(right.uri, '.winnow', 'rules.yaml'), new TextEncoder().encode(rule));
    await services.corpora.refresh();
    const uris = [left, right].flatMap(({ uri }) => names.map((name) => vscode.Uri.joinPath(uri, name)));
    await until('the articles to be known, and the rule', () => {
      const rules = services.corpora.corpora().flatMap((corpus) => corpus.rules);
      return rules.length === 1 && uris.every((uri) => services.corpora.articleOf(uri) !== undefined);
    });
    await answerPreview(vscode.commands.executeCommand('winnow.cleanSelected', uris[0], uris, { unsafe: 'leave' }), 'apply');
    // the first row of a preview starts without a tick
    const [, second, , , fifth] = await Promise.all(uris.map(bytesOf));
    assert(second?.includes('Elmford') && !second.includes('Subscribe'), second);
    assert(fifth?.includes('Anvik') && !fifth.includes('Subscribe'), fifth);
  });
});
