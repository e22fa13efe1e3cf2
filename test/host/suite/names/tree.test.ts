import * as vscode from 'vscode';
import { parseFilter } from '../../../../src/core/corpus/filterQuery.ts';
import { childrenOf, rootsOf, type TreeView } from '../../../../src/vscode/tree/children.ts';
import { itemOf } from '../../../../src/vscode/tree/item.ts';
import type { CorpusNameNode, CorpusNamesNode } from '../../../../src/vscode/tree/node.ts';
import { activated, assert, assertEqual, until } from '../../support.ts';
import { answerPreview, closeAll } from '../commands/corpus.ts';
import { FERRY, FOUND, OPENS, read, settled } from './names.ts';

const plain: TreeView = { by: undefined, passes: undefined };

async function namesNode(view: TreeView = plain): Promise<CorpusNamesNode> {
  const { services } = await activated();
  const [root] = rootsOf(services, view);
  assert(root, 'no corpus');
  const node = (await childrenOf(services, view, root)).find(({ kind }) => kind === 'corpusNames');
  assert(node?.kind === 'corpusNames', 'no names');
  return node;
}

async function people(view: TreeView = plain): Promise<readonly CorpusNameNode[]> {
  const { services } = await activated();
  const type = (await namesNode(view)).types.find((one) => one.type === 'person');
  assert(type, 'no people');
  return (await childrenOf(services, view, type)).filter((node) => node.kind === 'corpusName');
}

describe('the names of the corpus in the tree', function () {
  this.timeout(120_000);
  before(settled);
  afterEach(closeAll);

  it('stand by type, the most frequent first, with their counts', async () => {
    const { services } = await activated();
    const found = await people();
    assertEqual([found[0]?.name, found[0]?.mentions, found[0]?.files], ['Odile Marchetti', 4, 3]);
    assertEqual(found[0] && itemOf(services, found[0]).description, '4× in 3 articles');
    const counts = found.map(({ mentions }) => mentions);
    assertEqual(
      counts,
      counts.toSorted((a, b) => b - a),
    );
    const silent = [await namesNode(), ...(await namesNode()).types, ...found].filter(
      (node) => !itemOf(services, node).accessibilityInformation?.label,
    );
    assertEqual(silent.length, 0);
  });

  it('are those of the articles that the filter lets through', async () => {
    const found = await people({ by: undefined, passes: parseFilter('found').matches });
    const marchetti = found.find(({ name }) => name === 'Odile Marchetti');
    assertEqual([marchetti?.mentions, marchetti?.files], [1, 1]);
  });

  it('show their references on a click', async () => {
    const [first] = await people();
    assertEqual(await vscode.commands.executeCommand('winnow.showReferences', first), 4);
    const shown = vscode.window.activeTextEditor;
    assert(shown && shown.document.uri.path.endsWith(FERRY), 'another article is shown');
    const into = shown.document.offsetAt(shown.selection.active) - shown.document.getText().indexOf('Odile Marchetti');
    assert(into >= 0 && into <= 'Odile Marchetti'.length, `the cursor is ${into} beside the first mention`);
    await vscode.commands.executeCommand('closeReferenceSearch');
  });

  it('are renamed in the text of all articles from the tree, through the preview, and Ctrl+T then finds the new name', async () => {
    const [first] = await people();
    const files = [FERRY, FOUND, OPENS];
    const before = await Promise.all(files.map(read));
    await answerPreview(vscode.commands.executeCommand('winnow.renameName', first, { written: 'Odile Marchand' }), 'apply');
    await until('the new name in three files', async () =>
      (await Promise.all(files.map(read))).every((text) => text.includes('Odile Marchand')),
    );
    const symbols = await until('the new symbol', async () => {
      const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'marchand');
      return found.some(({ name }) => name === 'Odile Marchand') && found;
    });
    assert(symbols.length > 0);
    for (const [at, path] of files.entries()) {
      const { services } = await activated();
      const [corpus] = services.corpora.corpora();
      assert(corpus, 'no corpus');
      await vscode.workspace.fs.writeFile(corpus.uriOf(path), new TextEncoder().encode(before[at]));
    }
  });
});
