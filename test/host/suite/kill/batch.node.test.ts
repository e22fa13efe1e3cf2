import * as vscode from 'vscode';
import { activated, assert, bytesOf } from '../../support.ts';
import { answerPreview } from '../commands/corpus.ts';

describe('A batch that is cleaned to its end, or killed in its midst (test/run/kill.mjs)', function () {
  this.timeout(240_000);

  it('puts right what a killed process left', async () => {
    await activated();
    const leftover = async (uri: vscode.Uri): Promise<boolean> =>
      (await vscode.workspace.fs.readDirectory(uri).then(undefined, () => [])).some(([name]) => name.endsWith('.winnow-tmp'));
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert(folder, 'no folder is open');
    for (const end = Date.now() + 60_000; (await leftover(folder.uri)) || (await leftover(vscode.Uri.joinPath(folder.uri, '.winnow')));) {
      assert(Date.now() < end, 'temporary files are left over');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });

  it('cleans every article', async () => {
    const { services } = await activated();
    const [corpus] = services.corpora.corpora();
    assert(corpus, 'the folder is no corpus');
    assert(corpus.files.length >= 40, 'the articles are not there');
    const uris = corpus.files.map((path) => corpus.uriOf(path));
    // what is mended while it is looked at is refused, and the person asked to run the command again
    let left = uris.length;
    for (let turn = 0; turn < 3 && left > 1; turn++) {
      const done = vscode.commands.executeCommand('winnow.cleanSelected', uris[0], uris, { unsafe: 'leave' });
      await answerPreview(done, 'apply');
      const hasChaff = await Promise.all(uris.map(async (uri) => (await bytesOf(uri)).includes('CHAFF')));
      left = hasChaff.filter(Boolean).length;
    }
    // the first row of the refactor preview, which is shown where few are left, starts unticked
    assert(left <= 1, `${left} of ${uris.length} articles have chaff`);
  });
});
