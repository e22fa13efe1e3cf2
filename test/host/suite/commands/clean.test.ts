import * as vscode from 'vscode';
import { assert, assertEqual, bytesOf, until } from '../../support.ts';
import { cleaned, closeAll, journalOf, messy, winnow, writeArticle } from './corpus.ts';

describe('Clean Article', function () {
  this.timeout(120_000);

  before(winnow);
  afterEach(closeAll);

  it('changes the open document in one undo, leaves it unsaved, and undo gives the same bytes', async () => {
    const text = messy('one');
    const uri = await writeArticle('100_00000000000000a1.txt', text);
    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('winnow.cleanArticle');
    const document = vscode.window.activeTextEditor?.document;
    assertEqual(document?.getText(), cleaned('one'));
    assert(document?.isDirty, 'the document was saved');
    assertEqual(await bytesOf(uri), text, 'the file was written');
    await vscode.commands.executeCommand('undo');
    assertEqual(document.getText(), text);
    await document.save();
    assertEqual(await bytesOf(uri), text);
  });

  it('is journalled when it is saved, from the texts', async () => {
    const uri = await writeArticle('101_00000000000000a2.txt', messy('two'));
    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('winnow.cleanArticle');
    assertEqual(await journalOf('101_00000000000000a2.txt'), []);
    await vscode.window.activeTextEditor?.document.save();
    const entries = await until('the journal entry', async () => {
      const found = await journalOf('101_00000000000000a2.txt');
      return found.length > 0 && found;
    });
    assertEqual(entries.length, 1);
    assertEqual(entries[0]?.['command'], 'clean');
    const edits = entries[0]?.['edits'] as readonly { readonly removed: string }[];
    assertEqual(
      edits.map(({ removed }) => removed.trim()),
      ['CHAFF menu of two', 'CHAFF follow us'],
    );
  });

  it('saves a file that is not open', async () => {
    const uri = await writeArticle('102_00000000000000a3.txt', messy('three'));
    await vscode.commands.executeCommand('winnow.cleanArticle', uri);
    assertEqual(await bytesOf(uri), cleaned('three'));
  });

  it('keeps CRLF, a byte order mark, a missing final newline and no-break spaces', async () => {
    const nbsp = '\u00c2\u00a0';
    const uri = await writeArticle('103_00000000000000a4.txt', `\u00ef\u00bb\u00bf${messy(`a${nbsp}b`, '\r\n')}`);
    await vscode.commands.executeCommand('winnow.cleanArticle', uri);
    assertEqual(await bytesOf(uri), `\u00ef\u00bb\u00bf${cleaned(`a${nbsp}b`, '\r\n')}`);
  });

  it('keeps windows-1252', async () => {
    const uri = await writeArticle('104_00000000000000a5.txt', messy('caf\u00e9 \u0093now\u0094'));
    await vscode.commands.executeCommand('winnow.cleanArticle', uri);
    assertEqual(await bytesOf(uri), cleaned('caf\u00e9 \u0093now\u0094'));
  });

  it('refuses mixed line ends with a diagnostic and writes them byte for byte when asked to', async () => {
    const text = messy('mixed').replace('\n', '\r\n');
    const uri = await writeArticle('105_00000000000000a6.txt', text);
    await vscode.commands.executeCommand('winnow.cleanArticle', uri, { unsafe: 'leave' });
    assertEqual(await bytesOf(uri), text);
    const codes = vscode.languages.getDiagnostics(uri).map(({ code }) => code);
    assert(codes.includes('refused-change'), `no diagnostic, only ${codes.join(', ')}`);
    await vscode.commands.executeCommand('winnow.cleanArticle', uri, { unsafe: 'write' });
    assertEqual(await bytesOf(uri), cleaned('mixed'));
    assertEqual((await journalOf('105_00000000000000a6.txt')).length, 1);
  });
});
