// A window, its extension host and its server killed in the midst of a batch: nothing is lost, and the journal leads from every file back to its original.
import { existsSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { launchBareBrowser } from './bareBrowser.mjs';
import { buildAll } from './build.mjs';
import { runSuite } from './hostTests.mjs';
import { ensureModules } from './modules.mjs';
import { dist, root } from './paths.mjs';
import { run } from './process.mjs';
import { remoteAddress, startServer, workbenchAddress } from './server.mjs';
import { quietSettings } from './settings.mjs';
import { isMain, runStages } from './stages.mjs';
import { fewExtensions } from './vscode.mjs';
import { prepareWorkspace } from './workspaces.mjs';

/**
 * Batches, each with the moments at which it is killed: after so many more changed files, or so many whose new bytes lie ready beside them. A window is opened
 * again after each kill, puts right what was left and goes on. The small batch goes through the editor, the large one past it.
 */
const batches = [
  { files: 45, kills: [{ changed: 3 }, { changed: 5 }] },
  { files: 600, kills: [{ ready: 500 }, { changed: 1 }] },
];

/** Kills each batch at its moments and lets it come to its end; resolves with the counts of what held. */
export async function runKill() {
  const browser = await launchBareBrowser();
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const take = (what, trouble) => {
    if (trouble !== undefined) console.log(`  FAILED [kill] ${JSON.stringify(what)}: ${trouble}`);
    counts[trouble === undefined ? 'passed' : 'failed']++;
  };
  try {
    for (const { files, kills } of batches) {
      const folder = prepareWorkspace('kill', { files });
      const before = textsIn(folder);
      for (const kill of kills) take({ files, ...kill }, await killAt(browser, folder, before, kill));
      take({ files }, await afterwards(browser, folder, before));
    }
  } finally {
    await browser.close();
  }
  return counts;
}

async function killAt(browser, folder, before, { changed, ready }) {
  const server = await startServer({ settings: quietSettings, builtIn: await fewExtensions(), smoke: true });
  const page = await browser.openPage(server, { functions: { codeAutomationLog: () => undefined, codeAutomationExit: () => undefined } });
  const payload = [
    ['extensionDevelopmentPath', remoteAddress(server, root)],
    ['extensionTestsPath', remoteAddress(server, join(dist, 'test', 'node', 'kill.js'))],
  ];
  const already = changedIn(folder, before);
  await page.goto(workbenchAddress(server, folder, payload));
  const isTime = ready === undefined ? () => changedIn(folder, before) >= already + changed : () => readyIn(folder) >= ready;
  const inTime = await until(isTime);
  await server.kill();
  await page.close();
  const came = `when ${changedIn(folder, before)} of ${before.size} files were changed and ${readyIn(folder)} lay ready`;
  if (!inTime) return `the moment did not come in time; it ended ${came}`;
  console.log(`  [kill] came ${came}`);
  age(folder);
  return undefined;
}

async function until(isTime) {
  const end = Date.now() + 180_000;
  while (!isTime()) {
    if (Date.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return true;
}

const changedIn = (folder, before) => [...before].filter(([name, text]) => readFileSync(join(folder, name), 'utf8') !== text).length;
const readyIn = (folder) => readdirSync(folder).filter((name) => name.endsWith('.winnow-tmp')).length;

/** Opens the folder again, lets the batch come to its end, and takes everything back with the command line. */
async function afterwards(browser, folder, before) {
  const file = join(folder, '.winnow', 'journal.jsonl');
  const journal = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  const whole = [...before].filter(([name, text]) => isWhole(readFileSync(join(folder, name), 'utf8'), text));
  const { failed } = await runSuite({ browser, host: 'node', suite: 'kill', folder });
  if (failed > 0) return 'the folder could not be cleaned after the kill';
  const left = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.winnow-tmp'));
  if (left.length > 0) return `left over: ${left.join(', ')}`;
  const { code, output } = await run(process.execPath, [join(dist, 'cli.mjs'), 'restore', folder], { limit: 120_000 });
  const lost = [...before].filter(([name, text]) => readFileSync(join(folder, name), 'utf8') !== text).map(([name]) => name);
  console.log(
    `  [kill] ${journal.length} entries, ${before.size - whole.length} files cut short by the editor and mended, ${lost.length} lost`,
  );
  return code === 0 && lost.length === 0
    ? undefined
    : `not as they were: ${lost.slice(0, 5).join(', ')} (restore ended with ${code}) ${output.slice(-300)}`;
}

/** What is left over counts as nobody's only when it is some seconds old. */
function age(folder) {
  const old = new Date(Date.now() - 60_000);
  for (const name of readdirSync(folder, { recursive: true })) if (name.endsWith('.winnow-tmp')) utimesSync(join(folder, name), old, old);
}

const isWhole = (now, before) => now === before || (now.endsWith('little.') && before.includes(now));

function textsIn(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.txt') && statSync(join(folder, name)).isFile());
  if (!existsSync(join(folder, '.winnow')) || names.length === 0) throw new Error('the folder to kill in was not prepared');
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

if (isMain(import.meta.url)) {
  await ensureModules();
  await buildAll({ tests: true });
  await runStages([['killed host', runKill]]);
}
