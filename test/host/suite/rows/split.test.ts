import * as vscode from 'vscode';
import { activated, assert, assertEqual, fileOf, namesIn, records, until } from '../../support.ts';
import { giveBack, index, textOf, uriOf, write } from './dump.ts';
import { idsIn, prepare, rowOf, rowsOf, splitHere } from './twoItems.ts';

describe('A split of rows of a JSONL file', function () {
  this.timeout(60_000);
  giveBack();

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
});
