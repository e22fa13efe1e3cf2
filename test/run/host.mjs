// npm run test:host: the suites of test/host in VS Code's Node and web worker extension hosts. Arguments narrow it: `node`, `web`, or names of suites.
import { launchBareBrowser } from './bareBrowser.mjs';
import { buildAll } from './build.mjs';
import { runSuite, suitesOf } from './hostTests.mjs';
import { ensureModules } from './modules.mjs';
import { isMain, runStages } from './stages.mjs';

/**
 * Milliseconds that the call of activate may take, and how many windows it takes to tell. In a starting browser four threads want two cores, and a worker is
 * held up by 10 to 15 ms at a time: there only the product's own limit for any activation holds, and Node's windows tell what the same code takes.
 */
const activationLimits = { node: 30, web: 100 };
const enoughWindows = 3;

/** Runs every bundled suite of a host, or those named; resolves with their summed counts, how long their windows took to activate among them. */
export async function runHost(host, only = []) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  // kill has a stage of its own
  const suites = suitesOf(host).filter((suite) => (only.length === 0 ? suite !== 'kill' : only.includes(suite)));
  const activations = [];
  const browser = await launchBareBrowser();
  try {
    for (const suite of suites) {
      const counts = await runSuite({ browser, host, suite });
      console.log(`  ${host} ${suite}: ${JSON.stringify(counts)}`);
      for (const state of Object.keys(total)) total[state] += counts[state];
      if (counts.activationMs !== undefined) activations.push(counts.activationMs);
    }
  } finally {
    await browser.close();
  }
  if (suites.length === 0) {
    console.log(`  FAILED ${host} host: there is no suite to run`);
    return { ...total, failed: 1 };
  }
  if (suites.length >= enoughWindows) total[isQuick(host, activations) ? 'passed' : 'failed']++;
  return total;
}

/** Whether the quickest window was activated in time: what else a starting window does only adds to the others. None is not in time. */
function isQuick(host, activations) {
  const sorted = activations.toSorted((a, b) => a - b);
  const [least = Infinity] = sorted;
  const middle = sorted[sorted.length >> 1] ?? Infinity;
  const quick = least <= activationLimits[host];
  console.log(
    `  ${quick ? '' : 'FAILED '}${host} host: activated in ${least} ms at least, ${middle} ms in the median of ${activations.length} windows`,
  );
  return quick;
}

if (isMain(import.meta.url)) {
  const named = process.argv.slice(2);
  const hosts = ['node', 'web'].filter((host) => named.includes(host) || !named.some((name) => name === 'node' || name === 'web'));
  const suites = named.filter((name) => name !== 'node' && name !== 'web');
  await ensureModules();
  await buildAll({ tests: true });
  await runStages(hosts.map((host) => [`${host} host`, () => runHost(host, suites)]));
}
