// npm run test:e2e: a person's path in Chromium, on a copy of the sample corpus, with the package installed as a user's.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { closePage, launchBrowser, openPage } from './browser.mjs';
import { buildAll } from './build.mjs';
import { installPackage } from './installed.mjs';
import { ensureModules } from './modules.mjs';
import { results } from './paths.mjs';
import { temporaryFolder } from './process.mjs';
import { startServer, workbenchAddress } from './server.mjs';
import { quietSettings } from './settings.mjs';
import { isMain, runStages } from './stages.mjs';
import { copySample } from './workspaces.mjs';

const most = 3;
let installed;
/** The package, installed once for all windows of a run. */
const installedOnce = () => (installed ??= installPackage());

/** Runs `work` with a workbench open on a fresh copy of the sample corpus: {page, folder, refused}. */
export async function withWorkbench(work, { settings = {}, viewport } = {}) {
  const folder = join(temporaryFolder('corpus'), 'sample-corpus');
  mkdirSync(folder);
  copySample(folder);
  const extensions = await installedOnce();
  const server = await startServer({ settings: { ...quietSettings, ...settings }, extensions });
  const browser = await launchBrowser();
  const { page, refused } = await openPage(browser, server, viewport ? { viewport } : {});
  try {
    await page.goto(workbenchAddress(server, folder));
    return await work({ page, folder, refused });
  } finally {
    await closePage(page);
    await browser.close();
    server.giveBack();
  }
}

/** Takes every step of the path, and of the one by keys alone in a corpus of its own, and counts them; a step that fails leaves a picture in test-results/. */
export async function runPath() {
  const { steps } = await import('../e2e/path.mjs');
  const { byKeys } = await import('../e2e/steps/keys.mjs');
  const counts = { passed: 0, failed: 0, skipped: 0 };
  mkdirSync(results, { recursive: true });
  await withWorkbench((world) => take(world, counts, steps));
  await withWorkbench((world) => take(world, counts, byKeys));
  return counts;
}

async function take(world, counts, steps) {
  let inARow = 0;
  for (const [index, [sentence, act]] of steps.entries()) {
    if (inARow >= most) {
      console.log(`  FAILED ${index + 1}. ${sentence} (not reached: ${most} steps in a row had failed)`);
      counts.failed++;
      continue;
    }
    const began = Date.now();
    const error = await act(world).then(
      () => undefined,
      (reason) => reason,
    );
    counts[error ? 'failed' : 'passed']++;
    inARow = error ? inARow + 1 : 0;
    const took = `${((Date.now() - began) / 1000).toFixed(1)} s`;
    console.log(`  ${error ? 'FAILED' : 'passed'} ${index + 1}. ${sentence} (${took})`);
    if (error) await leavePicture(world.page, `step-${steps.length}-${index + 1}`, error);
  }
  const outside = [...new Set(world.refused)];
  if (outside.length > 0) console.log(`  FAILED the page asked for addresses outside this machine: ${outside.join(', ')}`);
  counts[outside.length > 0 ? 'failed' : 'passed']++;
}

async function leavePicture(page, name, error) {
  const path = join(results, `${name}.png`);
  console.log(`    ${error.stack ?? error}\n    picture: ${path}`);
  await page.screenshot({ path }).catch(() => undefined);
  for (let layer = 0; layer < 3; layer++) await page.keyboard.press('Escape').catch(() => undefined);
}

if (isMain(import.meta.url)) {
  await ensureModules();
  await buildAll({ tests: true });
  await runStages([["a person's path", runPath]]);
}
