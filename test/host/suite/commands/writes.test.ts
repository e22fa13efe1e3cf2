import * as vscode from 'vscode';
import { stagePieces } from '../../../../src/vscode/changes/stagePieces.ts';
import { readBytes, Writes } from '../../../../src/vscode/files/writes.ts';
import { assert, assertEqual, bytesOf, fileOf, namesIn } from '../../support.ts';
import { messy, winnow, writeArticle } from './corpus.ts';

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
    const lines = Array.from({ length: 20 }, (_, number) => `line ${number}`);
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
    for (let times = 0; times < 12; times++) await writes.updateText(uri, (now) => (now === short ? long : short));
    isWriting = false;
    await reading;
    const halves = sizes.filter((size) => size !== short.length && size !== long.length);
    assert(sizes.length > 20, `read only ${sizes.length} times`);
    assertEqual(halves, [], `${halves.length} of ${sizes.length} readings`);
  });
});

describe('Writes of several files at a time', function () {
  this.timeout(60_000);
  const names = Array.from({ length: 40 }, (_, at) => `${500 + at}_0000000000000${(0x500 + at).toString(16)}.txt`);
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const filesOf = (after: string) => names.map((name) => ({ uri: fileOf(name), before: bytes(messy(name)), after: bytes(after) }));
  const heldNow = (): Promise<readonly string[]> => Promise.all(names.map((name) => bytesOf(fileOf(name))));

  beforeEach(async () => {
    await Promise.all(names.map((name) => vscode.workspace.fs.writeFile(fileOf(name), bytes(messy(name)))));
    await writeArticle(names[0] ?? '', messy(names[0] ?? ''));
  });

  after(async () => {
    await Promise.all(names.map((name) => vscode.workspace.fs.delete(fileOf(name))));
    const { services } = await winnow();
    await services.corpora.refresh();
  });

  it('replace what holds what it should, and leave alone what has changed', async () => {
    await vscode.workspace.fs.writeFile(fileOf(names[7] ?? ''), bytes('written by somebody else'));
    const replaced = await new Writes().replaceAll(filesOf('new'));
    assertEqual(replaced.length, names.length - 1);
    assertEqual(
      await heldNow(),
      names.map((_, at) => (at === 7 ? 'written by somebody else' : 'new')),
    );
  });

  it('are all put back where one of them cannot be written, and leave no copy behind', async () => {
    const stuck = vscode.workspace.registerFileSystemProvider('stuck', readOnly(bytes('stuck')));
    const { services } = await winnow();
    const one = { ...filesOf('new')[0], uri: vscode.Uri.parse('stuck:/article.txt'), before: bytes('stuck') };
    const files = [...filesOf('new'), one].map((file) => ({ ...file, path: file.uri.path }));
    const tools = { services, writes: new Writes() } as unknown as Parameters<typeof stagePieces>[0];
    const [piece] = stagePieces(tools, files as unknown as Parameters<typeof stagePieces>[1]);
    assert(piece, 'no piece');
    assertEqual(/could not be written/.test(await piece.place().then(String, String)), true);
    stuck.dispose();
    assertEqual(await heldNow(), names.map(messyOf));
    assertEqual(
      (await namesIn('.winnow')).filter((name) => name.endsWith('.winnow-tmp')),
      [],
    );
  });
});

const messyOf = (name: string): string => messy(name);

/** A file system of one file that can be read and not be written. */
function readOnly(content: Uint8Array): vscode.FileSystemProvider {
  const refuse = (): never => {
    throw vscode.FileSystemError.NoPermissions('stuck');
  };
  return {
    onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
    watch: () => new vscode.Disposable(() => undefined),
    stat: () => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: content.length }),
    readFile: () => content,
    readDirectory: () => [],
    writeFile: refuse,
    createDirectory: refuse,
    delete: refuse,
    rename: refuse,
  };
}
