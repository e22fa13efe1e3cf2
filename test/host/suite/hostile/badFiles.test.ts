import * as vscode from 'vscode';
import { heard } from '../../heard.ts';
import { activated, assert, assertEqual, bytesOf, fileOf, namesIn, openArticle, until, winnowDiagnostics } from '../../support.ts';

const names = {
  good: '001_0123456789abcdef.txt',
  empty: '002_0123456789abcdee.txt',
  binary: '003_0123456789abcded.txt',
  oneLine: '004_0123456789abcdec.txt',
  huge: '005_0123456789abcdeb.txt',
};

describe('a folder with files that no one should meet', () => {
  it('is a corpus all the same', async () => {
    const { services } = await activated();
    const [corpus] = services.corpora.corpora();
    assert(corpus, 'there is no corpus');
    assert(
      corpus.entries.some(({ path }) => path === names.good),
      'the good article is not listed',
    );
  });

  it('follows no link but that of its own folder of annotations, and says so', async () => {
    const { services } = await activated();
    const [corpus] = services.corpora.corpora();
    assertEqual(
      corpus?.problems.filter(({ rule }) => rule === 'link-not-followed').map(({ path }) => path),
      ['loop'],
    );
    assertEqual(corpus?.annotations, [`.winnow/spans/${names.good}.ann`]);
  });

  it('opens the empty file, the good one and the line of a megabyte', async () => {
    const empty = await openArticle(names.empty);
    assertEqual(empty.document.getText(), '');
    const long = await openArticle(names.oneLine);
    assertEqual(long.document.lineCount, 1);
    const good = await openArticle(names.good);
    assert(good.document.getText().startsWith('Bridge over the Alder'));
  });

  it('checks the whole corpus to its end and alters nothing', async () => {
    const before = await Promise.all(Object.values(names).map(async (name) => (await vscode.workspace.fs.stat(fileOf(name))).size));
    await vscode.commands.executeCommand('winnow.checkCorpus');
    const after = await Promise.all(Object.values(names).map(async (name) => (await vscode.workspace.fs.stat(fileOf(name))).size));
    assertEqual(after, before);
    assert(
      !(await namesIn()).includes('.winnow') || (await namesIn('.winnow')).every((name) => name !== 'journal.jsonl'),
      'a journal was written',
    );
  });

  it('says once of the binary file that it is not text', () => {
    assertEqual(winnowDiagnostics(fileOf(names.binary)).length, 1);
  });

  it('still finds chaff in the good file', async () => {
    const { document } = await openArticle(names.good);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, '\nSubscribe to our newsletter!\n');
    assert(await vscode.workspace.applyEdit(edit));
    await until('the new line to be found', () => winnowDiagnostics(document.uri).some(({ code }) => code === 'subscribe'));
    assertEqual(
      winnowDiagnostics(document.uri).map(({ code }) => code),
      ['subscribe'],
    );
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('says that an index which cannot be read takes no tags, and tags nothing', async () => {
    const index = fileOf('index.json');
    await vscode.workspace.fs.writeFile(index, new TextEncoder().encode('['));
    await vscode.commands.executeCommand('winnow.refreshCorpus');
    const before = await bytesOf(fileOf(names.good));
    const said = await heard(() => vscode.commands.executeCommand('winnow.tagArticle', fileOf(names.good), { add: ['sea'], remove: [] }));
    await vscode.workspace.fs.delete(index);
    await vscode.commands.executeCommand('winnow.refreshCorpus');
    assert(
      said.some(({ how, words }) => how === 'error' && words.includes('cannot take records')),
      JSON.stringify(said),
    );
    assertEqual(await bytesOf(fileOf(names.good)), before);
  });

  it('has what a killed process left put right: the articles whose writing was cut short are whole', async () => {
    await activated();
    await until('the leftovers to go', async () => (await namesIn()).every((name) => !name.endsWith('.winnow-tmp')));
    await until('the copies to go', async () => (await namesIn('.winnow')).every((name) => !name.endsWith('.winnow-tmp')));
    for (const name of ['006_0123456789abcdea.txt', '007_0123456789abcdeb.txt'])
      assertEqual(await bytesOf(fileOf(name)), await bytesOf(fileOf(names.good)), name);
  });
});
