import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Asked } from './cliAgain.ts';
import { root } from './sources.ts';

/** What a run of the command line gave. */
export interface CliRun {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** A run that goes on while its input is open. */
export interface Talk {
  readonly write: (text: string) => void;
  readonly end: () => void;
  /** The next line of its output, without the break. */
  readonly nextLine: () => Promise<string>;
  /** Stops reading its output. */
  readonly hangUp: () => void;
  readonly code: Promise<number | null>;
}

type Run = (args: readonly string[], input?: string | Uint8Array) => Promise<CliRun>;

/** Runs a built command line with bytes on its standard input, in a process that has run others before, one at a time. */
export interface Cli extends Run {
  /** The same in a process of its own, as a person's shell does. */
  readonly alone: Run;
  readonly open: (args: readonly string[]) => Talk;
  /** The program itself. */
  readonly path: string;
}

/** The program, built once by each worker of the test runner, and the process of it that runs again and again. */
let built: Promise<Cli> | undefined;

/** Builds src/cli.ts into dist/test-cli, where this worker has not yet, and gives functions that run it. */
export async function buildCli(): Promise<Cli> {
  return await (built ??= buildPrograms());
}

async function buildPrograms(): Promise<Cli> {
  const outdir = join(root, 'dist', 'test-cli', process.env['VITEST_POOL_ID'] ?? '0');
  const banner = { js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" };
  await build({
    entryPoints: [join(root, 'src/cli.ts'), join(root, 'test/support/cliAgain.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outdir,
    entryNames: '[name]',
    outExtension: { '.js': '.mjs' },
    banner,
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  const path = join(outdir, 'cli.mjs');
  return Object.assign(runAgain(fork(join(outdir, 'cliAgain.mjs'), { serialization: 'advanced' })), {
    alone: async (args: readonly string[], input: string | Uint8Array = '') => await runNode([path, ...args], input),
    open: (args: readonly string[]) => openNode([path, ...args]),
    path,
  });
}

/** One at a time, in the order in which they are asked for. */
function runAgain(child: ChildProcess): Run {
  // the runner need not wait for it: without the runner it ends
  child.unref();
  child.channel?.unref();
  let last: Promise<unknown> = Promise.resolve();
  return async (args, input = '') => {
    const turn = last.then(async () => {
      const over = new AbortController();
      const told = once(child, 'message', over);
      const ended = once(child, 'exit', over).then(() => Promise.reject(new Error(`the process ended while it ran ${args.join(' ')}`)));
      child.send({ args, input } satisfies Asked);
      const [{ code, stdout, stderr }] = (await Promise.race([told, ended]).finally(() => over.abort())) as [CliRun];
      return { code, stdout: Buffer.from(stdout), stderr };
    });
    last = turn.catch(() => undefined);
    return await turn;
  };
}

function openNode(args: readonly string[]): Talk {
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  child.stdin.on('error', () => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    write: (text) => void child.stdin.write(text),
    end: () => child.stdin.end(),
    nextLine: async () => String((await lines.next()).value),
    hangUp: () => child.stdout.destroy(),
    code: new Promise((resolve) => child.on('exit', resolve)),
  };
}

async function runNode(args: readonly string[], input: string | Uint8Array): Promise<CliRun> {
  const child = spawn(process.execPath, args);
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString() };
}
