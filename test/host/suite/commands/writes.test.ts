import * as vscode from 'vscode';
import { readBytes, Writes } from '../../../../src/vscode/files/writes.ts';
import { assert, assertEqual, bytesOf, fileOf } from '../../support.ts';

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

  it('are never read half done', async () => {
    const [short, long] = ['short\n'.repeat(1000), 'a longer line\n'.repeat(20_000)];
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(short));
    const writes = new Writes();
    const sizes: number[] = [];
    let isWriting = true;
    const reading = Promise.all(
      Array.from({ length: 4 }, async () => {
        while (isWriting) sizes.push((await readBytes(uri))?.length ?? -1);
      }),
    );
    for (let times = 0; times < 50; times++) await writes.updateText(uri, (now) => (now === short ? long : short));
    isWriting = false;
    await reading;
    const halves = sizes.filter((size) => size !== short.length && size !== long.length);
    assert(sizes.length > 50, `read only ${sizes.length} times`);
    assertEqual(halves, [], `${halves.length} of ${sizes.length} readings`);
  });
});
