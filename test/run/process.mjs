// Child processes that never outlive us: each has its own group, all are ended with the launcher.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';

const windows = process.platform === 'win32';
const running = new Set();
const temporary = new Set();

/** Sends a signal to a child and everything it started. */
export function signalGroup(child, signal) {
  try {
    if (windows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // the group is gone already
  }
}

/** Starts a command in a process group of its own, without standard input; it is killed when this process ends. `patient` leaves the processor to others that want it. */
export function start(command, args, { patient = false, ...options } = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: !windows, ...options });
  if (patient && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Runs a command to its end: resolves with {code, output}; code 124 when `limit` milliseconds were not enough, 127 when it could not start. */
export function run(command, args, { limit, echo = false, ...options } = {}) {
  return new Promise((done) => {
    const child = start(command, args, options);
    let output = '';
    const take = (chunk) => {
      output += chunk;
      if (echo) process.stdout.write(chunk);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    const timer = limit === undefined ? undefined : setTimeout(() => end(124), limit);
    const end = (code) => {
      clearTimeout(timer);
      signalGroup(child, 'SIGKILL');
      done({ code, output });
    };
    child.once('error', (error) => ((output += error.message), end(127)));
    child.once('close', (code) => end(code ?? 1));
  });
}

/** Runs npm with the npm that runs us, or the one on the path. */
export function npm(args, options = {}) {
  const cli = process.env.npm_execpath;
  const node = options.node ?? process.execPath;
  if (cli && /npm-cli\.[cm]?js$/.test(cli)) return run(node, [cli, ...args], options);
  return run('npm', args, { shell: windows, ...options });
}

/** A new folder in the system's temporary folder, removed when this process ends. */
export function temporaryFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `winnow-${name}-`));
  temporary.add(folder);
  return folder;
}

export function removeFolder(folder) {
  temporary.delete(folder);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

function cleanUp() {
  for (const child of running) signalGroup(child, 'SIGKILL');
  for (const folder of temporary) {
    try {
      removeFolder(folder);
    } catch {
      // a folder still in use stays in the system's temporary folder
    }
  }
}

process.on('exit', cleanUp);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(process.exitCode ?? 130));
