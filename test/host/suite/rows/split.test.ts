import * as vscode from 'vscode';
import { activated, assert, assertEqual, fileOf, namesIn, records, until } from '../../support.ts';
import { cleaned } from '../commands/corpus.ts';
import { giveBack, index, textOf, uriOf, write } from './dump.ts';

const SECOND = 'Harvest fair opens early\n\nThe fair of Linz opened a week early this year.';

/** A row of two items, as a tool writes it that escapes all beyond ASCII. */
function rowOf(id: string): string {
  const text = JSON.stringify(`${cleaned(id)}\n\n* * *\n${SECOND} Caf\u00e9s were full.`).replaceAll('\u00e9', '\\u00E9');
  return `{"id": "${id}",  "text": ${text}, "source": "Post"}`;
}

/** Rows with CRLF between them, and none at the end. */
const rowsOf = (count: number): string => Array.from({ length: count }, (_, at) => rowOf(`r${at}`)).join('\r\n');

const idsIn = (text: string): readonly string[] => text.split('\r\n').map((line) => (JSON.parse(line) as { id: string }).id);

describe('A split of rows of a JSONL file', function () {
  this.timeout(60_000);
  giveBack();

  async function prepare(text: string): Promise<string> {
    await write(text);
    const { services } = await activated();
    await services.corpora.refresh();
    return text;
  }

  /** Shows a row and splits it where its second item starts. */
  async function splitHere(id: string): Promise<readonly string[]> {
    const { services } = await activated();
    const { document } = await vscode.window.showTextDocument(await uriOf(id));
    await until('an analysis', () => services.analyses.get(document));
    const line = document.positionAt(document.getText().indexOf('Harvest fair')).line;
    return await vscode.commands.executeCommand<readonly string[]>('winnow.splitHere', document.uri, { line });
  }

  it('makes a row right behind it with its parent and place, its annotations with it, and the undo key takes it back byte for byte', async () => {
    const was = await prepare(rowsOf(3));
    const text = await textOf(await uriOf('r1'));
    const [own, other] = [fileOf('.winnow', 'spans', 'dump.jsonl_r1.ann'), fileOf('.winnow', 'spans', 'dump.jsonl_r1-2.ann')];
    const at = (word: string, from: string): string => `${from.indexOf(word)} ${from.indexOf(word) + word.length}\t${word}\n`;
    const ann = `T1\tperson ${at('mayor', text)}T2\tlocation ${at('Linz', text)}`;
    await write(ann, own);
    const { services } = await activated();
    await services.corpora.refresh();
    await vscode.commands.executeCommand('winnow.markReviewed', await uriOf('r1'));
    assertEqual(await splitHere('r1'), ['dump.jsonl#r1-2']);
    const now = await textOf(index());
    assertEqual(idsIn(now), ['r0', 'r1', 'r1-2', 'r2']);
    const lines = now.split('\r\n');
    assertEqual([lines[0], lines[3]], [rowOf('r0'), rowOf('r2')]);
    assert(lines[2]?.includes('Caf\\u00E9s'), 'the spelling of the part has changed');
    const cut = text.indexOf('Harvest fair');
    const { text: second, ...rest } = JSON.parse(lines[2] ?? '') as Record<string, unknown>;
    assertEqual(second, text.slice(cut));
    assertEqual(rest, { id: 'r1-2', source: 'Post', parent: 'r1', range: [cut, text.length] });
    assertEqual(
      [await textOf(own), await textOf(other)],
      [`T1\tperson ${at('mayor', text)}`, `T2\tlocation ${at('Linz', text.slice(cut))}`],
    );
    const [corpus] = services.corpora.corpora();
    await until('the review to be stale', () => corpus && services.reviews.isStale(corpus, 'dump.jsonl#r1'));
    const steps = (await records('journal.jsonl')).filter(
      ({ command, path }) => command === 'split' && String(path).startsWith('dump.jsonl#r1'),
    );
    assertEqual(
      steps.map(({ path, before }) => [path, before === '']),
      [
        ['dump.jsonl#r1', false],
        ['dump.jsonl#r1-2', true],
      ],
    );
    await vscode.window.showTextDocument(await uriOf('r1'));
    await vscode.commands.executeCommand('winnow.undo');
    assertEqual(await textOf(index()), was);
    assertEqual(await textOf(own), ann);
    assert(!(await namesIn('.winnow', 'spans')).includes('dump.jsonl_r1-2.ann'), 'the annotations of the part are still there');
    await vscode.workspace.fs.delete(own);
  });

  it('is merged back byte for byte, called on the part', async () => {
    const was = await prepare(rowsOf(2));
    await splitHere('r1');
    assertEqual(await vscode.commands.executeCommand('winnow.mergeBack', await uriOf('r1-2')), 'dump.jsonl#r1');
    assertEqual(await textOf(index()), was);
  });

  it('of many is one step, and Undo Last Batch takes it back with what was changed in a part since', async () => {
    const was = await prepare(rowsOf(80));
    const uris = await Promise.all(Array.from({ length: 80 }, (_, at) => uriOf(`r${at}`)));
    const marker = { kind: 'literal', literal: 'Harvest fair' };
    const made = await vscode.commands.executeCommand<readonly string[]>('winnow.splitBy', uris[0], uris, { marker, ticked: 'all' });
    assertEqual(made.length, 80);
    const parts = await textOf(index());
    assertEqual(idsIn(parts).slice(0, 4), ['r0', 'r0-2', 'r1', 'r1-2']);
    const script = parts.replace('"id": "r7-2",  "text": "Harvest fair', '"id": "r7-2",  "text": "Autumn fair');
    assert(script !== parts, 'the part is not as expected');
    await prepare(script);
    await vscode.commands.executeCommand('winnow.undoLastBatch');
    const [got, want] = [(await textOf(index())).split('\r\n'), was.split('\r\n')];
    assertEqual(
      got.filter((line, at) => line !== want[at]),
      [want[7]?.replace('Harvest fair', 'Autumn fair')],
    );
  });

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
