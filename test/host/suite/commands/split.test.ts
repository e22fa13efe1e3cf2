import * as vscode from 'vscode';
import { journalSteps, type JournalEntry } from '../../../../src/core/index.ts';
import { assert, assertEqual, bytesOf, fileOf, until } from '../../support.ts';
import { cleaned, closeAll, journalOf, winnow, writeArticle } from './corpus.ts';

const NAME = '700_00000000000000a7.txt';
const PART = '700_00000000000000a7-2.txt';

describe('Split and Merge Back', function () {
  this.timeout(120_000);

  before(winnow);
  afterEach(closeAll);

  for (const [what, eol] of [
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ] as const) {
    it(`splits at a line, with lineage and annotations, and merges back byte for byte (${what})`, async () => {
      const first = cleaned('caf\u00c3\u00a9', eol);
      const whole = `${first}${eol}${eol}${cleaned('second', eol)}`;
      const uri = await writeArticle(NAME, whole);
      const text = decodeURIComponent(escape(whole));
      const at = text.lastIndexOf('council');
      const ann = `T1\tlocation ${text.indexOf('council')} ${text.indexOf('council') + 7}\tcouncil\nT2\torganization ${at} ${at + 7}\tcouncil\n`;
      await vscode.workspace.fs.writeFile(fileOf(NAME.replace('.txt', '.ann')), new TextEncoder().encode(ann));
      await vscode.commands.executeCommand('winnow.splitHere', uri, { line: 6 });
      assertEqual(await bytesOf(uri), `${first}${eol}${eol}`);
      assertEqual(await bytesOf(fileOf(PART)), cleaned('second', eol));
      const inPart = cleaned('second', eol).indexOf('council');
      assertEqual(await bytesOf(fileOf(PART.replace('.txt', '.ann'))), `T2\torganization ${inPart} ${inPart + 7}\tcouncil\n`);
      const records = (await bytesOf(fileOf('.winnow', 'articles.jsonl'))).trimEnd().split('\n');
      const record = records.map((line) => JSON.parse(line) as Record<string, unknown>).find(({ path }) => path === PART);
      assertEqual(record?.['parent'], '00000000000000a7');
      const { services } = await winnow();
      await until('the part to be an article', () => services.corpora.articleOf(fileOf(PART)) !== undefined);
      await vscode.commands.executeCommand('winnow.mergeBack', fileOf(PART));
      assertEqual(await bytesOf(uri), whole, refusals());
      assertEqual(await bytesOf(fileOf(NAME.replace('.txt', '.ann'))), ann);
      const gone = await Promise.resolve(vscode.workspace.fs.stat(fileOf(PART))).then(
        () => 'there',
        () => 'gone',
      );
      assertEqual(gone, 'gone');
    });
  }

  it('is taken back by Restore Whole File, which joins the part first: no text stands twice', async () => {
    const name = '702_00000000000000a9.txt';
    const part = fileOf('702_00000000000000a9-2.txt');
    const whole = `${cleaned('first', '\n')}\n\n${cleaned('second', '\n')}`;
    const uri = await writeArticle(name, whole);
    await vscode.commands.executeCommand('winnow.splitHere', uri, { line: 6 });
    const { services } = await winnow();
    await until('the part to be an article', () => services.corpora.articleOf(part) !== undefined);
    await vscode.commands.executeCommand('winnow.restoreFile', uri, { parts: 'join' });
    assertEqual(await bytesOf(uri), whole, refusals());
    await until('the part to be gone', () => services.corpora.articleOf(part) === undefined);
  });

  it('splits a run-on list of two ticked articles into its items, in one line too, and merges one back byte for byte though another file has its id', async () => {
    const text = 'In short: 1. The council met on Monday. 2. The mayor went home. 3. It rained all day.\nThat was all.';
    // 901_00000000000000c2.txt is there too
    const names = ['710_00000000000000c1.txt', '711_00000000000000c2.txt'];
    const uris = [await writeArticle(names[0] ?? '', text), await writeArticle(names[1] ?? '', text)];
    const made = await vscode.commands.executeCommand('winnow.splitBy', uris, { marker: { kind: 'list' }, ticked: 'all' });
    assertEqual(
      made,
      [2, 3, 4].map((part) => `710_00000000000000c1-${part}.txt`).concat([2, 3, 4].map((part) => `711_00000000000000c2-${part}.txt`)),
    );
    assertEqual(await bytesOf(fileOf('710_00000000000000c1-3.txt')), '2. The mayor went home. ');
    const { services } = await winnow();
    await until('the parts to be articles', () => services.corpora.articleOf(fileOf('711_00000000000000c2-4.txt')) !== undefined);
    await vscode.commands.executeCommand('winnow.mergeBack', uris[1]);
    assertEqual(await bytesOf(fileOf(names[1] ?? '')), text, refusals());
  });

  it('splits two articles at their boundaries in one step, which Undo Last Batch takes back byte for byte, together with what was changed since', async () => {
    const names = ['720_00000000000000d1.txt', '721_00000000000000d2.txt'];
    const texts = [twoItems('harbour', 'Otter'), twoItems('airport', 'Heron')];
    const uris = [await writeArticle(names[0] ?? '', texts[0] ?? ''), await writeArticle(names[1] ?? '', texts[1] ?? '')];
    const made = await vscode.commands.executeCommand('winnow.splitAtBoundaries', uris, { ticked: 'all' });
    const parts = ['720_00000000000000d1-2.txt', '721_00000000000000d2-2.txt'];
    assertEqual(made, parts);
    const { services } = await winnow();
    await until('the parts to be articles', () => parts.every((part) => services.corpora.articleOf(fileOf(part)) !== undefined));
    const part = await bytesOf(fileOf(parts[1] ?? ''));
    assert((await bytesOf(fileOf(names[1] ?? ''))) + part === texts[1], 'the parts are not the whole');
    await vscode.workspace.fs.writeFile(fileOf(parts[1] ?? ''), new TextEncoder().encode(part.replaceAll('rye bread', 'oat bread')));
    await vscode.commands.executeCommand('winnow.undoLastBatch');
    assertEqual(await bytesOf(fileOf(names[0] ?? '')), texts[0], refusals());
    assertEqual(await bytesOf(fileOf(names[1] ?? '')), texts[1]?.replaceAll('rye bread', 'oat bread'), refusals());
    const there = await Promise.all(
      parts.map((one) =>
        Promise.resolve(vscode.workspace.fs.stat(fileOf(one))).then(
          () => true,
          () => false,
        ),
      ),
    );
    assertEqual(there, [false, false]);
    const steps = journalSteps((await journalOf(parts[0] ?? '')) as unknown as readonly JournalEntry[]);
    assertEqual(steps.map(({ command, undone }) => [command, undone]).toReversed(), [
      ['split', true],
      ['merge', false],
    ]);
  });
});

/** A file with two articles stuck together. */
function twoItems(place: string, prize: string): string {
  return `${place.toUpperCase()} tram to close in June

By Ottilie Marsh

The tram line to the ${place} closes in June, the council said on Monday, after engineers found cracks in eleven of its forty bridges.

Passengers will be taken by bus until the repairs are done, which the council expects to last until the autumn of next year.

The mayor said that the work would cost nine million, of which the region pays half.

* * *

Bakers win ${prize} prize for rye bread

By Bertram Quill

Two bakers from the hill district won the national prize for rye bread on Sunday, beating sixty others from all over the country.

Their loaf takes three days to make, and the jury praised its crust and its smell of malt.

The sisters, who learned from their grandmother, will open a second shop in spring.
`;
}

/** What was refused, should something have been. */
function refusals(): string {
  const all = vscode.languages.getDiagnostics().flatMap(([uri, diagnostics]) => diagnostics.map((one) => ({ uri, ...one })));
  const refused = all.filter(({ code }) => code === 'refused-change');
  return refused.map(({ uri, message }) => `${uri.path}: ${message}`).join('; ');
}
