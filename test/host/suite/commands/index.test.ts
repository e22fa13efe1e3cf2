import * as vscode from 'vscode';
import { assert, assertEqual, bytesOf, fileOf, until } from '../../support.ts';
import { childrenOf, rootsOf } from '../../../../src/vscode/tree/children.ts';
import { itemOf } from '../../../../src/vscode/tree/item.ts';
import { closeAll, winnow, writeArticle } from './corpus.ts';

describe('Fix Index Problem and Map Field', function () {
  this.timeout(120_000);

  const index = 'index.csv';
  const named = '600_00000000000000f1.txt';

  before(winnow);
  afterEach(closeAll);
  after(async () => {
    await vscode.workspace.fs.delete(fileOf(index));
    await (await winnow()).services.corpora.refresh();
  });

  it('adds an orphan, removes a missing record, and touches no other byte', async () => {
    await writeArticle(named, 'A title\n\nThe text of the article.\n');
    const rows = `id,path,note\r\n1,${named},"kept, as it is"\r\n2,gone.txt,\r\n`;
    await vscode.workspace.fs.writeFile(fileOf(index), new TextEncoder().encode(rows));
    const { services } = await winnow();
    await services.corpora.refresh();
    const root = fileOf().toString();
    const fixes =
      services.corpora.corpora()[0]?.problems.flatMap(({ rule, fixes: all }) => (all ?? []).map((fix) => ({ rule, fix }))) ?? [];
    const missing = fixes.find(({ rule, fix }) => rule === 'index-missing-file' && fix.kind === 'remove-record');
    assert(missing, JSON.stringify(fixes));
    await vscode.commands.executeCommand('winnow.fixIndex', { root, fix: missing.fix });
    assertEqual(await bytesOf(fileOf(index)), `id,path,note\r\n1,${named},"kept, as it is"\r\n`);
    await vscode.commands.executeCommand('winnow.fixIndex', {
      root,
      fix: { kind: 'add-record', title: '', path: '001_0123456789abcde1.txt' },
    });
    const text = await bytesOf(fileOf(index));
    assert(text.startsWith(`id,path,note\r\n1,${named},"kept, as it is"\r\n`) && text.includes('001_0123456789abcde1.txt'), text);
  });

  it('stores a mapped field in corpus.json beside what is there', async () => {
    await vscode.commands.executeCommand('winnow.mapField', { field: 'source', column: 'note' });
    const config = JSON.parse(await bytesOf(fileOf('.winnow', 'corpus.json'))) as Record<string, unknown>;
    assertEqual(config['fields'], { source: 'note' });
    assert('tags' in config, 'something was lost');
    const { services } = await winnow();
    await until('the source to be read', () => services.corpora.corpora()[0]?.entryOf(named)?.source === 'kept, as it is');
  });

  it('counts records in the index as it is, also before what others wrote to it was read', async () => {
    const { services } = await winnow();
    const rows = (...more: string[]): Uint8Array =>
      new TextEncoder().encode(['id,path,note,tags', ...more, `1,${named},kept,`, '2,gone.txt,,', ''].join('\n'));
    await vscode.workspace.fs.writeFile(fileOf(index), rows());
    await services.corpora.refresh();
    const problems = services.corpora.corpora()[0]?.problems ?? [];
    const fix = problems.find(({ rule }) => rule === 'index-missing-file')?.fixes?.find(({ kind }) => kind === 'remove-record');
    assert(fix, JSON.stringify(problems));
    const other = '9,001_0123456789abcde1.txt,other,';
    await vscode.workspace.fs.writeFile(fileOf(index), rows(other));
    await vscode.commands.executeCommand('winnow.fixIndex', { root: fileOf().toString(), fix });
    assertEqual(
      await bytesOf(fileOf(index)),
      new TextDecoder().decode(rows(other)),
      'a record was removed by a number that is no longer its own',
    );
    const another = '8,002_0123456789abcde2.txt,another,';
    await vscode.workspace.fs.writeFile(fileOf(index), rows(another, other));
    await vscode.commands.executeCommand('winnow.tagArticle', fileOf(named), { add: ['sea'], remove: [] });
    assertEqual((await bytesOf(fileOf(index))).split('\n').slice(1, 4), [another, other, `1,${named},kept,sea`]);
  });

  it('counts records in an index that is open with unsaved edits as it stands there', async () => {
    const editor = await vscode.window.showTextDocument(fileOf(index));
    const added = '7,003_0123456789abcde3.txt,unsaved,';
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), `${added}\n`));
    await vscode.commands.executeCommand('winnow.tagArticle', fileOf(named), { add: ['land'], remove: [] });
    const lines = editor.document.getText().split('\n');
    assertEqual([lines[1], lines.find((line) => line.includes(named))], [added, `1,${named},kept,sea;land`]);
  });

  it('keeps a source that runs from right to left apart from its count', async () => {
    const { services } = await winnow();
    await closeAll();
    const source = '\u05d7\u05d3\u05e9\u05d5\u05ea';
    await vscode.workspace.fs.writeFile(fileOf(index), new TextEncoder().encode(`id,path,note\n1,${named},${source}\n`));
    await services.corpora.refresh();
    const view = { by: undefined, passes: undefined };
    const [root] = rootsOf(services, view);
    const groups = root ? await childrenOf(services, view, root) : [];
    const labels = groups.map((node) => itemOf(services, node).label);
    assert(labels.includes(`\u2068${source}\u2069`), JSON.stringify(labels));
  });
});
