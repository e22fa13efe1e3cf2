import * as vscode from 'vscode';
import { childrenOf, rootsOf } from '../../../../src/vscode/tree/children.ts';
import { itemOf } from '../../../../src/vscode/tree/item.ts';
import { actionsAt, activated, assert, assertEqual, fileOf, findingsOf, namesIn, openArticle, until } from '../../support.ts';

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

  it('tells the fixes apart where a second item starts with boilerplate, and offers no source where there is none', async () => {
    const editor = await openArticle(second);
    // while the window starts findings of the rules may still give way to those of the models
    const titles = await until('fixes of the boundary', async () => {
      const boundary = (await findingsOf(editor.document)).find(({ code }) => code === 'second-item');
      const actions = boundary && (await actionsAt(editor.document, boundary.range, ''));
      return actions && actions.length > 0 && actions.map(({ title }) => title);
    });
    assert(titles.includes('Split here') && titles.includes('Ignore here (second item)'), titles.join());
    assertEqual(new Set(titles).size, titles.length, titles.join());
    assert(!titles.some((title) => title.startsWith('Ignore in this source')), titles.join());
  });

  it('says of no article that it has one articles or findings', async () => {
    const { services } = await activated();
    await services.summaries.settled();
    const view = { by: 'none', passes: undefined } as const;
    const roots = rootsOf(services, view);
    const nodes = [...roots, ...(await Promise.all(roots.map((root) => childrenOf(services, view, root)))).flat()];
    const said = nodes
      .map((node) => itemOf(services, node))
      .flatMap((item) => [String(item.description), item.accessibilityInformation?.label ?? '']);
    assert(
      said.some((text) => text.includes('1 finding')),
      said.join('\n'),
    );
    assertEqual(
      said.filter((text) => /\b1 (?:articles|findings|words)\b/.test(text)),
      [],
    );
  });

  it('has got no file from being looked at', async () => {
    assertEqual(await namesIn(), [first, second]);
    const untouched = await vscode.workspace.fs.stat(fileOf(first));
    assertEqual(untouched.size, 2200);
  });
});
