// Runs vitest and reads its own report.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { results, root } from './paths.mjs';
import { run } from './process.mjs';

/** Runs the named test files ('' for all) without the excluded ones; resolves with {passed, failed, skipped} as vitest reports them. */
export async function runVitest(name, { files = [], exclude = [], limit = 900_000, patient = false }) {
  mkdirSync(results, { recursive: true });
  const report = join(results, `${name}.json`);
  rmSync(report, { force: true });
  const args = [
    'run',
    ...files,
    ...exclude.flatMap((file) => ['--exclude', file]),
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const { code, output } = await run(process.execPath, [vitest, ...args], { cwd: root, limit, patient });
  const counts = existsSync(report) ? countsOf(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 0, skipped: 0 };
  const nothingRan = counts.passed + counts.failed === 0;
  const unexplained = code !== 0 && counts.failed === 0;
  if (code !== 0 || nothingRan) console.log(output);
  if (nothingRan) console.log(`  FAILED ${name}: vitest ran no test`);
  else if (unexplained) console.log(`  FAILED ${name}: vitest ended with ${code}`);
  return nothingRan || unexplained ? { ...counts, failed: counts.failed + 1 } : counts;
}

function countsOf(report) {
  // a file that could not be loaded has a message and no tests
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
