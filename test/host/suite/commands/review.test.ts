import * as vscode from 'vscode';
import { assert, assertEqual, bytesOf, fileOf, until } from '../../support.ts';
import { cleaned, closeAll, winnow, writeArticle } from './corpus.ts';

describe('Review', function () {
  this.timeout(120_000);

  before(winnow);
  afterEach(closeAll);

  it('keeps status and note in articles.jsonl, sorted by path', async () => {
    const later = await writeArticle('501_00000000000000e2.txt', cleaned('later'));
    const sooner = await writeArticle('500_00000000000000e1.txt', cleaned('sooner'));
    await vscode.commands.executeCommand('winnow.setStatus', later, { status: 'in progress' });
    await vscode.commands.executeCommand('winnow.setStatus', sooner, { status: 'rejected' });
    await vscode.commands.executeCommand('winnow.editNote', sooner, { note: 'not ours' });
    const lines = (await bytesOf(fileOf('.winnow', 'articles.jsonl'))).trimEnd().split('\n');
    const records = lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ path }) => String(path).startsWith('50'));
    assertEqual(records, [
      { path: '500_00000000000000e1.txt', status: 'rejected', note: 'not ours' },
      { path: '501_00000000000000e2.txt', status: 'in progress' },
    ]);
    const { services } = await winnow();
    const article = services.corpora.articleOf(sooner);
    assertEqual(article?.corpus.statusOf(article.path), 'rejected');
  });

  it('writes nothing to an articles.jsonl that is not UTF-8', async () => {
    const uri = await writeArticle('509_00000000000000e9.txt', cleaned('foreign'));
    const file = fileOf('.winnow', 'articles.jsonl');
    const [own, foreign] = [await bytesOf(file), '{"path":"a.txt","note":"caf\u00e9"}\n'];
    await vscode.workspace.fs.writeFile(
      file,
      Uint8Array.from(foreign, (character) => character.charCodeAt(0)),
    );
    await vscode.commands.executeCommand('winnow.setStatus', uri, { status: 'reviewed' }).then(undefined, () => undefined);
    assertEqual(await bytesOf(file), foreign);
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(own));
  });

  it('says when a reviewed article has changed since', async () => {
    const uri = await writeArticle('502_00000000000000e3.txt', cleaned('reviewed'));
    await vscode.commands.executeCommand('winnow.markReviewed', uri);
    const { services } = await winnow();
    const stale = (): boolean => {
      const article = services.corpora.articleOf(uri);
      return article !== undefined && services.reviews.isStale(article.corpus, article.path);
    };
    assert(!stale(), 'it is stale before any change');
    const editor = await vscode.window.showTextDocument(uri);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'X'));
    await editor.document.save();
    await until('the review to be stale', stale);
    assert(
      vscode.languages.getDiagnostics(uri).some(({ code }) => code === 'stale-review'),
      'it is not in Problems',
    );
    await vscode.commands.executeCommand('winnow.markReviewed', uri);
    await until('the review to be fresh again', () => !stale());
  });

  it('goes on only to articles that the filter of the view lets through', async () => {
    const uris = await Promise.all(['510', '511', '512'].map((name) => writeArticle(`${name}_00000000000000f0.txt`, cleaned(name))));
    await vscode.commands.executeCommand('winnow.filterCorpus', 'path:512_');
    await vscode.window.showTextDocument(uris[0] ?? fileOf('510_00000000000000f0.txt'));
    await vscode.commands.executeCommand('winnow.nextUnreviewed');
    assertEqual(vscode.window.activeTextEditor?.document.uri.path, uris[2]?.path);
    await vscode.commands.executeCommand('winnow.clearFilter');
    await vscode.commands.executeCommand('winnow.previousArticle');
    assertEqual(vscode.window.activeTextEditor?.document.uri.path, uris[1]?.path);
  });

  it('opens no diff for an article that is as it was', async () => {
    const uri = await writeArticle('520_00000000000000f1.txt', cleaned('untouched'));
    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('winnow.showOriginal');
    assert(vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputText, 'a diff was opened');
  });
});
