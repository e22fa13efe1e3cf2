// The packaged extension, installed into a VS Code of its own as a user's.
import { join } from 'node:path';
import { makePackage } from './package.mjs';
import { run, temporaryFolder } from './process.mjs';
import { ensureVsCode } from './vscode.mjs';

/** Packages dist/, installs the package into an empty extensions folder and resolves with that folder; throws unless VS Code then lists it. */
export async function installPackage() {
  const folder = temporaryFolder('extensions');
  const { path } = await makePackage(join(folder, 'winnow.vsix'));
  const { node, server } = await ensureVsCode();
  const extensions = join(folder, 'installed');
  const places = ['--extensions-dir', extensions, '--server-data-dir', join(folder, 'data')];
  const ask = (...args) => run(node, [server, ...places, ...args], { limit: 60_000, env: { ...process.env, EXTENSIONS_GALLERY: '{}' } });
  const install = await ask('--install-extension', path, '--force', '--accept-server-license-terms');
  const list = await ask('--list-extensions');
  if (!list.output.split(/\r?\n/).includes('winnow.winnow'))
    throw new Error(`the package was not installed\n${install.output}\n${list.output}`);
  return extensions;
}
