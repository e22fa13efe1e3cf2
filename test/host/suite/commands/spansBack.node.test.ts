import * as vscode from 'vscode';
import { actionsAt, assert, assertEqual, bytesOf, fileOf, findingsOf, take, until } from '../../support.ts';
import { annotate, cleaned, closeAll, lineFor, messy, winnow, writeArticle } from './corpus.ts';

describe('Annotations', function () {
  this.timeout(120_000);

  before(winnow);
  afterEach(closeAll);

  it('come back with their words when a quick fix was saved, undone and saved again', async () => {
    const uri = await writeArticle('804_00000000000000b2.txt', messy('five'));
    const ann = fileOf('804_00000000000000b2.ann');
    const both = `${lineFor(messy('five'), 'menu')}${lineFor(messy('five'), 'mayor').replace('T1', 'T2')}R1\tnames Arg1:T1 Arg2:T2\t\n`;
    await vscode.workspace.fs.writeFile(ann, new TextEncoder().encode(both));
    const { document } = await vscode.window.showTextDocument(uri);
    const [finding] = await findingsOf(document);
    assert(finding);
    await take((await actionsAt(document, finding.range, 'Remove this block'))[0]);
    assert(!document.getText().includes('menu'), 'nothing was removed');
    assertEqual(await bytesOf(ann), both, 'on disk the annotations stay with their text until it is saved');
    await document.save();
    const moved = lineFor(document.getText(), 'mayor').replace('T1', 'T2');
    await until('the annotations to move', async () => (await bytesOf(ann)) === moved);
    await vscode.commands.executeCommand('undo');
    assertEqual(document.getText(), messy('five'), 'one undo gives the text back');
    await document.save();
    await until('all annotations to be back', async () => (await bytesOf(ann)) === both);
    await until('the loss not to be told any more', () =>
      vscode.languages.getDiagnostics(uri).every(({ code }) => code !== 'lost-annotation'),
    );
  });

  it('come back when a clean that took their words is restored, and those made since stay', async () => {
    const uri = await writeArticle('805_00000000000000b3.txt', messy('six'));
    const ann = fileOf('805_00000000000000b3.ann');
    await annotate('805_00000000000000b3.ann', messy('six'), 'menu');
    await vscode.commands.executeCommand('winnow.cleanArticle', uri);
    assertEqual(await bytesOf(ann), '');
    const made = lineFor(cleaned('six'), 'council').replace('T1', 'T7');
    await vscode.workspace.fs.writeFile(ann, new TextEncoder().encode(made));
    await vscode.commands.executeCommand('winnow.restoreFile', uri);
    const wanted = `${lineFor(messy('six'), 'menu')}${lineFor(messy('six'), 'council').replace('T1', 'T7')}`;
    await until('all annotations to be there', async () => (await bytesOf(ann)) === wanted);
  });

  it('that two changes took one after the other come back when the whole file does', async () => {
    const uri = await writeArticle('806_00000000000000b4.txt', messy('seven'));
    const ann = fileOf('806_00000000000000b4.ann');
    const both = `${lineFor(messy('seven'), 'menu')}${lineFor(messy('seven'), 'mayor').replace('T1', 'T2')}`;
    await vscode.workspace.fs.writeFile(ann, new TextEncoder().encode(both));
    await vscode.commands.executeCommand('winnow.cleanArticle', uri);
    const editor = await vscode.window.showTextDocument(uri);
    const at = editor.document.getText().indexOf('mayor');
    const word = new vscode.Range(editor.document.positionAt(at), editor.document.positionAt(at + 'mayor'.length));
    await editor.edit((edit) => edit.delete(word));
    await editor.document.save();
    await until('all annotations to be lost', async () => (await bytesOf(ann)) === '');
    await vscode.commands.executeCommand('winnow.restoreFile', uri);
    await editor.document.save();
    await until('all annotations to be back', async () => (await bytesOf(ann)) === both);
  });
});
