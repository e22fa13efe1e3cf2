// npm run test:desktop: the suites of test/host in a desktop VS Code, VSCODE_BIN or a downloaded one; ends with 2 where neither can be had.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildAll } from './build.mjs';
import { newReport, suitesOf } from './hostTests.mjs';
import { ensureModules } from './modules.mjs';
import { root } from './paths.mjs';
import { run } from './process.mjs';
import { runStages } from './stages.mjs';
import { prepareWorkspace } from './workspaces.mjs';

await ensureModules();
const binary = process.env.VSCODE_BIN;
const trouble = binary ? (existsSync(binary) ? undefined : `VSCODE_BIN names ${binary}, which does not exist`) : await downloadTrouble();
if (trouble !== undefined) {
  console.error(
    `no desktop VS Code to test in: ${trouble}. Set VSCODE_BIN to the VS Code program, or run "npm run test:host", which needs none.`,
  );
  process.exit(2);
}
await buildAll({ tests: true });
await runStages([['desktop host', runAll]]);

/** Why VS Code could not be downloaded, or undefined when it is here. */
async function downloadTrouble() {
  const { downloadAndUnzipVSCode } = await import('@vscode/test-electron');
  try {
    await downloadAndUnzipVSCode({ version: 'stable', cachePath: join(root, '.vscode-test', 'desktop') });
    return undefined;
  } catch (error) {
    return `it could not be downloaded (${error.message ?? error})`;
  }
}

async function runAll() {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const suite of suitesOf('node')) {
    const counts = await runDesktopSuite(suite);
    console.log(`  ${suite}: ${JSON.stringify(counts)}`);
    for (const state of Object.keys(total)) total[state] += counts[state];
  }
  return total;
}

async function runDesktopSuite(suite) {
  const target = prepareWorkspace(suite);
  if (target === undefined) return { passed: 0, failed: 0, skipped: 1 };
  const report = newReport('desktop', suite, console.log);
  const { code, output } = await run(process.execPath, [join(root, 'test/run/desktopSuite.mjs'), suite, target], {
    cwd: root,
    limit: 300_000,
  });
  for (const line of output.split(/\r?\n/)) report.line('info', [line]);
  report.exit(code);
  return report.outcome([]);
}
