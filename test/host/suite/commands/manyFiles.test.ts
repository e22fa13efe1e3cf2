import * as vscode from 'vscode';
import { assertEqual, bytesOf, fileOf, until } from '../../support.ts';
import { answerPreview, cleaned, closeAll, messy, winnow, writeArticle } from './corpus.ts';

const COUNT = 120;

describe('Clean Selected on many articles', function () {
  this.timeout(240_000);

  before(winnow);
  afterEach(closeAll);
  // where there is no disk every later entry would copy what they leave in the journal
  after(() => vscode.workspace.fs.delete(fileOf('.winnow', 'journal.jsonl')));

  it('cleans them byte for byte in one go, with UTF-8, windows-1252 and CRLF among them, and journals each', async () => {
    const names = Array.from({ length: COUNT }, (_, at) => `many/${1000 + at}_0000000000${(0x100000 + at).toString(16)}.txt`);
    const eolOf = (at: number): string => (at % 3 === 0 ? '\r\n' : '\n');
    const wordOf = (at: number): string => (at % 2 === 0 ? `caf\u00e9 ${at}` : `name ${at}`);
    await vscode.workspace.fs.createDirectory(fileOf('many'));
    const bytesAt = (at: number): Uint8Array => Uint8Array.from(messy(wordOf(at), eolOf(at)), (character) => character.charCodeAt(0));
    await Promise.all(names.map((name, at) => vscode.workspace.fs.writeFile(fileOf(name), bytesAt(at))));
    await writeArticle('999_00000000000000ff.txt', cleaned('last'));
    const uris = names.map((name) => fileOf(name));
    const { services } = await winnow();
    await services.corpora.refresh();
    await until('all to be articles', () => uris.every((uri) => services.corpora.articleOf(uri) !== undefined), 60_000);
    const first = ['997_00000000000000fd.txt', '998_00000000000000fe.txt'];
    for (const name of first) await writeArticle(name, messy(name));
    const [one, two] = first.map((name) => fileOf(name));
    await vscode.commands.executeCommand('winnow.tagArticle', one, [one, two], { add: ['early'], remove: [] });
    const started = Date.now();
    const done = vscode.commands.executeCommand('winnow.cleanSelected', uris[0], uris, { unsafe: 'write' });
    await answerPreview(done, 'apply');
    const result = (await done) as
      { readonly applied?: readonly string[]; readonly refused?: readonly { readonly reason: string }[] } | undefined;
    assertEqual(result?.refused ?? [], [], 'refused');
    assertEqual(result?.applied?.length, COUNT);
    console.log(`WINNOW-FACT cleaned ${COUNT} files in ${Date.now() - started} ms`);
    const written = await Promise.all(uris.map(bytesOf));
    const wrong = names.filter((_, at) => written[at] !== cleaned(wordOf(at), eolOf(at)));
    assertEqual(wrong, []);
    const counts = async (): Promise<readonly number[]> => {
      const lines = (await bytesOf(fileOf('.winnow', 'journal.jsonl')).catch(() => '')).split('\n').filter((line) => line !== '');
      const paths = lines.map((line) => (JSON.parse(line) as { readonly path: string }).path);
      return names.map((name) => paths.filter((path) => path === name).length);
    };
    const journalled = async (): Promise<boolean> => (await counts()).every((count) => count > 0);
    await until('all journal entries', journalled, 60_000).catch(() => undefined);
    assertEqual(
      (await counts()).filter((count) => count !== 1),
      [],
      'entries a file',
    );
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    assertEqual(tabs.length, 0, 'tabs were left open');

    await writeArticle(names[5] ?? '', 'Something else altogether.');
    const taken = (await vscode.commands.executeCommand('winnow.undoLastBatch')) as {
      readonly left?: readonly { readonly path: string }[];
    };
    assertEqual(
      taken.left?.map(({ path }) => path),
      [names[5]],
      'what could not be taken back',
    );
    const back = await Promise.all(names.map((name) => bytesOf(fileOf(name))));
    const wanted = names.map((_, at) => messy(wordOf(at), eolOf(at)));
    assertEqual(
      names.filter((_, at) => at !== 5 && back[at] !== wanted[at]),
      [],
      'not as they were',
    );
    assertEqual(back[5], 'Something else altogether.');
    const before = (await vscode.commands.executeCommand('winnow.undoLastBatch')) as { readonly applied?: readonly string[] } | undefined;
    // in whichever order the two were saved
    assertEqual([...(before?.applied ?? [])].sort(), first, 'the batch before it');
    await vscode.workspace.fs.delete(fileOf('many'), { recursive: true });
  });
});
