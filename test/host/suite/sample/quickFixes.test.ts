import * as vscode from 'vscode';
import {
  actionsAt,
  activated,
  assert,
  assertEqual,
  bytesOf,
  fileOf,
  findingsOf,
  openArticle,
  records,
  take,
  until,
  winnowDiagnostics,
} from '../../support.ts';

const article = ['2026', '000_4f1c09ab77de2310.txt'] as const;
const other = ['2026', '001_91d2e65c03bb48fa.txt'] as const;

describe('quick fixes on a finding', () => {
  it('removes the block as one undo, and the undo gives back every character', async () => {
    const { document } = await openArticle(...article);
    const [finding] = await findingsOf(document);
    assert(finding);
    const before = document.getText();
    const block = document.getText(finding.range);
    const [remove] = await actionsAt(document, finding.range, 'Remove this block');
    await take(remove);
    assert(document.getText().length < before.length, 'nothing was removed');
    assert(!document.getText().includes(block), 'the block is still there');
    await vscode.commands.executeCommand('undo');
    assertEqual(document.getText(), before);
  });

  it('fixes all of a kind in the file at once', async () => {
    const { document } = await openArticle(...article);
    const found = await findingsOf(document);
    const twice = found.find(({ code }) => found.filter((one) => one.code === code).length > 1);
    assert(twice, 'no kind stands twice in the file');
    const before = document.getText();
    const [all] = await actionsAt(document, twice.range, 'Remove all of this kind');
    await take(all);
    await until('the kind to be gone', () => winnowDiagnostics(document.uri).every(({ code }) => code !== twice.code));
    await vscode.commands.executeCommand('undo');
    assertEqual(document.getText(), before);
  });

  it('keeps a block, and remembers it outside the text', async () => {
    const { document } = await openArticle(...article);
    const [finding] = await findingsOf(document);
    assert(finding);
    const bytes = await bytesOf(document.uri);
    await take((await actionsAt(document, finding.range, 'Keep here'))[0]);
    await until(
      'the finding to go',
      () => !winnowDiagnostics(document.uri).some(({ range, code }) => range.isEqual(finding.range) && code === finding.code),
    );
    const stored = await records('decisions.jsonl');
    assertEqual(
      stored.map(({ decision, rule, path }) => [decision, rule, path]),
      [['keep', finding.code, article.join('/')]],
    );
    assertEqual(await bytesOf(document.uri), bytes);
  });

  it('ignores a block in its whole source', async () => {
    const { document } = await openArticle(...other);
    const [finding] = await findingsOf(document);
    assert(finding);
    await take((await actionsAt(document, finding.range, 'Ignore in this source'))[0]);
    await until(
      'the finding to go',
      () => !winnowDiagnostics(document.uri).some(({ range, code }) => range.isEqual(finding.range) && code === finding.code),
    );
    const stored = await records('decisions.jsonl');
    assert(
      stored.some(({ decision, source }) => decision === 'ignore' && source === 'Harbour Lantern'),
      JSON.stringify(stored),
    );
  });

  it('gives every finding a code and a source, and known twins a link', async () => {
    const { services } = await activated();
    const { document } = await openArticle('2026', '002_c80a5512ef94d3b1.txt');
    const corpus = services.corpora.corpusOf(document.uri);
    await until('the profile of the corpus', () => corpus?.profile());
    const found = await until('a finding with twins', () => {
      const all = winnowDiagnostics(document.uri);
      return all.some(({ relatedInformation }) => (relatedInformation?.length ?? 0) > 0) && all;
    });
    for (const finding of found) assert(typeof finding.code === 'string' && finding.message !== '', JSON.stringify(finding));
    const links = found.flatMap(({ relatedInformation }) => relatedInformation ?? []);
    assert(
      links.every(({ location }) => location.uri.toString() !== fileOf('2026', '002_c80a5512ef94d3b1.txt').toString()),
      'a block is its own twin',
    );
  });
});
