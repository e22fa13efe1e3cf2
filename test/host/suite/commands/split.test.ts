import * as vscode from 'vscode';
import { assertEqual, bytesOf, fileOf, until } from '../../support.ts';
import { cleaned, closeAll, winnow, writeArticle } from './corpus.ts';

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
});

/** What was refused, should something have been. */
function refusals(): string {
  const all = vscode.languages.getDiagnostics().flatMap(([uri, diagnostics]) => diagnostics.map((one) => ({ uri, ...one })));
  const refused = all.filter(({ code }) => code === 'refused-change');
  return refused.map(({ uri, message }) => `${uri.path}: ${message}`).join('; ');
}
