// npm test: sets everything up, then every test there is, from the compiler to a person's path in a browser.
import { buildAll } from './build.mjs';
import { check, layoutTests } from './check.mjs';
import { ensureModules } from './modules.mjs';
import { runStages, seconds } from './stages.mjs';
import { runVitest } from './vitest.mjs';

const began = Date.now();
await ensureModules();
const { findBrowser } = await import('./browser.mjs');
const { runHost } = await import('./host.mjs');
const { runKill } = await import('./kill.mjs');
const { runPath } = await import('./e2e.mjs');
const { ensureVsCode } = await import('./vscode.mjs');
await buildAll({ tests: true });
console.log(`set up in ${seconds(began)} s`);
// what only the windows need comes while the unit tests run
const windows = bringWindows();
windows.catch(() => undefined);

async function bringWindows() {
  await ensureVsCode();
  console.log(`browser: ${(await findBrowser()) ?? 'none'}, VS Code and it here after ${seconds(began)} s`);
}

await runStages([
  ['unit and laws', () => runVitest('unit', { exclude: layoutTests })],
  // a window leaves two cores idle for a third of its time
  ['check', () => check({ patient: true }), { beside: true }],
  ['node host', () => windows.then(() => runHost('node'))],
  ['killed host', () => windows.then(runKill)],
  ['web worker host', () => windows.then(() => runHost('web'))],
  ["a person's path", () => windows.then(runPath)],
]);
