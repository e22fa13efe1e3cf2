// A process that runs one command line after another, each with streams of its own: what takes a program's start, and compiling it anew, is taken once.
import { Readable, Writable } from 'node:stream';
import { run } from '../../src/cli/run.ts';

/** A command line to run, and what it reads on standard input. */
export interface Asked {
  readonly args: readonly string[];
  readonly input: string | Uint8Array;
}

process.on('message', (asked: Asked) => void answer(asked));

async function answer({ args, input }: Asked): Promise<void> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  const streams = { stdin: Readable.from([Buffer.from(input)]), stdout: into(out), stderr: into(err) };
  for (const [name, value] of Object.entries(streams)) Object.defineProperty(process, name, { value, configurable: true });
  const code = await run(args);
  process.send?.({ code, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString() });
}

function into(chunks: Buffer[]): Writable {
  return new Writable({
    write: (chunk: Buffer, _, done) => {
      chunks.push(chunk);
      done();
    },
  });
}
