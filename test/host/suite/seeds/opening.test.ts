import * as vscode from 'vscode';
import { activated, assert, assertEqual, fileOf, findingsOf, namesIn, openArticle } from '../../support.ts';

const first = '000_8cb8ecbeaf453e44.txt';
const second = '003_7eab56a015ad09b8.txt';

describe('a folder with only the two seeds', () => {
  it('is a corpus of two articles by file name', async () => {
    const { services } = await activated();
    const [corpus] = services.corpora.corpora();
    assertEqual(
      corpus?.entries.map(({ path, id, ordinal }) => [path, id, ordinal]),
      [
        [first, '8cb8ecbeaf453e44', 0],
        [second, '7eab56a015ad09b8', 3],
      ],
    );
  });

  it('shows lines 8-15 of the first as one appeal and nothing removable above', async () => {
    const editor = await openArticle(first);
    const found = await findingsOf(editor.document);
    const appeal = found.filter(({ code }) => code === 'appeal');
    assertEqual(
      appeal.map(({ range }) => [range.start.line + 1, range.end.line + 1]),
      [[8, 15]],
    );
    assertEqual(
      found.filter(({ range }) => range.start.line < 7).map(({ code }) => code),
      [],
    );
  });

  it('offers to split the second after line 39', async () => {
    const editor = await openArticle(second);
    const found = await findingsOf(editor.document);
    const boundary = found.find(({ code }) => code === 'second-item');
    assert(boundary, `found only ${found.map(({ code }) => String(code)).join(', ')}`);
    assert(
      boundary.range.start.line + 1 >= 40 && boundary.range.start.line + 1 <= 47,
      `it starts at line ${boundary.range.start.line + 1}`,
    );
  });

  it('has got no file from being looked at', async () => {
    assertEqual(await namesIn(), [first, second]);
    const untouched = await vscode.workspace.fs.stat(fileOf(first));
    assertEqual(untouched.size, 2200);
  });
});
