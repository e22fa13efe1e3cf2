import * as vscode from 'vscode';
import { assert, assertEqual, bytesOf, fileOf, until } from '../../support.ts';
import { annotate, cleaned, closeAll, lineFor, messy, winnow, writeArticle } from './corpus.ts';

describe('Annotations', function () {
  this.timeout(120_000);

  before(winnow);
  afterEach(closeAll);

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
});
