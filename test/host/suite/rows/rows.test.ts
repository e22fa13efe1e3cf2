import * as vscode from 'vscode';
import { actionsAt, activated, assert, assertEqual, bytesOf, fileOf, findingsOf, records, take, until } from '../../support.ts';
import { answerPreview } from '../commands/corpus.ts';
import { giveBack, index, uriOf } from './dump.ts';

async function open(id: string): Promise<vscode.TextEditor> {
  const { services } = await activated();
  const editor = await vscode.window.showTextDocument(await uriOf(id));
  await until(`an analysis of row ${id}`, () => services.analyses.get(editor.document));
  return editor;
}

/** The lines of the JSONL file, each of its own bytes. */
async function lines(): Promise<readonly string[]> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(index())).split('\n');
}

describe('Rows of a JSONL file', function () {
  this.timeout(60_000);
  const original = giveBack();

  it('are not taken for saved where their file is gone, and are when it is back', async () => {
    const editor = await open('one');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'Typed. '));
    await vscode.workspace.fs.delete(index());
    const write = vscode.workspace.fs.writeFile(await uriOf('one'), new TextEncoder().encode('Typed.'));
    const said = await write.then(String, String);
    assert(said.includes('holds no such row any more'), said);
    assert(!(await editor.document.save()) && editor.document.isDirty, 'it was taken for saved');
    await vscode.workspace.fs.writeFile(index(), original());
  });

  it('are articles with findings, quick fixes and one undo, and a save writes only their text into their line', async () => {
    const { document } = await open('one');
    const before = document.getText();
    const was = await lines();
    const [finding] = await findingsOf(document);
    assert(finding);
    await take((await actionsAt(document, finding.range, 'Remove this block'))[0]);
    assertEqual(document.getText(), before.slice(before.indexOf('\n') + 1));
    assertEqual(await lines(), was, 'nothing is written before the save');
    await document.save();
    await until('the row to be written', async () => (await lines())[0] === was[0]?.replace('CHAFF menu of one\\n', ''));
    assertEqual((await lines()).slice(1), was.slice(1));
    const journal = async (): Promise<readonly unknown[]> =>
      (await records('journal.jsonl')).filter(({ path }) => path === 'dump.jsonl#one').map(({ command }) => command);
    // the journal reads the row again after each save: a second one while a slow machine still reads would be taken for the first
    await until('the journal of the fix', async () => (await journal()).length === 1);
    await vscode.commands.executeCommand('undo');
    await document.save();
    await until('the row to be as it was', async () => (await lines()).join('\n') === was.join('\n'));
    await until('the journal of the undo', async () => (await journal()).length === 2);
    assertEqual((await journal())[0], 'fix');
  });

  it('are cleaned without being open, with ids that hold a slash, escapes and CRLF, and restored from the journal', async () => {
    const was = await lines();
    for (const id of ['two/2', 'three']) await vscode.commands.executeCommand('winnow.cleanArticle', await uriOf(id));
    const now = await lines();
    assertEqual(now[1], was[1]?.replace('CHAFF menu of caf\\u00e9\\n', '').replace('\\nCHAFF follow us', ''));
    assertEqual(now[2], was[2]?.replace('CHAFF menu of three\\r\\n', '').replace('\\r\\nCHAFF follow us', ''));
    assertEqual([now[0], now[3]], [was[0], was[3]]);
    await vscode.commands.executeCommand('winnow.restoreFile', await uriOf('two/2'));
    assertEqual((await lines())[1], was[1]);
  });

  it('with mixed line ends are written past the editor when asked to', async () => {
    const was = await lines();
    await vscode.commands.executeCommand('winnow.cleanArticle', await uriOf('four'), { unsafe: 'write' });
    assertEqual((await lines())[3], was[3]?.replace('CHAFF menu of four\\r\\n', '').replace('\\nCHAFF follow us', ''));
  });

  it('stay apart: saving one leaves unsaved edits of another savable, and neither writes over the other', async () => {
    const [one, three] = [await open('one'), await open('three')];
    for (const { document } of [one, three]) {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(1, 0), 'Now: ');
      assert(await vscode.workspace.applyEdit(edit));
    }
    assert(await one.document.save(), 'the first was not saved');
    assert(await three.document.save(), 'the second was not saved');
    const now = await lines();
    assert(now[0]?.includes('\\nNow: A title for one') && now[2]?.includes('\\nNow: A title for three'), now.join('\n'));
  });

  it('show what something else wrote into the file', async () => {
    const { document } = await open('three');
    const changed = new TextDecoder().decode(original()).replace('A title for three', 'Another title for three');
    await vscode.workspace.fs.writeFile(index(), new TextEncoder().encode(changed));
    await until('the document to follow', () => document.getText().includes('Another title for three'));
  });

  it('are tree rows with children, and Show Original works on them', async () => {
    await vscode.commands.executeCommand('winnow.cleanArticle', await uriOf('one'));
    await vscode.window.showTextDocument(await uriOf('one'));
    await vscode.commands.executeCommand('winnow.showOriginal');
    const tab = await until('the diff', () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputTextDiff && input;
    });
    const before = await vscode.workspace.openTextDocument(tab.original);
    assert(before.getText().startsWith('CHAFF menu of one'), before.getText());
  });

  it('are cleaned by the dozen in one write of the file, and taken back in one, byte for byte', async () => {
    const [first = ''] = await lines();
    const many = Array.from({ length: 60 }, (_, at) => first.replaceAll('one', `r${at}`)).join('\n');
    await vscode.workspace.fs.writeFile(index(), new TextEncoder().encode(many));
    const { services } = await activated();
    await services.corpora.refresh();
    await answerPreview(vscode.commands.executeCommand('winnow.cleanCorpus'), 'apply');
    const cleaned = many.replaceAll(/CHAFF menu of r\d+\\n/g, '').replaceAll('\\nCHAFF follow us', '');
    assertEqual((await lines()).join('\n'), cleaned);
    await vscode.commands.executeCommand('winnow.undoLastBatch');
    assertEqual((await lines()).join('\n'), many);
  });

  it('keep an annotation in .winnow/spans, in step with their text', async () => {
    const text = (await vscode.workspace.openTextDocument(await uriOf('two/2'))).getText();
    const ann = fileOf('.winnow', 'spans', 'dump.jsonl_two%2F2.ann');
    const lineFor = (of: string): string => `T1\tperson ${of.indexOf('mayor')} ${of.indexOf('mayor') + 5}\tmayor\n`;
    await vscode.workspace.fs.writeFile(ann, new TextEncoder().encode(lineFor(text)));
    await vscode.commands.executeCommand('winnow.cleanArticle', await uriOf('two/2'));
    const after = new TextDecoder().decode(await vscode.workspace.fs.readFile(await uriOf('two/2')));
    await until('the annotation to move', async () => (await bytesOf(ann)) === lineFor(after));
    assert(after !== text);
  });
});
