import type { ExitCode } from './exitCode.ts';

/** Tells of a file that cannot be used, and why. */
export type Fail = (path: string, why: string) => void;

/** Tells of trouble with files on standard error, one line each, and keeps count of it. */
interface Complaints {
  readonly fail: Fail;
  /** 1 when there was any, else 0. */
  readonly code: () => ExitCode;
}

/** Complaints of one run. */
export function createComplaints(): Complaints {
  let count = 0;
  const fail: Fail = (path, why) => {
    count++;
    complain(`${path}: ${why}`);
  };
  return { fail, code: () => (count > 0 ? 1 : 0) };
}

/** Writes one sentence on standard error as one line, whatever is in it. */
export function complain(sentence: string): void {
  process.stderr.write(`winnow: ${sentence.trim().replace(BREAKS, ' ')}\n`);
}

// e.g. "\n", and what else a terminal takes for the end of a line
const BREAKS = /[\r\n\u0085\u2028\u2029]+/g;
