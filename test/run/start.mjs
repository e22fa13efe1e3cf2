// npm start [-- FOLDER] [-- --desktop]: Winnow in a VS Code of its own, on a copy of the sample corpus or on a folder of yours.
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildAll } from './build.mjs';
import { ensureModules } from './modules.mjs';
import { root } from './paths.mjs';
import { run, start, temporaryFolder } from './process.mjs';

const args = process.argv.slice(2);
const named = args.find((arg) => !arg.startsWith('--'));
const folder = named === undefined ? undefined : resolve(process.env.INIT_CWD ?? process.cwd(), named);

if (folder !== undefined && !existsSync(folder)) fail(`there is no folder ${folder}`);
await ensureModules();
if (args.includes('--desktop')) await openDesktop();
else await openServer();

async function openServer() {
  await buildAll();
  const { installPackage } = await import('./installed.mjs');
  const { startServer, workbenchAddress } = await import('./server.mjs');
  const { startSettings } = await import('./settings.mjs');
  const extensions = await installPackage();
  const server = await startServer({ settings: startSettings, extensions });
  const address = workbenchAddress(server, folder ?? (await sampleCopy()));
  console.log(`Winnow is ready at ${address} (Ctrl+C ends it)`);
  // from here on Ctrl+C is how a person ends it, not a failure
  process.exitCode = 0;
  openBrowser(address);
}

async function openDesktop() {
  await buildAll();
  const opened = folder ?? join(root, 'media', 'sample-corpus');
  const { code, output } = await run('code', [`--extensionDevelopmentPath=${root}`, opened], {
    shell: process.platform === 'win32',
    limit: 60_000,
  });
  if (code !== 0) fail(`the command "code" could not be run: install VS Code and its shell command\n${output}`);
  process.exit(0);
}

async function sampleCopy() {
  const { copySample } = await import('./workspaces.mjs');
  const copy = join(temporaryFolder('start'), 'sample-corpus');
  mkdirSync(copy);
  copySample(copy);
  return copy;
}

/** Opens the address where there is a screen to show it on; the printed line is enough where there is none. */
function openBrowser(address) {
  if (process.env.WINNOW_NO_OPEN === '1' || process.env.CI) return;
  const { platform, env } = process;
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return;
  const [command, ...before] = { darwin: ['open'], win32: ['cmd', '/c', 'start', '""'] }[platform] ?? ['xdg-open'];
  start(command, [...before, address]).once('error', () => undefined);
}

function fail(message) {
  console.error(message);
  process.exit(2);
}
