import * as vscode from 'vscode';
import { assert, assertEqual, bytesOf, fileOf, until } from '../../support.ts';
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
