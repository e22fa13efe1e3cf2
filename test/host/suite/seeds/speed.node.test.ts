import { createRequire } from 'node:module';
import { cpus, loadavg } from 'node:os';
import * as vscode from 'vscode';
import type { activate, WinnowApi } from '../../../../src/extension.ts';
import { activated, assert } from '../../support.ts';

// last of its suite by name: it leaves another activation behind
describe('a folder with only the two seeds', () => {
  it('has its tree within a second of the call of activate, in the median of five starts', async () => {
    let api = await activated();
    const starts = [api];
    while (starts.length < 5) starts.push((api = await activatedAnew(api)));
    const slow = slowness();
    const tree = starts.map(({ treeReadyMs }) => treeReadyMs() ?? Infinity);
    assert(median(tree) <= 1000 * slow, `the tree was ready after ${tree.join(', ')} ms`);
  });
});

/** Disposes an activation, loads the extension's bundle anew and activates that; resolves when its tree has data. */
async function activatedAnew({ services: { context } }: WinnowApi): Promise<WinnowApi> {
  for (const used of context.subscriptions.splice(0)) used.dispose();
  const require = createRequire(vscode.Uri.joinPath(context.extensionUri, 'package.json').fsPath);
  const bundle = require.resolve('./dist/extension.node.js');
  Reflect.deleteProperty(require.cache, bundle);
  const api = (require(bundle) as { activate: typeof activate }).activate(context);
  await api.ready;
  return api;
}

/** The middle one of an odd number of figures. */
function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[figures.length >> 1] ?? Infinity;
}

/** How many processes want each core: where it is more than one, a millisecond of work takes that many. */
function slowness(): number {
  return Math.max(1, (loadavg()[0] ?? 0) / cpus().length);
}
