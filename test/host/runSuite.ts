// mocha's browser build runs in both extension hosts; nothing of it reads `location` or a terminal.
import 'mocha/mocha.js';
import * as vscode from 'vscode';
import type { WinnowApi } from '../../src/extension.ts';

declare const __HOST__: 'node' | 'web';
declare const __SUITE__: string;

/** Runs what `load` declares and prints one `WINNOW-TEST {json}` line per test, then a summary with the milliseconds that activate took; rejects when a test failed. */
export async function runSuite(load: () => void): Promise<void> {
  const worker = 'importScripts' in globalThis;
  if (worker !== (__HOST__ === 'web')) throw new Error(`the ${__HOST__} suite was started in the wrong extension host`);
  const mocha = new Mocha({ ui: 'bdd', reporter: Mocha.reporters.Base, timeout: 30_000, color: false });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  load();
  print({ state: 'start' });
  const failures = await new Promise<number>((done) => {
    report(mocha.run(done));
  });
  if (failures > 0) throw new Error(`${failures} host tests failed`);
}

function report(runner: Mocha.Runner): void {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  runner.on('pass', (test) => {
    counts.passed++;
    print({ state: 'passed', name: test.fullTitle(), duration: test.duration });
  });
  runner.on('pending', (test) => {
    counts.skipped++;
    print({ state: 'skipped', name: test.fullTitle() });
  });
  runner.on('fail', (test, error: Error) => {
    counts.failed++;
    print({ state: 'failed', name: test.fullTitle(), error: error.stack ?? error.message });
  });
  runner.on('end', () => print({ state: 'end', ...counts, activationMs: activationMs() }));
}

/** The milliseconds, to a tenth, that the window's call of activate took; undefined where the extension is not active. */
function activationMs(): number | undefined {
  const extension = vscode.extensions.getExtension<WinnowApi>('winnow.winnow');
  return extension?.isActive ? Math.round(extension.exports.activationMs * 10) / 10 : undefined;
}

function print(event: object): void {
  console.log(`WINNOW-TEST ${JSON.stringify({ host: __HOST__, suite: __SUITE__, ...event })}`);
}
