import * as vscode from 'vscode';
import { assert, assertEqual, bytesOf, fileOf, until } from '../../support.ts';
import { closeAll, winnow, writeArticle } from './corpus.ts';

/** What `Winnow: Export...` resolves with. */
interface Exported {
  readonly place: vscode.Uri;
  readonly articles: number;
  readonly left: readonly string[];
}

describe('Export', function () {
  this.timeout(60_000);

  const path = '240_00000000000000e0.txt';
  const text = 'Ferry sinks\r\nThe ferry sank off Skerrabost on Monday.';
  let outside: vscode.Uri;

  before(async () => {
    await winnow();
    await writeArticle(path, text);
    await vscode.workspace.fs.writeFile(fileOf(path.replace('.txt', '.ann')), new TextEncoder().encode('T1\tlocation 32 42\tSkerrabost\n'));
    outside = vscode.Uri.joinPath(fileOf(), '..', `exported-${Date.now()}`);
  });
  afterEach(closeAll);
  after(async () => {
    await vscode.workspace.fs.delete(fileOf(path));
    await vscode.workspace.fs.delete(fileOf(path.replace('.txt', '.ann')));
  });

  const run = async (...args: readonly unknown[]): Promise<Exported | undefined> =>
    await vscode.commands.executeCommand<Exported | undefined>('winnow.export', ...args);

  it('writes an article, its unsaved edits too, with its annotations', async () => {
    const editor = await vscode.window.showTextDocument(fileOf(path));
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 4), 'old '));
    const place = vscode.Uri.joinPath(outside, 'one.jsonl');
    const result = await run(fileOf(path), undefined, { format: 'spans', place });
    assertEqual([result?.articles, result?.left], [1, []]);
    const written = JSON.parse(await utf8(place)) as Record<string, unknown>;
    const spans = [{ start: 36, end: 46, label: 'location' }];
    assertEqual([written['path'], written['text'], written['spans']], [path, text.replace('The ', 'The old '), spans]);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    assertEqual(await bytesOf(fileOf(path)), text);
  });

  it('writes all that the filter lets through where nothing is ticked, and the ticked ones where some are', async () => {
    const { services } = await winnow();
    const place = vscode.Uri.joinPath(outside, 'all.csv');
    const all = await run(undefined, undefined, { format: 'csv', place });
    assertEqual(all?.articles, services.corpora.corpora()[0]?.files.length);
    await services.filter.set('ferry sinks');
    try {
      assertEqual((await run(undefined, undefined, { format: 'csv', place }))?.articles, 1);
      assert((await utf8(place)).includes(path), 'the article that the filter lets through is not in the table');
    } finally {
      await services.filter.set('');
    }
    const other = services.corpora.corpora()[0]?.files.find((file) => file !== path) ?? '';
    services.checked.set([fileOf(other)], true);
    try {
      assertEqual((await run(undefined, undefined, { format: 'csv', place }))?.articles, 1);
      assert((await utf8(place)).includes(other), 'the ticked article is not in the table');
    } finally {
      services.checked.set(services.checked.all(), false);
    }
  });

  it('makes a folder for brat, and none in the corpus', async () => {
    const place = vscode.Uri.joinPath(outside, 'brat');
    await run(fileOf(path), undefined, { format: 'brat', place });
    assertEqual(await utf8(vscode.Uri.joinPath(place, path)), text);
    assertEqual(await utf8(vscode.Uri.joinPath(place, path.replace('.txt', '.ann'))), 'T1\tlocation 32 42\tSkerrabost\n');
    const inside = fileOf('exported');
    assertEqual(await run(fileOf(path), undefined, { format: 'brat', place: inside }), undefined);
    await until('nothing to be written into the corpus', async () =>
      vscode.workspace.fs.stat(inside).then(
        () => false,
        () => true,
      ),
    );
  });
});

async function utf8(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}
