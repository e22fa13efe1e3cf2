// A VS Code server of our own on 127.0.0.1.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeFolder, signalGroup, start, temporaryFolder } from './process.mjs';
import { ensureVsCode } from './vscode.mjs';

const host = '127.0.0.1';
/** Servers that a window has given back, and ports of killed ones: at an address that it knows a browser has in its cache what it compiled of VS Code. */
const idle = [];
const ports = [];

/**
 * A server with an empty profile: one that was given back by a window of the same flags, or a new one on a free port. Resolves once it listens with {port, url},
 * `giveBack` for when its page is closed, and `kill`, which ends it and its extension hosts at once, as a power cut would.
 * `builtIn` is a folder that takes the place of VS Code's own extensions; `smoke` lets the page's address name a test suite; `trust` asks before a folder is trusted, as a user's VS Code does.
 */
export async function startServer({ settings = {}, extensions, builtIn, smoke = false, trust = false } = {}) {
  const flags = [
    ['--host', host, '--without-connection-token', '--accept-server-license-terms'],
    ['--telemetry-level', 'off', '--disable-update-check', '--disable-getting-started-override'],
    extensions === undefined ? [] : ['--extensions-dir', extensions],
    builtIn === undefined ? [] : ['--builtin-extensions-dir', builtIn],
    trust ? [] : ['--disable-workspace-trust'],
    smoke ? ['--enable-smoke-test-driver'] : [],
  ].flat();
  const given = idle.findIndex((server) => server.flags.join() === flags.join() && server.child.exitCode === null);
  const server = given >= 0 ? idle.splice(given, 1)[0] : await newServer(flags);
  writeProfile(server.data, settings);
  const { port } = server;
  return { port, url: `http://${host}:${port}`, giveBack: () => void idle.push(server), kill: () => kill(server) };
}

async function newServer(flags) {
  const { node, server } = await ensureVsCode();
  const data = temporaryFolder('server');
  const own = ['--port', ports.pop() ?? '0', '--server-data-dir', data];
  if (!flags.includes('--extensions-dir')) own.push('--extensions-dir', join(data, 'extensions'));
  // an empty gallery stops every look-up in a marketplace
  const child = start(node, [server, ...own, ...flags], { env: { ...process.env, EXTENSIONS_GALLERY: '{}' } });
  return { flags, data, child, port: await listening(child) };
}

/** Puts a user's folder with nothing but settings in the place of what a window left. */
function writeProfile(data, settings) {
  const user = join(data, 'data', 'User');
  rmSync(user, { recursive: true, force: true });
  mkdirSync(user, { recursive: true });
  writeFileSync(join(user, 'settings.json'), JSON.stringify(settings, undefined, 2));
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

async function kill({ child, data, port }) {
  const gone = new Promise((resolve) => (child.exitCode === null ? child.once('exit', resolve) : resolve()));
  // extension hosts that lost their server spin: the whole group goes
  signalGroup(child, 'SIGKILL');
  await gone;
  removeFolder(data);
  ports.push(String(port));
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
