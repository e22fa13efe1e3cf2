import * as vscode from 'vscode';
import { assert, assertEqual, bytesOf, fileOf, records, until } from '../../support.ts';
import { closeAll, messy, winnow, writeArticle } from './corpus.ts';

describe('Renaming articles elsewhere than in the editor', function () {
  this.timeout(120_000);

  const index = 'index.csv';

  before(winnow);
  afterEach(closeAll);
  after(async () => {
    await vscode.workspace.fs.delete(fileOf(index));
    await (await winnow()).services.corpora.refresh();
  });

  it('is made up for with Follow Moved Files where it was done elsewhere: only what is ticked follows, and one button takes it back', async () => {
    const [one, two, three] = ['854_00000000000000e4.txt', '855_00000000000000e5.txt', '856_00000000000000e6.txt'];
    for (const path of [one, two, three]) await writeArticle(path, messy(path));
    const csv = (...paths: readonly string[]): string => ['id,file,note', ...paths.map((path, at) => `f${at},${path},`), ''].join('\r\n');
    await vscode.workspace.fs.writeFile(fileOf(index), new TextEncoder().encode(csv(one, two, three)));
    const { services } = await winnow();
    await services.corpora.refresh();
    for (const path of [one, two]) await vscode.commands.executeCommand('winnow.markReviewed', fileOf(path));
    await vscode.workspace.fs.createDirectory(fileOf('elsewhere'));
    // as a shell does it: no event of the editor's
    for (const path of [one, two, three]) await vscode.workspace.fs.rename(fileOf(path), fileOf('elsewhere', path));
    await services.corpora.refresh();
    await until(
      'the files to be lost',
      () => services.corpora.corpora()[0]?.problems.filter(({ rule }) => rule === 'index-missing-file').length === 3,
    );
    const document = await vscode.workspace.openTextDocument(fileOf(index));
    const offered = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      document.lineAt(1).range,
    );
    assert(
      offered.some(({ title }) => title === 'Follow 3 moved files...'),
      JSON.stringify(offered.map(({ title }) => title)),
    );

    const { showQuickPick, showInformationMessage } = vscode.window;
    let takeBack: (button: string) => void = () => undefined;
    Object.assign(vscode.window, {
      showQuickPick: (items: readonly { readonly label: string }[]) =>
        Promise.resolve(items.filter(({ label }) => label !== `elsewhere/${three}`)),
      showInformationMessage: () => new Promise((resolve) => (takeBack = resolve)),
    });
    const statusOf = async (): Promise<readonly unknown[]> =>
      (await records('articles.jsonl'))
        .filter(({ path }) => String(path).includes(one) || String(path).includes(two))
        .map(({ path, status }) => [path, status]);
    try {
      await vscode.commands.executeCommand('winnow.followMoved');
      assertEqual(await bytesOf(fileOf(index)), csv(`elsewhere/${one}`, `elsewhere/${two}`, three));
      assertEqual(await statusOf(), [
        [`elsewhere/${one}`, 'reviewed'],
        [`elsewhere/${two}`, 'reviewed'],
      ]);
      takeBack('Undo');
      await until('the index to be as it was', async () => (await bytesOf(fileOf(index))) === csv(one, two, three));
      await until(
        'the status to be back',
        async () =>
          JSON.stringify(await statusOf()) ===
          JSON.stringify([
            [one, 'reviewed'],
            [two, 'reviewed'],
          ]),
      );
    } finally {
      Object.assign(vscode.window, { showQuickPick, showInformationMessage });
    }
    await services.corpora.refresh();
    const fix = services.corpora
      .corpora()[0]
      ?.problems.find(({ article }) => article === one)
      ?.fixes?.find(({ kind }) => kind === 'set-field');
    await vscode.commands.executeCommand('winnow.fixIndex', { root: fileOf().toString(), fix });
    assertEqual(await bytesOf(fileOf(index)), csv(`elsewhere/${one}`, two, three));
    assertEqual(await statusOf(), [
      [two, 'reviewed'],
      [`elsewhere/${one}`, 'reviewed'],
    ]);
    await vscode.workspace.fs.delete(fileOf('elsewhere'), { recursive: true });
  });
});
