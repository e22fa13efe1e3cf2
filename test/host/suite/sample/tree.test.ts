import * as vscode from 'vscode';
import { parseFilter } from '../../../../src/core/corpus/filterQuery.ts';
import type { Services } from '../../../../src/vscode/services.ts';
import { childrenOf, rootsOf, type TreeView } from '../../../../src/vscode/tree/children.ts';
import { itemOf, withTooltip } from '../../../../src/vscode/tree/item.ts';
import type { TreeNode } from '../../../../src/vscode/tree/node.ts';
import { activated, assert, assertEqual, fileOf, findingsOf, until } from '../../support.ts';

const plain: TreeView = { by: undefined, passes: undefined };
const article = '2026/000_4f1c09ab77de2310.txt';

describe('the Corpus view', () => {
  it('has corpora, their sources, articles, segments and names, each with a key of its own and a name for screen readers', async () => {
    const { services } = await activated();
    await services.summaries.settled();
    const nodes = await allNodes(services, plain);
    const kinds = new Set(nodes.map(({ kind }) => kind));
    for (const kind of ['corpus', 'group', 'article', 'segment', 'names', 'nameType', 'name'] as const)
      assert(kinds.has(kind), `no ${kind}`);
    assertEqual(new Set(nodes.map(({ key }) => key)).size, nodes.length, 'a key stands twice');
    const silent = nodes.filter((node) => !itemOf(services, node).accessibilityInformation?.label);
    assertEqual(
      silent.map(({ key }) => key),
      [],
    );
  });

  it('shows words and share of boilerplate beside an article, and a warning beside one whose file is missing', async () => {
    const { services } = await activated();
    const { items } = await articles(services);
    const described = items.find(({ node }) => node.entry.path === article);
    assert(/^\d+ % · \d+ words/.test(String(described?.item.description)), String(described?.item.description));
    const missing = items.filter(({ node }) => node.entry.missing);
    assertEqual(
      missing.map(({ item }) => item.description),
      ['file is missing'],
    );
  });

  it('tells in the tooltip of an article what it is and what training pipelines would do with it, made when it is asked for', async () => {
    const { services } = await activated();
    await services.summaries.settled();
    const { items } = await articles(services);
    const tooltipOf = async (wanted: (node: (typeof items)[number]['node']) => boolean | undefined): Promise<string> => {
      const found = items.find(({ node }) => wanted(node));
      assert(found && found.item.tooltip === undefined, 'the tooltip is there before it is asked for');
      const { tooltip } = await withTooltip(services, found.item, found.node);
      assert(tooltip instanceof vscode.MarkdownString);
      return tooltip.value.replaceAll('&nbsp;', ' ').replaceAll('\\', '');
    };
    const told = await tooltipOf(({ entry }) => entry.path === article);
    assert(/Training pipelines: C4 keeps \d+ of \d+ lines, Gopher (keeps it|drops it: [a-z])/.test(told), told);
    assert(!(await tooltipOf(({ entry }) => entry.missing)).includes('pipelines'), 'a missing file was measured');
  });

  it('counts beside an article the findings that Problems lists, and carries the badge of its file', async () => {
    const { services } = await activated();
    const { document } = await vscode.window.showTextDocument(fileOf(...article.split('/')));
    const listed = await findingsOf(document);
    const { items } = await articles(services);
    const item = items.find(({ node }) => node.entry.path === article)?.item;
    assert(String(item?.description).endsWith(`${listed.length} findings`), `${String(item?.description)}, but ${listed.length} listed`);
    assertEqual(item?.resourceUri?.toString(), document.uri.toString());
    assert(/\d+ % boilerplate/.test(item?.accessibilityInformation?.label ?? ''), item?.accessibilityInformation?.label);
  });

  it('groups by status, tag, month, language and folder, each article under all its tags', async () => {
    const { services } = await activated();
    const labels = async (by: NonNullable<TreeView['by']>): Promise<readonly string[]> =>
      (await groups(services, { by, passes: undefined })).map((node) => (node.kind === 'group' ? node.label : ''));
    assertEqual((await labels('status')).slice(0, 1), ['todo']);
    assertEqual(await labels('folder'), ['2025', '2026']);
    const tags = await labels('tag');
    assert(tags.includes('fisheries') && tags.includes('economy'), tags.join());
    assert((await labels('date')).includes('2026-03'));
    assert((await labels('language')).includes('en'));
  });

  it('filters all articles, also those in groups that were never opened', async () => {
    const { services } = await activated();
    await services.summaries.settled();
    const count = (query: string): number => {
      const root = rootsOf(services, { by: 'source', passes: parseFilter(query).matches })[0];
      return root?.kind === 'corpus' ? root.uris.length : 0;
    };
    const all = count('');
    assert(count('source:"Harbour Lantern"') === 9, `${count('source:"Harbour Lantern"')}`);
    assertEqual(count('source:"Harbour Lantern"') + count('-source:"Harbour Lantern"'), all);
    assert(count('bp>30') > 0 && count('bp>30') < all);
    assertEqual(count('nothing-has-this-title'), 0);
  });

  it('takes a filter, a grouping and the way back as commands', async () => {
    const { services } = await activated();
    const said = (): readonly unknown[] => [services.filter.query(), services.context.workspaceState.get('groupBy')];
    await vscode.commands.executeCommand('winnow.filterCorpus', 'status:todo');
    await vscode.commands.executeCommand('winnow.groupBy', 'status');
    assertEqual(said(), ['status:todo', 'status']);
    await vscode.commands.executeCommand('winnow.clearFilter');
    await vscode.commands.executeCommand('winnow.groupBy', 'source');
    assertEqual(said(), ['', 'source']);
    await vscode.window.showTextDocument(fileOf(...article.split('/')));
    await vscode.commands.executeCommand('winnow.revealInCorpus');
  });

  it('selects an article in the view while the view is read anew again and again', async () => {
    const { services } = await activated();
    await vscode.commands.executeCommand('workbench.view.extension.winnow');
    const uris = (await articles(services)).items.filter(({ node }) => !node.entry.missing).map(({ node }) => node.uri);
    const reading = setInterval(() => void services.corpora.refresh(), 40);
    try {
      for (const uri of uris.slice(0, 6)) {
        await vscode.commands.executeCommand('workbench.actions.treeView.winnow.corpus.collapseAll');
        assertEqual(await vscode.commands.executeCommand('winnow.revealInCorpus', uri, { focus: false }), true, uri.path);
      }
    } finally {
      clearInterval(reading);
    }
  });

  it('keeps ticks over a refresh', async () => {
    const { services } = await activated();
    const uri = fileOf(...article.split('/'));
    services.checked.set([uri], true);
    await services.corpora.refresh();
    const ticked = (await articles(services)).items.filter(({ item }) => item.checkboxState === vscode.TreeItemCheckboxState.Checked);
    assertEqual(
      ticked.map(({ node }) => node.entry.path),
      [article],
    );
    services.checked.set([uri], false);
  });

  it('ticks and unticks all articles of a group, or all that the filter lets through', async () => {
    const { services } = await activated();
    const group = (await groups(services, { by: 'source', passes: undefined })).find(
      (node) => node.kind === 'group' && node.label === 'Harbour Lantern',
    );
    assert(group?.kind === 'group');
    await vscode.commands.executeCommand('winnow.tickAll', group);
    assertEqual(services.checked.count(), 9);
    await vscode.commands.executeCommand('winnow.untickAll', group);
    assertEqual(services.checked.count(), 0);
    await vscode.commands.executeCommand('winnow.filterCorpus', 'source:"Tidewater Now"');
    await vscode.commands.executeCommand('winnow.tickAll');
    await vscode.commands.executeCommand('winnow.clearFilter');
    assert(services.checked.count() > 1 && services.checked.count() < 9, `${services.checked.count()} ticked`);
    await vscode.commands.executeCommand('winnow.untickAll');
    assertEqual(services.checked.all(), []);
  });

  it('cuts a long list into runs of at most 500', async () => {
    const { runsOf } = await import('../../../../src/vscode/tree/groups.ts');
    const row = { path: 'a.txt', id: 'a', tags: [], entry: { path: 'a.txt', id: 'a', tags: [], extra: {} } };
    const sizes = (length: number): readonly number[] => runsOf(Array.from({ length }, () => row)).map(({ rows }) => rows.length);
    assertEqual(sizes(500), [500]);
    assertEqual(sizes(1001), [500, 500, 1]);
    assert(sizes(400_000).length <= 500);
  });

  it('sums an article up again when it is edited', async () => {
    const { services } = await activated();
    await services.summaries.settled();
    const { document } = await vscode.window.showTextDocument(fileOf(...article.split('/')));
    const [corpus] = services.corpora.corpora();
    assert(corpus);
    const before = services.summaries.of(corpus, article)?.words.raw ?? 0;
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(document.lineCount - 1, 0), 'Seven more words stand here now indeed.\n');
    await vscode.workspace.applyEdit(edit);
    await until('the new count', () => (services.summaries.of(corpus, article)?.words.raw ?? 0) === before + 7);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});

async function groups(services: Services, view: TreeView): Promise<readonly TreeNode[]> {
  const nodes = await Promise.all(rootsOf(services, view).map((root) => childrenOf(services, view, root)));
  return nodes.flat().filter(({ kind }) => kind === 'group');
}

async function articles(services: Services) {
  await services.summaries.settled();
  const flat: TreeView = { by: 'none', passes: undefined };
  const nodes = (await Promise.all(rootsOf(services, flat).map((root) => childrenOf(services, flat, root)))).flat();
  const found = nodes.filter((node) => node.kind === 'article');
  return { items: found.map((node) => ({ node, item: itemOf(services, node) })) };
}

/** Every node down to the leaves, articles' children for the first three articles of a group only. */
async function allNodes(services: Services, view: TreeView): Promise<readonly TreeNode[]> {
  const found: TreeNode[] = [];
  const visit = async (nodes: readonly TreeNode[]): Promise<void> => {
    for (const [at, node] of nodes.entries()) {
      found.push(node);
      if (node.kind !== 'article' || at < 3) await visit(await childrenOf(services, view, node));
    }
  };
  await visit(rootsOf(services, view));
  return found;
}

describe('dragging articles in the Corpus view', () => {
  it('sets the status they are dropped on', async () => {
    const { services } = await activated();
    const { createDragAndDrop } = await import('../../../../src/vscode/tree/drag.ts');
    const drag = createDragAndDrop();
    const { items } = await articles(services);
    const node = items.find(({ node: each }) => each.entry.path === '2026/001_91d2e65c03bb48fa.txt')?.node;
    const view: TreeView = { by: 'status', passes: undefined };
    const reviewed = (await groups(services, view)).find((group) => group.kind === 'group' && group.label === 'reviewed');
    assert(node && reviewed, 'there is no article or no group of reviewed ones');
    const transfer = new vscode.DataTransfer();
    const token = new vscode.CancellationTokenSource().token;
    await drag.handleDrag?.([node], transfer, token);
    await drag.handleDrop?.(reviewed, transfer, token);
    await until('the status', () => services.corpora.corpora()[0]?.statusOf(node.entry.path) === 'reviewed');
    await vscode.commands.executeCommand('winnow.setStatus', { uris: [node.uri.toString()] }, { status: 'todo' });
  });
});
