import * as vscode from 'vscode';
import { assert, assertEqual, bytesOf, fileOf, until } from '../../support.ts';
import { cleaned, closeAll, journalOf, messy, winnow, writeArticle } from './corpus.ts';

describe('Restore', function () {
  this.timeout(120_000);

  before(winnow);
  afterEach(closeAll);

  it('gives back one block while the other stays away, by the journal alone', async () => {
    const path = '300_00000000000000c1.txt';
    const uri = await writeArticle(path, messy('one'));
    await vscode.commands.executeCommand('winnow.cleanArticle', uri);
    const [entry] = await until('the journal', async () => {
      const entries = await journalOf(path);
      return entries.length > 0 && entries;
    });
    await vscode.commands.executeCommand('winnow.restoreBlock', uri, { id: entry?.['id'], edit: 1 });
    assertEqual(await bytesOf(uri), messy('one').replace('CHAFF menu of one\n', ''));
    await vscode.commands.executeCommand('winnow.restoreBlock', uri, { id: entry?.['id'], edit: 0 });
    assertEqual(await bytesOf(uri), messy('one'));
  });

  it('gives back one block in the encoding that the file had, though what was left of it told another', async () => {
    const path = '304_00000000000000c5.txt';
    const original = messy('five').replace('CHAFF follow us', 'CHAFF \u00a9 the Post');
    const uri = await writeArticle(path, original);
    await vscode.commands.executeCommand('winnow.cleanArticle', uri);
    const [entry] = await until('the journal', async () => {
      const entries = await journalOf(path);
      return entries.length > 0 && entries;
    });
    assertEqual(await bytesOf(uri), cleaned('five'));
    await vscode.commands.executeCommand('winnow.restoreBlock', uri, { id: entry?.['id'], edit: 1 });
    assertEqual(await bytesOf(uri), original.replace('CHAFF menu of five\n', ''));
    await vscode.commands.executeCommand('winnow.restoreBlock', uri, { id: entry?.['id'], edit: 0 });
    assertEqual(await bytesOf(uri), original);
  });

  it('gives back the whole original after later edits by hand', async () => {
    const path = '301_00000000000000c2.txt';
    const original = messy('caf\u00e9', '\r\n');
    const uri = await writeArticle(path, original);
    await vscode.commands.executeCommand('winnow.cleanArticle', uri);
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri, { encoding: 'windows1252' }));
    await editor.edit((edit) => edit.insert(new vscode.Position(2, 0), 'By hand: '));
    await editor.document.save();
    await until('two entries', async () => (await journalOf(path)).length === 2);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('winnow.restoreFile', uri);
    assertEqual(await bytesOf(uri), original);
  });

  it('keeps the original of an article that was only ever edited by hand', async () => {
    const path = '302_00000000000000c3.txt';
    const uri = await writeArticle(path, cleaned('three'));
    const editor = await vscode.window.showTextDocument(uri);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'X'));
    await editor.document.save();
    await until('the entry', async () => (await journalOf(path)).length === 1);
    await vscode.commands.executeCommand('winnow.showOriginal');
    const left = await until('the original', () =>
      vscode.workspace.textDocuments.find(({ uri: { scheme } }) => scheme === 'winnow-original'),
    );
    assertEqual(left.getText(), cleaned('three'));
    assert(vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputTextDiff, 'no diff was opened');
  });

  it('undoes in the journal what Ctrl+Z took back', async () => {
    const path = '303_00000000000000c4.txt';
    const uri = await writeArticle(path, messy('four'));
    const editor = await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('winnow.cleanArticle');
    await editor.document.save();
    await vscode.commands.executeCommand('undo');
    await editor.document.save();
    const entries = await until('two entries', async () => {
      const found = await journalOf(path);
      return found.length === 2 && found;
    });
    assertEqual(entries[1]?.['after'], entries[0]?.['before']);
    assertEqual(await bytesOf(uri), messy('four'));
  });

  it('Show Journal tells of a line that cannot be read, and leads to it', async () => {
    const uri = await writeArticle('309_00000000000000ca.txt', messy('nine'));
    await vscode.commands.executeCommand('winnow.cleanArticle', uri);
    const journal = fileOf('.winnow', 'journal.jsonl');
    await until('the journal', async () => (await journalOf('309_00000000000000ca.txt')).length > 0);
    const { services } = await winnow();
    const before = await vscode.workspace.fs.readFile(journal);
    const broken = new TextEncoder().encode('{"id": "cut off, "ti');
    await vscode.workspace.fs.writeFile(journal, Uint8Array.from([...before, ...broken]));
    try {
      const done = vscode.commands.executeCommand('winnow.showJournal', services.corpora.corpora()[0]?.root);
      const editor = await until('the journal to be shown', async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        const { activeTextEditor: shown } = vscode.window;
        return shown?.document.uri.toString() === journal.toString() && shown;
      });
      await done;
      assertEqual(editor.document.lineAt(editor.selection.active.line).text, '{"id": "cut off, "ti');
    } finally {
      await vscode.workspace.fs.writeFile(journal, before);
    }
  });
});
