// A VS Code server of our own on 127.0.0.1.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeFolder, signalGroup, start, temporaryFolder } from './process.mjs';
import { ensureVsCode } from './vscode.mjs';

const host = '127.0.0.1';

/**
 * Starts a server on a free port with an empty profile; resolves with {port, url, stop} once it listens.
 * `builtIn` is a folder that takes the place of VS Code's own extensions; `smoke` lets the page's address name a test suite; `trust` asks before a folder is trusted, as a user's VS Code does.
 */
export async function startServer({ settings = {}, extensions, builtIn, smoke = false, trust = false } = {}) {
  const { node, server } = await ensureVsCode();
  const data = temporaryFolder('server');
  mkdirSync(join(data, 'data', 'User'), { recursive: true });
  writeFileSync(join(data, 'data', 'User', 'settings.json'), JSON.stringify(settings, undefined, 2));
  const flags = [
    ['--host', host, '--port', '0', '--without-connection-token', '--accept-server-license-terms'],
    ['--server-data-dir', data, '--extensions-dir', extensions ?? join(data, 'extensions')],
    ['--telemetry-level', 'off', '--disable-update-check', '--disable-getting-started-override'],
    builtIn === undefined ? [] : ['--builtin-extensions-dir', builtIn],
    trust ? [] : ['--disable-workspace-trust'],
    smoke ? ['--enable-smoke-test-driver'] : [],
  ].flat();
  // an empty gallery stops every look-up in a marketplace
  const child = start(node, [server, ...flags], { env: { ...process.env, EXTENSIONS_GALLERY: '{}' } });
  const port = await listening(child);
  return { port, url: `http://${host}:${port}`, stop: () => stop(child, data), kill: () => kill(child, data) };
}

function listening(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => reject(new Error(`VS Code did not listen within 60 s\n${output}`)), 60_000);
    const take = (chunk) => {
      output += chunk;
      // Extension host agent listening on 8822
      const found = /Extension host agent listening on (\d+)/.exec(output);
      if (found) resolve(Number(found[1]));
      if (found) clearTimeout(timer);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`VS Code ended with ${code} before it listened\n${output}`)));
  });
}

function stop(child, data) {
  return new Promise((resolve) => {
    const end = () => {
      // extension hosts that lost their server spin: the whole group goes
      signalGroup(child, 'SIGKILL');
      removeFolder(data);
      resolve();
    };
    if (child.exitCode !== null) return end();
    child.once('exit', end);
    signalGroup(child, 'SIGTERM');
    setTimeout(() => signalGroup(child, 'SIGKILL'), 3000).unref();
  });
}

/** Ends the server and every extension host at once, as a power cut would. */
async function kill(child, data) {
  const gone = new Promise((resolve) => (child.exitCode === null ? child.once('exit', resolve) : resolve()));
  signalGroup(child, 'SIGKILL');
  await gone;
  removeFolder(data);
}

/** The page's address for a folder or workspace file of this machine; `payload` are [key, value] pairs for the workbench. */
export function workbenchAddress(server, target, payload = []) {
  const query = new URLSearchParams();
  if (target === undefined) query.set('ew', 'true');
  else query.set(target.endsWith('.code-workspace') ? 'workspace' : 'folder', urlPath(target));
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `${server.url}/?${query}`;
}

/** How the page names a file of the server's machine. */
export const remoteAddress = (server, path) => `vscode-remote://${host}:${server.port}${urlPath(path)}`;

function urlPath(path) {
  const slashes = path.replaceAll('\\', '/');
  return slashes.startsWith('/') ? slashes : `/${slashes}`;
}
