import * as vscode from 'vscode';
import { assert, assertEqual, bytesOf, fileOf, namesIn, records, until } from '../../support.ts';
import { cleaned, closeAll, journalOf, messy, winnow, writeArticle } from './corpus.ts';

describe('Renaming articles in the editor', function () {
  this.timeout(120_000);

  const index = 'index.csv';
  const [from, to] = ['850_00000000000000e0.txt', 'kept/851_00000000000000e1.txt'];
  const ann = (path: string): string => path.replace('.txt', '.ann');

  before(winnow);
  afterEach(closeAll);
  after(async () => {
    await vscode.workspace.fs.delete(fileOf(index));
    await (await winnow()).services.corpora.refresh();
  });

  const rename = async (before: string, after: string): Promise<void> => {
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(fileOf(...before.split('/')), fileOf(...after.split('/')));
    assert(await vscode.workspace.applyEdit(edit), 'the file was not renamed');
  };
  const isAbout = (path: string) => async (): Promise<boolean> =>
    (await bytesOf(fileOf(index))).includes(`,${path},`) &&
    (await records('articles.jsonl')).some((record) => record['path'] === path && record['status'] === 'reviewed') &&
    (await records('decisions.jsonl')).some((record) => record['path'] === path);

  it('takes their record, status, decisions, annotations and history along, and all of it back', async () => {
    const uri = await writeArticle(from, messy('moved'));
    const csv = (path: string): string => `id,file,note\r\ne0,${path},"a; b"\r\n`;
    await vscode.workspace.fs.writeFile(fileOf(index), new TextEncoder().encode(csv(from)));
    const at = messy('moved').indexOf('mayor');
    await vscode.workspace.fs.writeFile(fileOf(ann(from)), new TextEncoder().encode(`T1\tperson ${at} ${at + 5}\tmayor\n`));
    const { services } = await winnow();
    await services.corpora.refresh();
    await vscode.commands.executeCommand('winnow.cleanArticle', uri);
    await until('the journal', async () => (await journalOf(from)).length > 0);
    await vscode.commands.executeCommand('winnow.markReviewed', uri);
    const decisions = await records('decisions.jsonl');
    const decision = { path: from, rule: 'chaff', quote: 'The mayor', prefix: '', suffix: '', decision: 'keep' };
    const lines = [...decisions, decision].map((record) => `${JSON.stringify(record)}\n`).join('');
    await vscode.workspace.fs.writeFile(fileOf('.winnow', 'decisions.jsonl'), new TextEncoder().encode(lines));
    const marks = await bytesOf(fileOf(ann(from)));

    await rename(from, to);
    await until('all of it to follow', isAbout(to));
    await until('the annotations', async () => (await namesIn('kept')).length === 2);
    assertEqual([await bytesOf(fileOf(index)), await bytesOf(fileOf(...ann(to).split('/')))], [csv(to), marks]);
    const moved = fileOf(...to.split('/'));
    await until('the article to be known', () => services.corpora.articleOf(moved) !== undefined);
    assertEqual(
      (await journalOf(to)).map(({ command, from: old }) => [command, old]),
      [['rename', from]],
    );

    await rename('kept', 'sorted');
    const last = to.replace('kept', 'sorted');
    await until('all of it to follow its folder', isAbout(last));
    await until('the article to be known', () => services.corpora.articleOf(fileOf(...last.split('/'))) !== undefined);
    assertEqual(await bytesOf(fileOf(...last.split('/'))), cleaned('moved'));
    await vscode.commands.executeCommand('winnow.restoreFile', fileOf(...last.split('/')));
    assertEqual(await bytesOf(fileOf(...last.split('/'))), messy('moved'));

    await rename(last, from);
    await until('all of it to be back', isAbout(from));
    await until('the annotations to be back', async () => (await namesIn()).includes(ann(from)));
    assertEqual(await bytesOf(fileOf(index)), csv(from));
  });

  it('takes annotations along that lie elsewhere for the new name, and an article that is not saved, whose original can be had after it is', async () => {
    const [text, page, alone] = ['852_00000000000000e2.txt', '852_00000000000000e2.text', '853_00000000000000e3.txt'];
    const original = messy('unsaved');
    const uri = await writeArticle(text, original);
    await writeArticle(page, messy('another page'));
    const at = original.indexOf('mayor');
    const line = (offset: number): string => `T1\tperson ${offset} ${offset + 5}\tmayor\n`;
    await vscode.workspace.fs.writeFile(fileOf('.winnow', 'spans', `${text}.ann`), new TextEncoder().encode(line(at)));
    const { services } = await winnow();
    await services.corpora.refresh();
    await vscode.commands.executeCommand('winnow.cleanArticle', uri);
    const editor = await vscode.window.showTextDocument(uri);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'Now: '));

    await rename(text, alone);
    await until('the annotations beside it', async () => (await namesIn()).includes(ann(alone)));
    await until('the article to be known', () => services.corpora.articleOf(fileOf(alone)) !== undefined);
    const document = await until('the unsaved text', () =>
      vscode.workspace.textDocuments.find((each) => each.uri.path.endsWith(alone) && each.isDirty),
    );
    assertEqual(document.getText(), `Now: ${cleaned('unsaved')}`);
    assert(await document.save(), 'it cannot be saved');
    const wanted = line(document.getText().indexOf('mayor'));
    await until('the annotations to follow the text', async () => (await bytesOf(fileOf(ann(alone)))) === wanted);
    await vscode.commands.executeCommand('winnow.restoreFile', fileOf(alone));
    await vscode.workspace.saveAll();
    assertEqual(await bytesOf(fileOf(alone)), original);
    await until('the annotations to be back', async () => (await bytesOf(fileOf(ann(alone)))) === line(at));
  });
});
