import * as vscode from 'vscode';
import { activated, assert, bytesOf } from '../../support.ts';
import { answerPreview } from '../commands/corpus.ts';

describe('A batch that is cleaned to its end, or killed in its midst (test/run/kill.mjs)', function () {
  this.timeout(240_000);

  it('cleans every article', async () => {
    const { services } = await activated();
    const [corpus] = services.corpora.corpora();
    assert(corpus, 'the folder is no corpus');
    assert(corpus.files.length >= 40, 'the articles are not there');
    const uris = corpus.files.map((path) => corpus.uriOf(path));
    const done = vscode.commands.executeCommand('winnow.cleanSelected', uris[0], uris, { unsafe: 'leave' });
    await answerPreview(done, 'apply');
    const left = await Promise.all(uris.map(async (uri) => (await bytesOf(uri)).includes('CHAFF')));
    // the first row of the refactor preview, which is shown where few are left, starts unticked
    assert(left.filter(Boolean).length <= 1, 'articles have chaff');
  });
});
