import * as vscode from 'vscode';
import type { Services } from '../../../../src/vscode/services.ts';
import { childrenOf, rootsOf } from '../../../../src/vscode/tree/children.ts';
import { itemOf } from '../../../../src/vscode/tree/item.ts';
import type { GroupNode } from '../../../../src/vscode/tree/node.ts';
import { activated, assert, assertEqual, fileOf, until } from '../../support.ts';

const one = '2026/020_0e6b94d73fa8c125.txt';
const other = '2026/021_f2a15be840d97c36.txt';

describe('grouping by near duplicates', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('winnow.groupBy', 'source');
  });

  it('puts the same story with other boilerplate into one group that bears its title, and all others last', async () => {
    const { services } = await activated();
    await services.summaries.settled();
    await vscode.commands.executeCommand('winnow.groupBy', 'cluster');
    const cluster = await until('the cluster', () => clusterOf(services, one));
    assertEqual(
      cluster.rows.map(({ path }) => path),
      [one, other],
    );
    assert(cluster.label.length > 10 && !cluster.label.endsWith('.txt'), cluster.label);
    const all = await groups(services);
    assertEqual(
      all.map(({ label }) => label === ''),
      all.map((_, at) => at === all.length - 1),
    );
    assert(String(itemOf(services, last(all)).label).includes('(no near duplicate)'));
  });

  it('compares a text again when it has changed', async () => {
    const { services } = await activated();
    await vscode.commands.executeCommand('winnow.groupBy', 'cluster');
    await until('the cluster', () => clusterOf(services, one));
    const { document } = await vscode.window.showTextDocument(fileOf(...other.split('/')));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(
      document.uri,
      new vscode.Range(0, 0, document.lineCount, 0),
      'A ferry sank in the bay.\n\nNobody of the crew was hurt when it went down.\n',
    );
    await vscode.workspace.applyEdit(edit);
    await until('no cluster', async () => !(await clusterOf(services, one)));
  });

  it('forgets what it has compared when nobody wants to see it', async () => {
    const { services } = await activated();
    const [corpus] = services.corpora.corpora();
    assert(corpus);
    await vscode.commands.executeCommand('winnow.groupBy', 'cluster');
    await until('the cluster', () => services.duplicates.clusterOf(corpus, one));
    await vscode.commands.executeCommand('winnow.groupBy', 'source');
    assertEqual(services.duplicates.clusterOf(corpus, one), undefined);
  });
});

async function groups(services: Services): Promise<readonly GroupNode[]> {
  const view = { by: services.grouping.by(), passes: undefined };
  const nodes = await Promise.all(rootsOf(services, view).map((root) => childrenOf(services, view, root)));
  return nodes.flat().filter((node) => node.kind === 'group');
}

async function clusterOf(services: Services, path: string): Promise<GroupNode | undefined> {
  return (await groups(services)).find(({ label, rows }) => label !== '' && rows.some((row) => row.path === path));
}

function last<T>(items: readonly T[]): T {
  const item = items.at(-1);
  assert(item !== undefined);
  return item;
}
