// npm run package: dist/ built for release, then winnow-VERSION.vsix, held to its size.
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildAll } from './build.mjs';
import { ensureModules } from './modules.mjs';
import { root } from './paths.mjs';
import { run } from './process.mjs';
import { isMain } from './stages.mjs';

const largest = 5 * 1024 * 1024;

/** Makes the package from what dist/ holds; resolves with {path, bytes}, throws where it is 5 MB or more. */
export async function makePackage(path = packagePath()) {
  rmSync(path, { force: true });
  const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  const args = [
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--skip-license',
    '--out',
    path,
  ];
  const { code, output } = await run(process.execPath, [vsce, ...args], { cwd: root, limit: 180_000 });
  if (code !== 0) throw new Error(`vsce ended with ${code}\n${output}`);
  const bytes = statSync(path).size;
  if (bytes >= largest) throw new Error(`the package has ${bytes} bytes, more than ${largest}\n${output}`);
  return { path, bytes };
}

function packagePath() {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return join(root, `${name}-${version}.vsix`);
}

if (isMain(import.meta.url)) {
  await ensureModules();
  await buildAll();
  const { path, bytes } = await makePackage();
  console.log(`${path} (${(bytes / 1024 / 1024).toFixed(2)} MB)`);
}
