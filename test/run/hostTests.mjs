// Runs the bundles of test/host inside VS Code's extension hosts and counts what they print.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dist, root } from './paths.mjs';
import { startServer, remoteAddress, workbenchAddress } from './server.mjs';
import { quietSettings } from './settings.mjs';
import { fewExtensions } from './vscode.mjs';
import { prepareWorkspace } from './workspaces.mjs';

const mark = 'WINNOW-TEST ';
/** Milliseconds that a whole suite may take, and that it may say nothing. */
const limit = 600_000;
const silence = 150_000;

/** The suites bundled for a host ('node' or 'web'), by folder name. */
export function suitesOf(host) {
  const folder = join(dist, 'test', host);
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return files.filter((name) => name.endsWith('.js')).map((name) => name.slice(0, -'.js'.length));
}

/**
 * Runs one suite in one host, in the folder given or a fresh one; resolves with {passed, failed, skipped} and the milliseconds that activate took. A run without a summary of at least one test is a failure;
 * where the window did not come to its first test at all, a second one is opened.
 */
export async function runSuite(request) {
  const first = await runOnce(request);
  if (first.started) return first.counts;
  console.log(`  the window for ${request.host}/${request.suite} did not come to its first test: opening another`);
  return (await runOnce(request)).counts;
}

async function runOnce({ browser, host, suite, folder, log = console.log }) {
  const target = folder ?? prepareWorkspace(suite);
  if (target === undefined) {
    log(`SKIPPED: ${host} host, suite ${suite}: the shared folder with the seeds is not here (WINNOW_SHARED or ../shared)`);
    return { started: true, counts: { passed: 0, failed: 0, skipped: 1 } };
  }
  const settings = host === 'web' ? { ...quietSettings, 'remote.extensionKind': { 'winnow.winnow': ['web'] } } : quietSettings;
  const server = await startServer({ settings, builtIn: await fewExtensions(), smoke: true, trust: suite === 'untrusted' });
  const report = newReport(host, suite, log);
  const functions = { codeAutomationLog: report.line, codeAutomationExit: report.exit };
  const page = await browser.openPage(server, { functions, crashed: () => report.exit(125) });
  try {
    const tests = join(dist, 'test', host, `${suite}.js`);
    const payload = [
      ['extensionDevelopmentPath', remoteAddress(server, root)],
      ['extensionTestsPath', remoteAddress(server, tests)],
      ['skipWelcome', 'true'],
      ['skipReleaseNotes', 'true'],
    ];
    await page.goto(workbenchAddress(server, target, payload));
    await report.ended;
  } catch (error) {
    await server.kill();
    throw error;
  } finally {
    await page.close();
  }
  const counts = report.outcome(page.refused);
  // an extension host that hangs would go on beside the next window
  await (counts.failed === 0 ? server.giveBack() : server.kill());
  return { started: report.started(), counts };
}

/** Takes what a host prints and its exit code; `outcome` gives the counts, with a failure more where the run was not whole. */
export function newReport(host, suite, log) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const tail = [];
  let summary;
  let exitCode;
  let exit;
  const ended = new Promise((resolve) => (exit = (code) => ((exitCode ??= code), resolve())));
  const timer = setTimeout(() => exit(124), limit);
  let quiet = setTimeout(() => exit(124), silence);
  let started = false;
  const line = (type, args) => {
    const text = (args ?? []).map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(' ');
    tail.push(`${type} ${text}`.slice(0, 500));
    if (tail.length > 30) tail.shift();
    if (type === 'error' && text.includes(dist) && !text.includes('host tests failed')) log(`  [${host}/${suite}] ${text.slice(0, 1500)}`);
    const at = text.indexOf(mark);
    if (at >= 0) take(JSON.parse(text.slice(at + mark.length)));
  };
  const take = (event) => {
    clearTimeout(quiet);
    quiet = setTimeout(() => exit(124), silence);
    started = true;
    if (event.state === 'start') Object.assign(counts, { passed: 0, failed: 0, skipped: 0 });
    else if (event.state === 'end') summary = event;
    else counts[event.state]++;
    if (event.state === 'failed') log(`  FAILED [${host}/${suite}] ${event.name}\n${event.error}`);
    else if (event.state === 'skipped') log(`  skipped [${host}/${suite}] ${event.name}`);
    else if (process.env.WINNOW_VERBOSE) log(`  [${host}/${suite}] ${event.state} ${event.name ?? ''} ${event.duration ?? ''}`);
  };
  const outcome = (refused) => {
    clearTimeout(timer);
    clearTimeout(quiet);
    const agree = summary && ['passed', 'failed', 'skipped'].every((state) => summary[state] === counts[state]);
    const ran = counts.passed + counts.failed > 0;
    const trouble = !agree || !ran || (exitCode !== 0 && counts.failed === 0);
    if (trouble)
      log(
        `  FAILED [${host}/${suite}] ended with code ${exitCode}${agree ? '' : ' without a full summary'}; the last lines:\n${tail.join('\n')}`,
      );
    if (refused.length > 0)
      log(`  FAILED [${host}/${suite}] asked for addresses outside this machine: ${[...new Set(refused)].join(', ')}`);
    counts.failed += (trouble ? 1 : 0) + (refused.length > 0 ? 1 : 0);
    return { ...counts, activationMs: summary?.activationMs };
  };
  return { line, exit, ended, outcome, started: () => started };
}
