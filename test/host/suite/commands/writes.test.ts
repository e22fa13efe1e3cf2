import * as vscode from 'vscode';
import { Writes } from '../../../../src/vscode/files/writes.ts';
import { assertEqual, bytesOf, fileOf } from '../../support.ts';

describe('Writes of two queues to one file', function () {
  this.timeout(60_000);
  const uri = fileOf('.winnow', 'two-queues.txt');

  afterEach(async () => {
    await vscode.workspace.fs.delete(uri);
  });

  it('lose nothing of each other, and go on after one that fails', async () => {
    await vscode.workspace.fs.writeFile(uri, new Uint8Array());
    const queues = [new Writes(), new Writes()];
    const failing = queues[0]?.update(uri, () => {
      throw new Error('not this one');
    });
    const lines = Array.from({ length: 40 }, (_, number) => `line ${number}`);
    const written = lines.map((line, number) => queues[number % 2]?.updateText(uri, (now = '') => `${now}${line}\n`));
    assertEqual(await failing?.then(String, String), 'Error: not this one');
    await Promise.all(written);
    assertEqual((await bytesOf(uri)).trim().split('\n').sort(), [...lines].sort());
  });
});
