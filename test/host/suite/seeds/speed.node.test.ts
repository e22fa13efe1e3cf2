import { cpus, loadavg } from 'node:os';
import { activated, assert } from '../../support.ts';

describe('a folder with only the two seeds', () => {
  it('is activated in 30 ms and has its tree within a second', async () => {
    const { activationMs, treeReadyMs } = await activated();
    const ready = treeReadyMs();
    const slow = slowness();
    assert(activationMs <= 30 * slow, `activate took ${activationMs} ms at ${slow} times a quiet machine's work`);
    assert(ready !== undefined && ready <= 1000 * slow, `the tree was ready after ${ready} ms`);
  });
});

/** How many processes want each core: where it is more than one, a millisecond of work takes that many. */
function slowness(): number {
  return Math.max(1, (loadavg()[0] ?? 0) / cpus().length);
}
