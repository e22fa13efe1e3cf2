import * as vscode from 'vscode';
import { activated, assert, assertEqual, fileOf, until } from '../../support.ts';
import { answerPreview, messy } from '../commands/corpus.ts';
import { giveBack, index, textOf, uriOf, write } from './dump.ts';

/** Rows as another tool has written them: a byte order mark, CRLF between them, escapes beyond ASCII, an id that stands twice, and blank lines. */
function rowsOf(count: number): string {
  const rows = Array.from({ length: count }, (_, at) => {
    const text = JSON.stringify(messy(`r${at}`).replace('The mayor', 'The ma\u00efor')).replaceAll('\u00ef', '\\u00EF');
    return `{"id": "r${at}",  "text": ${text}, "n": 1e2}`;
  });
  return `\ufeff${[...rows, rows[0]?.replace('r0', 'r1') ?? '', ''].join('\r\n')}`;
}

/** What a clean leaves of them: the second row of one id is no article, and stays. */
function cleanedRows(text: string, isCleaned: (row: string) => boolean = () => true): string {
  const rows = text.split('\r\n');
  const clean = (row: string): string => row.replace(/CHAFF menu of r\d+\\n/, '').replace('\\nCHAFF follow us', '');
  return rows.map((row, at) => (at < rows.length - 2 && isCleaned(row) ? clean(row) : row)).join('\r\n');
}

/** Starts Clean Corpus and waits until its preview is there. */
async function previewing(id: string): Promise<{ readonly done: Thenable<unknown> }> {
  const done = vscode.commands.executeCommand('winnow.cleanCorpus');
  let asked = 0;
  await until('the preview', async () => {
    const shown = { scheme: 'winnow-preview', authority: 'now', path: `/${id}`, query: `dump.jsonl#${id}`, fragment: String(asked++) };
    return (await vscode.workspace.openTextDocument(vscode.Uri.from(shown))).getText() !== '';
  });
  return { done };
}

/** As assertEqual for long texts: tells where they part. */
function assertSame(got: string, want: string): void {
  const at = [...got].findIndex((character, place) => character !== want[place]);
  const from = Math.max(0, (at < 0 ? Math.min(got.length, want.length) : at) - 60);
  assertEqual(got === want ? '' : got.slice(from, from + 160), got === want ? '' : want.slice(from, from + 160));
}

describe('Many rows of a JSONL file', function () {
  this.timeout(120_000);
  giveBack();
  // where there is no disk every later entry would copy what thousands of rows leave in the journal
  after(() => vscode.workspace.fs.delete(fileOf('.winnow', 'journal.jsonl')));

  async function prepare(text: string): Promise<string> {
    await write(text);
    const { services } = await activated();
    await services.corpora.refresh();
    await services.summaries.settled();
    return text;
  }

  it('are cleaned and taken back in seconds, the index read and written once, and no other byte of it changes', async () => {
    const text = await prepare(rowsOf(2000));
    const started = Date.now();
    await answerPreview(vscode.commands.executeCommand('winnow.cleanCorpus'), 'apply');
    assert((await textOf(index())) === cleanedRows(text), 'not cleaned, or more than cleaned');
    await vscode.commands.executeCommand('winnow.undoLastBatch');
    assert((await textOf(index())) === text, 'not as it was');
    // read one by one through the editor they took 35 s and more
    const seconds = (Date.now() - started) / 1000;
    assert(seconds < 25, `it took ${seconds} s`);
  });

  it('are cleaned but for the one that a script has changed under the preview, which keeps what the script wrote', async () => {
    const text = await prepare(rowsOf(60));
    const { done } = await previewing('r7');
    const changed = text.replace('A title for r7\\n', 'A title that a script wrote\\n');
    await write(changed);
    await answerPreview(done, 'apply');
    assertSame(
      await textOf(index()),
      cleanedRows(changed, (row) => !row.includes('a script wrote')),
    );
  });

  it('are cleaned with the unsaved edits of an open one, which stays unsaved, and is not written over', async () => {
    const text = await prepare(rowsOf(60));
    const { document } = await vscode.window.showTextDocument(await uriOf('r3'));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(1, 0), 'Typed: ');
    assert(await vscode.workspace.applyEdit(edit));
    await answerPreview(vscode.commands.executeCommand('winnow.cleanCorpus'), 'apply');
    assertSame(
      await textOf(index()),
      cleanedRows(text, (row) => !row.includes('"r3"')),
    );
    assert(document.isDirty && document.getText().startsWith('Typed: A title for r3'), document.getText());
    assert(await document.save(), 'not saved');
    assertSame(await textOf(index()), cleanedRows(text).replace('A title for r3\\n', 'Typed: A title for r3\\n'));
  });

  it('are reviewed and tagged at once, and one that a script changes afterwards is told as changed', async () => {
    const text = await prepare(rowsOf(300));
    const { services } = await activated();
    const [corpus] = services.corpora.corpora();
    assert(corpus, 'no corpus');
    const uris = corpus.files.map((path) => corpus.uriOf(path));
    await vscode.commands.executeCommand('winnow.tagArticle', { uris: uris.map(String), add: ['bridge'] });
    const tagged = await textOf(index());
    assertSame(tagged, text.replaceAll(/"n": 1e2\}(?=\r\n\{)/g, '"n": 1e2,  "tags": ["bridge"]}'));
    await vscode.commands.executeCommand('winnow.markReviewed', uris[0], uris);
    await write(tagged.replace('A title for r9\\n', 'Another title for r9\\n'));
    await services.corpora.refresh();
    const isStale = (id: string): boolean => services.corpora.corpora().some((now) => services.reviews.isStale(now, `dump.jsonl#${id}`));
    await until('the changed row to be stale', () => isStale('r9'));
    assert(!isStale('r8') && !isStale('r10'), 'a row that nobody changed is stale');
  });
});
