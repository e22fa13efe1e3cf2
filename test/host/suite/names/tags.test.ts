import * as vscode from 'vscode';
import { activated, assert, assertEqual, fileOf, until } from '../../support.ts';
import { FERRY, read, settled, SOLD } from './names.ts';

describe('tags in an index without a column for them', function () {
  this.timeout(60_000);
  before(settled);

  it('come with a column, which goes with the last of them', async () => {
    const before = await read('index.csv');
    await vscode.commands.executeCommand('winnow.tagArticle', fileOf(FERRY), [fileOf(FERRY), fileOf(SOLD)], { add: ['sea'], remove: [] });
    assertEqual((await read('index.csv')).split('\n').slice(0, 3), [
      'id,file,outlet,tags',
      'f1,001_00000000000000f1.txt,Lantern,sea',
      'f2,002_00000000000000f2.txt,Lantern,',
    ]);
    await vscode.commands.executeCommand('winnow.tagArticle', fileOf(SOLD), { add: [], remove: ['sea'] });
    assert((await read('index.csv')).startsWith('id,file,outlet,tags\n'), 'the column went too early');
    await vscode.commands.executeCommand('winnow.tagArticle', fileOf(FERRY), { add: [], remove: ['sea'] });
    assertEqual(await read('index.csv'), before);
  });

  it('go again with the undo key of the article in front', async () => {
    const before = await read('index.csv');
    await vscode.window.showTextDocument(fileOf(FERRY));
    await vscode.commands.executeCommand('winnow.tagArticle', fileOf(FERRY), [fileOf(FERRY), fileOf(SOLD)], { add: ['sea'], remove: [] });
    assert((await read('index.csv')).includes(',sea\n'), 'nothing was tagged');
    await vscode.commands.executeCommand('winnow.undo');
    assertEqual(await read('index.csv'), before);
  });

  it('come with a split too, and go with its parts, all of them', async () => {
    const [before, text] = [await read('index.csv'), await read(FERRY)];
    const part = fileOf(FERRY.replace('.txt', '-2.txt'));
    const line = text.split('\n').findLastIndex((each) => each.trim() !== '');
    await vscode.commands.executeCommand('winnow.splitHere', fileOf(FERRY), { line });
    assert(/^id,file,outlet,.*range/.test(await read('index.csv')), 'the split told the index nothing');
    const { services } = await activated();
    await until('the part to be an article', () => services.corpora.articleOf(part) !== undefined);
    await vscode.commands.executeCommand('winnow.mergeBack', part);
    assertEqual(await read(FERRY), text);
    assertEqual(await read('index.csv'), before);
  });
});
