import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { assertWritable } from '../../../../src/vscode/changes/assertWritable.ts';
import { assert, assertEqual, bytesOf, fileOf, namesIn, until } from '../../support.ts';
import { answerPreview, cleaned, closeAll, messy, winnow, writeArticle } from './corpus.ts';

/** Root may write whatever the modes say, so that places are made immutable; undefined where that cannot be done. */
function immutable(uri: vscode.Uri, on: boolean): boolean {
  try {
    execFileSync('chattr', [on ? '+i' : '-i', uri.fsPath], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** The error messages that were shown meanwhile; more may come a moment later. */
async function errorsOf(act: () => Thenable<unknown>): Promise<readonly string[]> {
  const said: string[] = [];
  const { showErrorMessage } = vscode.window;
  Object.assign(vscode.window, { showErrorMessage: (message: string) => (said.push(message), Promise.resolve(undefined)) });
  try {
    await act();
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return said;
  } finally {
    Object.assign(vscode.window, { showErrorMessage });
  }
}

/** Commands that change an article, or write down what the person decides, with the answers to what they ask. */
const STATEFUL: readonly (readonly [string, object])[] = [
  ['cleanArticle', {}],
  ['tagArticle', { add: ['news'], remove: [] }],
  ['markReviewed', {}],
  ['setStatus', { status: 'in progress' }],
  ['editNote', { note: 'a note' }],
  ['tagSelection', { key: '1' }],
];

describe('What cannot be written to', function () {
  this.timeout(120_000);

  before(winnow);
  afterEach(closeAll);

  it('is told only of a place that cannot, not where another window tries the same place at once', async () => {
    const corpus = (await winnow()).services.corpora.corpora()[0];
    assert(corpus);
    await Promise.all(Array.from({ length: 20 }, async () => assertWritable(corpus)));
    assertEqual(
      (await namesIn()).filter((name) => name.includes('probe')),
      [],
    );
  });

  it('an article: it is refused with its reason, the others are cleaned', async function () {
    const uris: vscode.Uri[] = [];
    for (const at of [1, 2, 3]) uris.push(await writeArticle(`85${at}_00000000000000f${at}.txt`, messy(`part ${at}`)));
    const locked = uris[1];
    assert(locked);
    if (!immutable(locked, true)) this.skip();
    try {
      const clean = async (): Promise<readonly string[] | undefined> => {
        const done = vscode.commands.executeCommand<{ readonly applied: readonly string[] } | undefined>(
          'winnow.cleanSelected',
          uris[0],
          uris,
        );
        await answerPreview(done, 'apply');
        return (await done)?.applied;
      };
      // the editor refuses a preview when it hears of the new files only while it is shown: then a person tries again
      const first = await clean();
      assertEqual(first?.length ? first : await clean(), ['851_00000000000000f1.txt', '853_00000000000000f3.txt']);
      assertEqual(await bytesOf(locked), messy('part 2'));
      const [told] = vscode.languages.getDiagnostics(locked).filter(({ code }) => code === 'refused-change');
      assert(told?.message.includes('cannot be written'), told?.message ?? 'nothing is said of it');
      assertEqual(await bytesOf(fileOf('853_00000000000000f3.txt')), cleaned('part 3'));
    } finally {
      immutable(locked, false);
    }
  });

  for (const [what, path] of [
    ['the journal', ['.winnow', 'journal.jsonl']],
    ['.winnow', ['.winnow']],
    ['the folder', []],
  ] as const)
    it(`${what}: nothing is changed, on disk or in the editor`, async function () {
      const uri = await writeArticle('855_00000000000000f5.txt', messy('five'));
      await vscode.commands.executeCommand('winnow.cleanArticle', uri);
      await vscode.commands.executeCommand('winnow.restoreFile', uri);
      const before = await bytesOf(uri);
      const place = fileOf(...path);
      if (!immutable(place, true)) this.skip();
      try {
        await vscode.commands.executeCommand('winnow.cleanArticle', uri);
        assertEqual(await bytesOf(uri), before);
        assert(!vscode.workspace.textDocuments.some(({ isDirty }) => isDirty), 'a document was changed');
        await vscode.window.showTextDocument(uri);
        await vscode.commands.executeCommand('winnow.cleanArticle', uri);
        assert(
          !vscode.workspace.textDocuments.some(({ isDirty }) => isDirty),
          'an open document was changed, whose save nothing would journal',
        );
      } finally {
        immutable(place, false);
      }
    });

  it('.winnow where it is a file: nothing is changed by any command, and each says it in words', async () => {
    const uri = await writeArticle('856_00000000000000f6.txt', messy('six'));
    const [state, aside] = [fileOf('.winnow'), fileOf('.winnow-aside')];
    await vscode.workspace.fs.rename(state, aside);
    await vscode.workspace.fs.writeFile(state, new TextEncoder().encode('a file'));
    const names = await namesIn();
    try {
      await (await winnow()).services.corpora.refresh();
      await vscode.window.showTextDocument(uri);
      await vscode.commands.executeCommand('editor.action.selectAll');
      for (const [command, answer] of STATEFUL) {
        const said = await errorsOf(() => vscode.commands.executeCommand(`winnow.${command}`, uri, answer));
        assertEqual([command, said.length, said.filter((one) => !one.includes('.winnow is a file'))], [command, 1, []]);
      }
      assertEqual([await bytesOf(uri), await namesIn()], [messy('six'), names]);
      assert(!vscode.workspace.textDocuments.some(({ isDirty }) => isDirty), 'a document was changed');
    } finally {
      await vscode.workspace.fs.delete(state);
      await vscode.workspace.fs.rename(aside, state);
      await (await winnow()).services.corpora.refresh();
    }
  });

  it('all of several articles: it is said that nothing was cleaned, and why', async function () {
    const uris = [
      await writeArticle('857_00000000000000f7.txt', messy('one')),
      await writeArticle('858_00000000000000f8.txt', messy('two')),
    ];
    const locked = uris.every((uri) => immutable(uri, true));
    try {
      if (!locked) this.skip();
      const said = await errorsOf(() => vscode.commands.executeCommand('winnow.cleanSelected', uris[0], uris));
      await until('the message', () => said.some((one) => one.includes('857_00000000000000f7.txt') && one.includes('cannot be written')));
    } finally {
      for (const uri of uris) immutable(uri, false);
    }
  });
});
