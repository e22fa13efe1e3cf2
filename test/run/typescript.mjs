// Runs a TypeScript file of this repository: `node test/run/typescript.mjs FILE [ARGUMENTS]` (bundled in memory by esbuild; Node 20 reads no TypeScript).
import { build } from 'esbuild';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const [file = '', ...rest] = process.argv.slice(2);
const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: [file],
  bundle: true,
  write: false,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
});
const folder = join(root, 'node_modules', '.cache', 'winnow');
mkdirSync(folder, { recursive: true });
const out = join(folder, `${process.pid}.mjs`);
writeFileSync(out, outputFiles[0].contents);
// the bundle does not lie where its parts do: it cannot find what stands beside the repository by itself
process.env['WINNOW_SHARED'] ??= join(root, '..', 'shared');
process.argv = [process.argv[0], join(root, file), ...rest];
try {
  await import(pathToFileURL(out).href);
} finally {
  rmSync(out, { force: true });
}
