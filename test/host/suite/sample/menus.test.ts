import * as vscode from 'vscode';
import type { Services } from '../../../../src/vscode/services.ts';
import { childrenOf, rootsOf, type TreeView } from '../../../../src/vscode/tree/children.ts';
import { itemOf } from '../../../../src/vscode/tree/item.ts';
import type { ArticleNode, TreeNode } from '../../../../src/vscode/tree/node.ts';
import { heard } from '../../heard.ts';
import { activated, assert, assertEqual, records, until } from '../../support.ts';

const flat: TreeView = { by: 'none', passes: undefined };

/** The commands that the menu of a node offers, several rows selected or not. */
function menuOf(services: Services, node: TreeNode, several = false): readonly string[] {
  const value = String(itemOf(services, node).contextValue);
  const { contributes } = vscode.extensions.getExtension('winnow.winnow')?.packageJSON as {
    readonly contributes: { readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when: string }[]>> };
  };
  const offered = (contributes.menus['view/item/context'] ?? []).filter(({ when }) => {
    // matches /^winnow\.item$/ in "viewItem =~ /^winnow\.item$/", or winnow.corpus in "viewItem == winnow.corpus"
    const items = [...when.matchAll(/viewItem (?:=~ \/(.*?)\/(?= |\)|$)|== ([\w.]+))/g)];
    const isItem = items.some(([, pattern, same]) => (pattern === undefined ? same === value : new RegExp(pattern).test(value)));
    const single = when.includes('!listMultiSelection');
    return isItem && !(several && single) && (several || single || !when.includes('listMultiSelection') || same(when, value));
  });
  return [...new Set(offered.map(({ command }) => command.slice('winnow.'.length)))];
}

function same(when: string, value: string): boolean {
  return when.includes(`viewItem == ${value}`);
}

async function articles(services: Services): Promise<readonly ArticleNode[]> {
  const nodes = (await Promise.all(rootsOf(services, flat).map((root) => childrenOf(services, flat, root)))).flat();
  return nodes.filter((node) => node.kind === 'article');
}

describe('the menus of the Corpus view', () => {
  it('offer for one article what is done to one, and not for a group or several', async () => {
    const { services } = await activated();
    const single = ['cleanArticle', 'showOriginal', 'restoreBlock', 'restoreFile', 'mergeBack', 'editNote', 'tagArticle'];
    const [article] = (await articles(services)).filter(({ entry }) => !entry.missing);
    const [root] = rootsOf(services, flat);
    const group = root && (await childrenOf(services, { by: 'source', passes: undefined }, root)).find(({ kind }) => kind === 'group');
    assert(article && group, 'no article or no group');
    const has = (menu: readonly string[]): readonly string[] => single.filter((command) => menu.includes(command));
    assertEqual(has(menuOf(services, article)), single);
    assertEqual([has(menuOf(services, article, true)), has(menuOf(services, group))], [[], []]);
    for (const menu of [menuOf(services, article, true), menuOf(services, group)])
      for (const command of ['cleanSelected', 'tagSelected', 'setStatus', 'markReviewed'])
        assert(menu.includes(command), `${command}: ${menu.join()}`);
  });

  it('offer for an article without its file nothing but to mend the index, for it alone', async () => {
    const { services } = await activated();
    const missing = (await articles(services)).find(({ entry }) => entry.missing);
    assert(missing, 'no article is missing');
    assertEqual(menuOf(services, missing), ['fixIndex']);
    const asked: unknown[] = [];
    const { showQuickPick } = vscode.window;
    Object.assign(vscode.window, {
      showQuickPick: (items: readonly { readonly detail: string }[]) => (
        asked.push(...items.map(({ detail }) => detail)),
        Promise.resolve(undefined)
      ),
    });
    await vscode.commands.executeCommand('winnow.fixIndex', missing);
    Object.assign(vscode.window, { showQuickPick });
    assert(asked.length > 0 && asked.every((detail) => String(detail).includes(missing.entry.path)), JSON.stringify(asked));
  });

  it('offer for a block of boilerplate what its light bulb does, and do it', async () => {
    const { services } = await activated();
    const [article] = await articles(services);
    assert(article, 'no article');
    const segments = async (): Promise<readonly TreeNode[]> => await childrenOf(services, flat, article);
    const block = (await segments()).find((node) => node.kind === 'segment' && node.segment.kind === 'appeal');
    const body = (await segments()).find((node) => node.kind === 'segment' && node.segment.role === 'body');
    assert(block && body, 'no appeal or no body');
    assertEqual([menuOf(services, block), menuOf(services, body)], [['removeFinding', 'keep', 'ignore', 'makeRule'], []]);
    await vscode.window.showTextDocument(article.uri);
    const said = await heard(() => vscode.commands.executeCommand('winnow.keep', block, [block]));
    assert(
      said.some(({ how, words }) => how === 'status' && words.includes('Kept')),
      JSON.stringify(said),
    );
    await until('the decision', async () =>
      (await records('decisions.jsonl')).some(({ path, decision }) => path === article.entry.path && decision === 'keep'),
    );
    await vscode.commands.executeCommand('winnow.undo');
    await until(
      'no decision',
      async () => !(await records('decisions.jsonl')).some(({ path, decision }) => path === article.entry.path && decision === 'keep'),
    );
  });
});
