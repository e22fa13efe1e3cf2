import * as vscode from 'vscode';
import { assert, assertEqual, bytesOf, fileOf, until } from '../../support.ts';
import { cleaned, closeAll, winnow, writeArticle } from './corpus.ts';

describe('Tag Selection and Apply to All', function () {
  this.timeout(120_000);

  before(winnow);
  afterEach(closeAll);

  const open = async (path: string, text: string): Promise<vscode.TextEditor> =>
    await vscode.window.showTextDocument(await writeArticle(path, text));
  const select = (editor: vscode.TextEditor, word: string): void => {
    const at = editor.document.getText().indexOf(word);
    editor.selection = new vscode.Selection(editor.document.positionAt(at), editor.document.positionAt(at + word.length));
  };
  const line = (text: string, label: string, word: string, number = 1): string =>
    `T${number}\t${label} ${text.indexOf(word)} ${text.indexOf(word) + word.length}\t${word}\n`;

  it('snaps to words, writes the .ann beside the text, and the undo key takes it back', async () => {
    const text = cleaned('one');
    const editor = await open('900_00000000000000c1.txt', text);
    select(editor, 'ayor ');
    await vscode.commands.executeCommand('winnow.tagSelection', { key: '1' });
    assertEqual(await bytesOf(fileOf('900_00000000000000c1.ann')), line(text, 'person', 'mayor'));
    assertEqual(editor.document.getText(), text);
    await vscode.commands.executeCommand('winnow.undo');
    await until('the annotation to go', async () => (await bytesOf(fileOf('900_00000000000000c1.ann')).catch(() => '')) === '');
  });

  it('removes, retypes and resizes the annotation at the cursor', async () => {
    const text = cleaned('two');
    const editor = await open('901_00000000000000c2.txt', text);
    const ann = fileOf('901_00000000000000c2.ann');
    select(editor, 'council');
    await vscode.commands.executeCommand('winnow.tagSelection', { label: 'person' });
    await vscode.commands.executeCommand('winnow.retypeName', { label: 'organization' });
    assertEqual(await bytesOf(ann), line(text, 'organization', 'council'));
    select(editor, 'council');
    await vscode.commands.executeCommand('winnow.extendAnnotation');
    assertEqual(await bytesOf(ann), line(text, 'organization', 'council met'));
    await vscode.commands.executeCommand('winnow.shrinkAnnotation');
    assertEqual(await bytesOf(ann), line(text, 'organization', 'council'));
    await vscode.commands.executeCommand('winnow.removeAnnotation');
    assertEqual(await bytesOf(ann), '');
  });

  it('tags the same words in the whole corpus, and takes them all away again', async () => {
    const first = await writeArticle('902_00000000000000c3.txt', 'A title\n\nZorvath spoke, and Zorvath left; Zorvathia stayed.\n');
    await writeArticle('903_00000000000000c4.txt', 'Another title\n\nLater Zorvath came back.\n');
    const editor = await vscode.window.showTextDocument(first);
    select(editor, 'Zorvath');
    assertEqual(await vscode.commands.executeCommand('winnow.applyToAll', { scope: 'corpus', label: 'person' }), 3);
    assertEqual((await bytesOf(fileOf('902_00000000000000c3.ann'))).split('\n').length, 3);
    assertEqual(await bytesOf(fileOf('903_00000000000000c4.ann')), 'T1\tperson 21 28\tZorvath\n');
    assertEqual(await vscode.commands.executeCommand('winnow.removeFromAll', { scope: 'corpus' }), 3);
    assertEqual(await bytesOf(fileOf('903_00000000000000c4.ann')), '');
  });

  it('fits the text again after typing before it, tagged while the article was unsaved', async () => {
    const editor = await open('904_00000000000000c5.txt', cleaned('five'));
    select(editor, 'mayor');
    await vscode.commands.executeCommand('winnow.tagSelection', { label: 'person' });
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'Now: '));
    select(editor, 'council');
    await vscode.commands.executeCommand('winnow.tagSelection', { label: 'organization' });
    await editor.document.save();
    const text = `Now: ${cleaned('five')}`;
    const wanted = line(text, 'person', 'mayor') + line(text, 'organization', 'council', 2);
    await until('both annotations', async () => (await bytesOf(fileOf('904_00000000000000c5.ann')).catch(() => '')) === wanted);
  });

  it('accepts and rejects suggestions', async () => {
    const text = 'A title of news\n\nOn October 9, 2024 the council met. On October 10, 2024 it met again.\n';
    const editor = await open('905_00000000000000c6.txt', text);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await vscode.commands.executeCommand('winnow.nextName');
    assertEqual(editor.document.getText(editor.selection), 'October 9, 2024');
    await vscode.commands.executeCommand('winnow.acceptName');
    assertEqual(await bytesOf(fileOf('905_00000000000000c6.ann')), line(text, 'date', 'October 9, 2024'));
    assertEqual(editor.document.getText(editor.selection), 'October 10, 2024');
    await vscode.commands.executeCommand('winnow.rejectName');
    const { services } = await winnow();
    const analysis = await until('the suggestion to go', async () => {
      const found = await services.analyses.analyzeNow(editor.document);
      return found?.entities.every(({ start }) => start !== text.indexOf('October 10')) && found;
    });
    assert(analysis.entities.length > 0, 'all suggestions went');
  });

  it('leaves out of what is to decide the names in boilerplate', async () => {
    const text =
      'A title of news\n\nOn October 9, 2024 the council met, and the mayor said that it would meet again.\n\nCHAFF since October 10, 2024\n';
    const editor = await open('906_00000000000000c7.txt', text);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    for (const wanted of ['October 9, 2024', 'October 9, 2024']) {
      await vscode.commands.executeCommand('winnow.nextName');
      assertEqual(editor.document.getText(editor.selection), wanted);
    }
  });
});

describe('Tag Article', function () {
  this.timeout(120_000);

  before(winnow);
  afterEach(closeAll);

  it('adds front matter where there is neither front matter nor index, with the line ends of the text, and the last tag takes it away', async () => {
    const uri = await writeArticle('910_00000000000000d1.txt', cleaned('tags', '\r\n'));
    await vscode.commands.executeCommand('winnow.tagArticle', uri, { add: ['politics'], remove: [] });
    assertEqual(await bytesOf(uri), `---\r\ntags: [politics]\r\n---\r\n${cleaned('tags', '\r\n')}`);
    await vscode.commands.executeCommand('winnow.tagArticle', uri, { add: [], remove: ['politics'] });
    assertEqual(await bytesOf(uri), cleaned('tags', '\r\n'));
  });

  it('tags many at once', async () => {
    const uris = [
      await writeArticle('911_00000000000000d2.txt', cleaned('one')),
      await writeArticle('912_00000000000000d3.txt', cleaned('two')),
    ];
    await vscode.commands.executeCommand('winnow.tagArticle', uris[0], uris, { add: ['economy'], remove: [] });
    for (const uri of uris) assert((await bytesOf(uri)).startsWith('---\ntags: [economy]\n---\n'), await bytesOf(uri));
  });
});
