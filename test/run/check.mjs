// npm run check: types, lint, format, and the tests that hold the layout and the manifest.
import { join } from 'node:path';
import { ensureModules } from './modules.mjs';
import { root } from './paths.mjs';
import { run } from './process.mjs';
import { isMain, runStages } from './stages.mjs';
import { runVitest } from './vitest.mjs';

export const layoutTests = ['test/architecture.test.ts', 'test/manifest.test.ts', 'test/portability.test.ts'];
const bin = (path) => join(root, 'node_modules', path);
const steps = [
  ['types', bin('typescript/bin/tsc'), '-p', 'tsconfig.json'],
  ['core types', bin('typescript/bin/tsc'), '-p', 'src/core/tsconfig.json'],
  ['kernels', join(root, 'test', 'run', 'kernels.mjs'), '--check'],
  ['lint', bin('eslint/bin/eslint.js'), '--max-warnings', '0', '.'],
  ['format', bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
];

/** Resolves with {passed, failed, skipped}; each step counts as one. `patient` leaves the processor to what runs beside it. */
export async function check({ patient = false } = {}) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const [name, ...command] of steps) {
    const { code, output } = await run(process.execPath, command, { cwd: root, limit: 600_000, patient });
    if (code !== 0) console.log(`  FAILED ${name}\n${output}`);
    counts[code === 0 ? 'passed' : 'failed']++;
  }
  const layout = await runVitest('layout', { files: layoutTests, patient });
  return { passed: counts.passed + layout.passed, failed: counts.failed + layout.failed, skipped: layout.skipped };
}

if (isMain(import.meta.url)) {
  await ensureModules();
  await runStages([['check', check]]);
}
