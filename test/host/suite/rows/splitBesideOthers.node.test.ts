import * as vscode from 'vscode';
import { assert, assertEqual, until } from '../../support.ts';
import { giveBack, index, textOf, uriOf, write } from './dump.ts';
import { idsIn, prepare, rowOf, rowsOf, splitHere } from './twoItems.ts';

describe('A split of rows of a JSONL file', function () {
  this.timeout(60_000);
  giveBack();

  it('leaves a row alone that a script has changed while its cuts were looked at, and splits the others', async () => {
    const was = await prepare(rowsOf(4));
    const uris = await Promise.all(['r0', 'r1', 'r2', 'r3'].map(uriOf));
    let made: readonly string[] | undefined;
    const marker = { kind: 'literal', literal: 'Harvest fair' };
    const done = vscode.commands
      .executeCommand<readonly string[]>('winnow.splitBy', uris[0], uris, { marker })
      .then((paths) => (made = paths));
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await write(was.replace('A title for r2', 'A title by a script for r2'));
    await until('the cuts to be taken', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return made;
    });
    await done;
    const now = await textOf(index());
    assertEqual(idsIn(now), ['r0', 'r0-2', 'r1', 'r1-2', 'r2', 'r3', 'r3-2']);
    assertEqual(now.split('\r\n')[4], rowOf('r2').replace('A title for r2', 'A title by a script for r2'));
  });

  it('leaves another row of the file with its unsaved edits, which are then saved into their own row', async () => {
    const was = await prepare(rowsOf(3));
    const { document } = await vscode.window.showTextDocument(await uriOf('r2'));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'Typed: ');
    assert(await vscode.workspace.applyEdit(edit));
    await splitHere('r1');
    assert(document.isDirty && document.getText().startsWith('Typed: A title for r2'), 'the unsaved edit is gone');
    assert(await document.save(), 'not saved');
    const lines = (await textOf(index())).split('\r\n');
    assertEqual([lines[0], lines[3]], [was.split('\r\n')[0], rowOf('r2').replace('A title', 'Typed: A title')]);
    assertEqual(idsIn(lines.join('\r\n')), ['r0', 'r1', 'r1-2', 'r2']);
    const taken = await vscode.commands.executeCommand('winnow.undoLastBatch');
    assertEqual(await textOf(index()), was.replace('A title for r2', 'Typed: A title for r2'), JSON.stringify(taken));
  });

  it('is refused while the row, or the file itself, has unsaved changes, and nothing is written', async () => {
    const was = await prepare(rowsOf(2));
    for (const uri of [await uriOf('r0'), index()]) {
      const { document } = await vscode.window.showTextDocument(uri);
      const edit = new vscode.WorkspaceEdit();
      edit.insert(uri, new vscode.Position(0, 0), ' ');
      assert(await vscode.workspace.applyEdit(edit));
      const target = await uriOf('r0');
      const said = await Promise.resolve(vscode.commands.executeCommand('winnow.splitHere', target, { line: 3 })).then(String, String);
      assertEqual(await textOf(index()), was, said);
      assert(document.isDirty);
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
  });
});
