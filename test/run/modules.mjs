// node_modules as package-lock.json says, and an esbuild that runs.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { root, tools } from './paths.mjs';
import { npm, run } from './process.mjs';

/** Installs the development packages if any is missing or of another version than the lock file says. */
export async function ensureModules() {
  if (modulesMatch()) return;
  await withLock(join(tools, 'modules.lock'), async () => {
    if (modulesMatch()) return;
    console.log('installing packages (npm ci)');
    const { code, output } = await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      limit: 600_000,
    });
    if (code !== 0) throw new Error(`npm ci ended with ${code}\n${output}`);
    await checkEsbuild();
  });
}

function modulesMatch() {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const present = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || entry.devOptional || present[path]?.version === entry.version,
  );
}

function packagesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

/** esbuild's own install script only places its binary: run it where the packaged one does not start. */
async function checkEsbuild() {
  const version = () => run(process.execPath, [join(root, 'node_modules/esbuild/bin/esbuild'), '--version'], { limit: 20_000 });
  if ((await version()).code === 0) return;
  await run(process.execPath, ['install.js'], { cwd: join(root, 'node_modules/esbuild'), limit: 120_000 });
  const { code, output } = await version();
  if (code !== 0) throw new Error(`esbuild does not start\n${output}`);
}
