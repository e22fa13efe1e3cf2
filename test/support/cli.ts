import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { build } from 'esbuild';
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

/** Runs a built command line with bytes on its standard input. */
export interface Cli {
  (args: readonly string[], input?: string | Uint8Array): Promise<CliRun>;
  readonly open: (args: readonly string[]) => Talk;
  /** The program itself. */
  readonly path: string;
}

/** The program, built once by each worker of the test runner. */
let built: Promise<string> | undefined;

/** Builds src/cli.ts into dist/test-cli, where this worker has not yet, and gives a function that runs it. */
export async function buildCli(): Promise<Cli> {
  const outfile = await (built ??= buildProgram());
  const run = async (args: readonly string[], input: string | Uint8Array = ''): Promise<CliRun> => await runNode([outfile, ...args], input);
  return Object.assign(run, { open: (args: readonly string[]) => openNode([outfile, ...args]), path: outfile });
}

async function buildProgram(): Promise<string> {
  const outfile = join(root, 'dist', 'test-cli', process.env['VITEST_POOL_ID'] ?? '0', 'cli.mjs');
  mkdirSync(join(outfile, '..'), { recursive: true });
  const banner = { js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" };
  await build({
    entryPoints: [join(root, 'src/cli.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outfile,
    banner,
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  return outfile;
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
