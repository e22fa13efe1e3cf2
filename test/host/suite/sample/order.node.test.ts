import * as vscode from 'vscode';
import type { Services } from '../../../../src/vscode/services.ts';
import { childrenOf, rootsOf } from '../../../../src/vscode/tree/children.ts';
import type { TreeNode } from '../../../../src/vscode/tree/node.ts';
import { activated, assert, assertEqual } from '../../support.ts';

describe('going from article to article', () => {
  const active = (services: Services): string => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    return (uri && services.corpora.articleOf(uri)?.path) ?? '';
  };
  const go = async (services: Services, command: string): Promise<string> => {
    await vscode.commands.executeCommand(`winnow.${command}`);
    return active(services);
  };
  const open = async (services: Services, path: string): Promise<void> => {
    const [corpus] = services.corpora.corpora();
    assert(corpus, 'no corpus');
    await vscode.window.showTextDocument(corpus.uriOf(path));
  };

  for (const by of ['source', 'folder', 'status', 'none'])
    it(`follows the tree by ${by}, there and back and round its ends`, async () => {
      const { services } = await activated();
      await services.summaries.settled();
      await vscode.commands.executeCommand('winnow.groupBy', by);
      const paths = await shown(services);
      await open(services, paths.at(-2) ?? '');
      assertEqual(await go(services, 'nextArticle'), paths.at(-1));
      assertEqual(await go(services, 'nextArticle'), paths[0]);
      assertEqual(await go(services, 'previousArticle'), paths.at(-1));
      assertEqual(await go(services, 'previousArticle'), paths.at(-2));
    });

  it('comes to every article once where an article stands in several groups', async () => {
    const { services } = await activated();
    await vscode.commands.executeCommand('winnow.groupBy', 'tag');
    await vscode.commands.executeCommand('winnow.filterCorpus', 'tag:economy');
    const rows = await shown(services);
    const paths = [...new Set(rows)];
    assert(paths.length > 2 && rows.length > paths.length, `${rows.length} rows of ${paths.length} articles`);
    await open(services, paths[0] ?? '');
    const seen = [active(services)];
    for (let step = 1; step < paths.length; step++) seen.push(await go(services, 'nextArticle'));
    assertEqual(seen, paths);
    assertEqual(await go(services, 'nextArticle'), paths[0]);
    await vscode.commands.executeCommand('winnow.clearFilter');
  });

  it('stays within the filter, and skips what is reviewed when asked to', async () => {
    const { services } = await activated();
    await vscode.commands.executeCommand('winnow.groupBy', 'source');
    await vscode.commands.executeCommand('winnow.filterCorpus', 'tag:fisheries');
    const filtered = await shown(services);
    assert(filtered.length > 1, 'the filter is too narrow');
    await open(services, filtered.at(-1) ?? '');
    assertEqual(await go(services, 'nextArticle'), filtered[0]);
    await vscode.commands.executeCommand('winnow.clearFilter');
    const [corpus] = services.corpora.corpora();
    const paths = await shown(services);
    const reviewed = paths.findIndex((path) => corpus?.statusOf(path) === 'reviewed');
    await open(services, paths.at(reviewed - 1) ?? '');
    assertEqual(
      await go(services, 'nextUnreviewed'),
      [...paths.slice(reviewed), ...paths].find((path) => corpus?.statusOf(path) !== 'reviewed'),
    );
  });
});

/** The articles whose files are there, in the order of the tree's rows. */
async function shown(services: Services): Promise<readonly string[]> {
  const view = { by: services.grouping.by(), passes: services.filter.passes() };
  const paths: string[] = [];
  const visit = async (node: TreeNode): Promise<void> => {
    if (node.kind === 'article' && !node.entry.missing) paths.push(node.entry.path);
    if (node.kind === 'corpus' || node.kind === 'group') for (const child of await childrenOf(services, view, node)) await visit(child);
  };
  for (const root of rootsOf(services, view)) await visit(root);
  return paths;
}
