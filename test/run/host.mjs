// npm run test:host: the suites of test/host in VS Code's Node and web worker extension hosts. Arguments narrow it: `node`, `web`, or names of suites.
import { launchBrowser } from './browser.mjs';
import { buildAll } from './build.mjs';
import { runSuite, suitesOf } from './hostTests.mjs';
import { ensureModules } from './modules.mjs';
import { isMain, runStages } from './stages.mjs';

/** Runs every bundled suite of a host, or those named; resolves with their summed counts. */
export async function runHost(host, only = []) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  // kill has a stage of its own
  const suites = suitesOf(host).filter((suite) => (only.length === 0 ? suite !== 'kill' : only.includes(suite)));
  const browser = await launchBrowser();
  try {
    for (const suite of suites) {
      const counts = await runSuite({ browser, host, suite });
      console.log(`  ${suite}: ${JSON.stringify(counts)}`);
      for (const state of Object.keys(total)) total[state] += counts[state];
    }
  } finally {
    await browser.close();
  }
  if (suites.length === 0) console.log(`  FAILED ${host} host: there is no suite to run`);
  return suites.length === 0 ? { ...total, failed: 1 } : total;
}

if (isMain(import.meta.url)) {
  const named = process.argv.slice(2);
  const hosts = ['node', 'web'].filter((host) => named.includes(host) || !named.some((name) => name === 'node' || name === 'web'));
  const suites = named.filter((name) => name !== 'node' && name !== 'web');
  await ensureModules();
  await buildAll({ tests: true });
  await runStages(hosts.map((host) => [`${host} host`, () => runHost(host, suites)]));
}
