import * as vscode from 'vscode';
import { actionsAt, assert, assertEqual, bytesOf, fileOf, findingsOf, take, until } from '../../support.ts';
import { cleaned, closeAll, messy, winnow, writeArticle } from './corpus.ts';

describe('Annotations', function () {
  this.timeout(120_000);

  before(winnow);
  afterEach(closeAll);

  const annotate = async (name: string, text: string, word: string): Promise<void> => {
    const at = text.indexOf(word);
    const line = `T1\tperson ${at} ${at + word.length}\t${word}\n`;
    await vscode.workspace.fs.writeFile(fileOf(name), new TextEncoder().encode(line));
  };
  const lineFor = (text: string, word: string): string => `T1\tperson ${text.indexOf(word)} ${text.indexOf(word) + word.length}\t${word}\n`;

  it('move along when a closed article is cleaned', async () => {
    const uri = await writeArticle('800_00000000000000a8.txt', messy('one'));
    await annotate('800_00000000000000a8.ann', messy('one'), 'mayor');
    await vscode.commands.executeCommand('winnow.cleanArticle', uri);
    assertEqual(await bytesOf(fileOf('800_00000000000000a8.ann')), lineFor(cleaned('one'), 'mayor'));
  });

  it('move along with what is typed, when it is saved', async () => {
    const uri = await writeArticle('801_00000000000000a9.txt', cleaned('two'));
    await annotate('801_00000000000000a9.ann', cleaned('two'), 'mayor');
    const editor = await vscode.window.showTextDocument(uri);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'Now: '));
    await editor.document.save();
    const wanted = lineFor(`Now: ${cleaned('two')}`, 'mayor');
    await until('the annotation to move', async () => (await bytesOf(fileOf('801_00000000000000a9.ann')).catch(() => '')) === wanted);
  });

  it('beside two texts of one stem move with the one whose they are, and keep both as they are where that cannot be told', async () => {
    const [text, page, ann] = ['820_00000000000000d0.txt', '820_00000000000000d0.text', '820_00000000000000d0.ann'] as const;
    const uris = [await writeArticle(text, messy('plain')), await writeArticle(page, messy('a longer page'))] as const;
    await annotate(ann, messy('plain'), 'mayor');
    const { services } = await winnow();
    await services.corpora.refresh();
    const marked = (): boolean => {
      const article = services.corpora.articleOf(uris[0]);
      return article !== undefined && services.marks.of(article.corpus, article.path, messy('plain')).length === 1;
    };
    await until('the mark to be known', marked);
    for (const uri of [uris[1], uris[0]]) await vscode.commands.executeCommand('winnow.cleanArticle', uri);
    assertEqual(await bytesOf(fileOf(ann)), lineFor(cleaned('plain'), 'mayor'));

    for (const name of [text, page]) await writeArticle(name, messy('same'));
    await annotate(ann, messy('same'), 'mayor');
    await services.corpora.refresh();
    const result = (await vscode.commands.executeCommand('winnow.cleanArticle', uris[0], { unsafe: 'leave' })) as {
      readonly refused: readonly unknown[];
    };
    assertEqual([result.refused.length, await bytesOf(uris[0])], [1, messy('same')]);
  });

  it('that lose their words are listed', async () => {
    const uri = await writeArticle('802_00000000000000b0.txt', messy('three'));
    await annotate('802_00000000000000b0.ann', messy('three'), 'menu');
    await vscode.commands.executeCommand('winnow.cleanArticle', uri);
    assertEqual(await bytesOf(fileOf('802_00000000000000b0.ann')), '');
    assert(
      vscode.languages.getDiagnostics(uri).some(({ code }) => code === 'lost-annotation'),
      'nothing is said of the loss',
    );
  });

  it('are left with an open article until it is saved', async () => {
    const uri = await writeArticle('803_00000000000000b1.txt', messy('four'));
    await annotate('803_00000000000000b1.ann', messy('four'), 'mayor');
    const editor = await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('winnow.cleanArticle');
    assertEqual(await bytesOf(fileOf('803_00000000000000b1.ann')), lineFor(messy('four'), 'mayor'));
    await editor.document.save();
    await until(
      'the annotation to move',
      async () => (await bytesOf(fileOf('803_00000000000000b1.ann'))) === lineFor(cleaned('four'), 'mayor'),
    );
  });

  it('come back with their words when a quick fix was saved, undone and saved again', async () => {
    const uri = await writeArticle('804_00000000000000b2.txt', messy('five'));
    const ann = fileOf('804_00000000000000b2.ann');
    const both = `${lineFor(messy('five'), 'menu')}${lineFor(messy('five'), 'mayor').replace('T1', 'T2')}R1\tnames Arg1:T1 Arg2:T2\t\n`;
    await vscode.workspace.fs.writeFile(ann, new TextEncoder().encode(both));
    const { document } = await vscode.window.showTextDocument(uri);
    const [finding] = await findingsOf(document);
    assert(finding);
    await take((await actionsAt(document, finding.range, 'Remove this block'))[0]);
    assert(!document.getText().includes('menu'), 'nothing was removed');
    assertEqual(await bytesOf(ann), both, 'on disk the annotations stay with their text until it is saved');
    await document.save();
    const moved = lineFor(document.getText(), 'mayor').replace('T1', 'T2');
    await until('the annotations to move', async () => (await bytesOf(ann)) === moved);
    await vscode.commands.executeCommand('undo');
    assertEqual(document.getText(), messy('five'), 'one undo gives the text back');
    await document.save();
    await until('all annotations to be back', async () => (await bytesOf(ann)) === both);
    await until('the loss not to be told any more', () =>
      vscode.languages.getDiagnostics(uri).every(({ code }) => code !== 'lost-annotation'),
    );
  });

  it('come back when a clean that took their words is restored, and those made since stay', async () => {
    const uri = await writeArticle('805_00000000000000b3.txt', messy('six'));
    const ann = fileOf('805_00000000000000b3.ann');
    await annotate('805_00000000000000b3.ann', messy('six'), 'menu');
    await vscode.commands.executeCommand('winnow.cleanArticle', uri);
    assertEqual(await bytesOf(ann), '');
    const made = lineFor(cleaned('six'), 'council').replace('T1', 'T7');
    await vscode.workspace.fs.writeFile(ann, new TextEncoder().encode(made));
    await vscode.commands.executeCommand('winnow.restoreFile', uri);
    const wanted = `${lineFor(messy('six'), 'menu')}${lineFor(messy('six'), 'council').replace('T1', 'T7')}`;
    await until('all annotations to be there', async () => (await bytesOf(ann)) === wanted);
  });

  it('that two changes took one after the other come back when the whole file does', async () => {
    const uri = await writeArticle('806_00000000000000b4.txt', messy('seven'));
    const ann = fileOf('806_00000000000000b4.ann');
    const both = `${lineFor(messy('seven'), 'menu')}${lineFor(messy('seven'), 'mayor').replace('T1', 'T2')}`;
    await vscode.workspace.fs.writeFile(ann, new TextEncoder().encode(both));
    await vscode.commands.executeCommand('winnow.cleanArticle', uri);
    const editor = await vscode.window.showTextDocument(uri);
    const at = editor.document.getText().indexOf('mayor');
    const word = new vscode.Range(editor.document.positionAt(at), editor.document.positionAt(at + 'mayor'.length));
    await editor.edit((edit) => edit.delete(word));
    await editor.document.save();
    await until('all annotations to be lost', async () => (await bytesOf(ann)) === '');
    await vscode.commands.executeCommand('winnow.restoreFile', uri);
    await editor.document.save();
    await until('all annotations to be back', async () => (await bytesOf(ann)) === both);
  });
});
