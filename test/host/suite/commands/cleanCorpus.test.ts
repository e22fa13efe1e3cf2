import * as vscode from 'vscode';
import { assert, assertEqual, bytesOf, fileOf, writeAndHear } from '../../support.ts';
import { answerPreview, cleaned, closeAll, journalOf, messy, winnow, writeArticle } from './corpus.ts';

describe('Clean Corpus', function () {
  this.timeout(120_000);

  before(winnow);
  afterEach(closeAll);

  const latin = { path: '200_00000000000000b1.txt', name: 'caf\u00e9' };
  const crlf = { path: '201_00000000000000b2.txt', name: 'crlf' };
  const mixed = { path: '202_00000000000000b3.txt', name: 'mixed' };

  async function writeAll(): Promise<void> {
    const uris = [latin, crlf, mixed].map(({ path }) => fileOf(path));
    await writeAndHear(uris, async () => {
      await writeArticle(latin.path, messy(latin.name));
      await writeArticle(crlf.path, messy(crlf.name, '\r\n'));
      await writeArticle(mixed.path, messy(mixed.name).replace('\n', '\r\n'));
    });
  }

  it('writes nothing when the preview is cancelled', async () => {
    await writeAll();
    const done = vscode.commands.executeCommand('winnow.cleanCorpus', { unsafe: 'leave' });
    await answerPreview(done, 'discard');
    assertEqual(await bytesOf(fileOf(latin.path)), messy(latin.name));
    assertEqual(await bytesOf(fileOf(crlf.path)), messy(crlf.name, '\r\n'));
    assert(
      vscode.workspace.textDocuments.every(({ isDirty }) => !isDirty),
      'a document was changed',
    );
    assertEqual(await journalOf(latin.path), []);
  });

  it('leaves out what is not ticked, and differs by the removed lines only', async () => {
    await writeAll();
    const done = vscode.commands.executeCommand('winnow.cleanCorpus', { unsafe: 'write' });
    await answerPreview(done, 'apply');
    assertEqual(await bytesOf(fileOf(latin.path)), cleaned(latin.name));
    assertEqual(await bytesOf(fileOf(crlf.path)), cleaned(crlf.name, '\r\n'));
    assertEqual(await bytesOf(fileOf(mixed.path)), cleaned(mixed.name));
    const first = await bytesOf(fileOf('001_0123456789abcde1.txt'));
    assert(first.includes('CHAFF'), 'the first row needs confirmation and was not ticked');
    assertEqual((await journalOf(crlf.path)).length, 1);
  });
});
