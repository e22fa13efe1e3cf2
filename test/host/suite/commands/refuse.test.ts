import * as vscode from 'vscode';
import { writeDirectly } from '../../../../src/vscode/changes/applyChangesDirect.ts';
import type { Tools } from '../../../../src/vscode/tools.ts';
import { decodeFile } from '../../../../src/vscode/files/fileText.ts';
import { Writes } from '../../../../src/vscode/files/writes.ts';
import { assert, assertEqual, bytesOf, fileOf } from '../../support.ts';
import { closeAll, messy, winnow, writeArticle } from './corpus.ts';

describe('What is refused', function () {
  this.timeout(120_000);

  before(winnow);
  afterEach(closeAll);

  it('is everything while the journal cannot be read, with nothing half done', async () => {
    const uri = await writeArticle('950_00000000000000e1.txt', messy('journal'));
    const journal = fileOf('.winnow', 'journal.jsonl');
    const aside = fileOf('.winnow', 'journal.aside');
    const there = await Promise.resolve(vscode.workspace.fs.stat(journal)).then(
      () => true,
      () => false,
    );
    if (there) await vscode.workspace.fs.rename(journal, aside);
    await vscode.workspace.fs.createDirectory(journal);
    try {
      await vscode.commands.executeCommand('winnow.cleanArticle', uri);
      assertEqual(await bytesOf(uri), messy('journal'));
      assert(
        vscode.workspace.textDocuments.every(({ isDirty }) => !isDirty),
        'something was changed',
      );
    } finally {
      await vscode.workspace.fs.delete(journal, { recursive: true });
      if (there) await vscode.workspace.fs.rename(aside, journal);
    }
  });

  it('is a write past the editor to a file that was changed since the offer was made', async () => {
    const uri = await writeArticle('953_00000000000000e4.txt', messy('late'));
    const before = decodeFile(await vscode.workspace.fs.readFile(uri));
    const path = '953_00000000000000e4.txt';
    const change = { kind: 'edit', path, edits: [{ start: 0, end: 6, inserted: '' }] } as const;
    await writeArticle(path, `${messy('late')} Saved meanwhile.`);
    const recorded: unknown[] = [];
    const { services } = await winnow();
    const corpus = services.corpora.corpusOf(uri);
    assert(corpus, 'no corpus');
    const tools = { services, writes: new Writes(), journal: { record: (entry: unknown) => recorded.push(entry) } } as unknown as Tools;
    const done = writeDirectly(tools, { corpus, cause: { command: 'clean' } }, [{ path, uri, change, basis: before.text, file: before }]);
    const said = await done.then(
      () => 'written',
      (error: unknown) => String(error),
    );
    assert(said.includes('has changed meanwhile'), said);
    assertEqual(await bytesOf(uri), `${messy('late')} Saved meanwhile.`);
    assertEqual(recorded, []);
  });

  it('is a change that saving would extend to other lines', async () => {
    const text = messy('spaces').replace('spring, ', 'spring,  \n');
    const uri = await writeArticle('951_00000000000000e2.txt', text);
    const files = vscode.workspace.getConfiguration('files', uri);
    await files.update('trimTrailingWhitespace', true, vscode.ConfigurationTarget.Workspace);
    try {
      await vscode.commands.executeCommand('winnow.cleanArticle', uri, { unsafe: 'leave' });
      assertEqual(await bytesOf(uri), text);
      const said = vscode.languages.getDiagnostics(uri).find(({ code }) => code === 'refused-change');
      assert(said?.message.includes('files.trimTrailingWhitespace'), said?.message);
    } finally {
      await files.update('trimTrailingWhitespace', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('is a new file over one that is there', async () => {
    const uri = await writeArticle('952_00000000000000e3.txt', 'A title\n\nText.\n\nAnother title\n\nMore text.\n');
    await vscode.workspace.fs.writeFile(fileOf('952_00000000000000e3-2.ann'), new TextEncoder().encode('theirs'));
    await vscode.workspace.fs.writeFile(fileOf('952_00000000000000e3.ann'), new TextEncoder().encode('T1\tperson 16 23\tAnother\n'));
    await vscode.commands.executeCommand('winnow.splitHere', uri, { line: 4 });
    assertEqual(await bytesOf(fileOf('952_00000000000000e3-2.ann')), 'theirs');
    assertEqual(await bytesOf(uri), 'A title\n\nText.\n\nAnother title\n\nMore text.\n', 'half a split was made');
  });
});
