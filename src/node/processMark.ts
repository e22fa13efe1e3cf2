import { hostname } from 'node:os';
import { sha256Of } from './sha256Of.ts';
import { reasonOf } from './walkFolder.ts';

/** Twelve hexadecimal digits that tell whose a file is: six of the machine, six of the process. */
export function processMark(): string {
  return machine() + process.pid.toString(16).padStart(6, '0').slice(-6);
}

/** Whether the process of a mark ran on this machine and is gone. */
export function isGone(mark: string): boolean {
  if (!mark.startsWith(machine())) return false;
  try {
    process.kill(Number.parseInt(mark.slice(6, 12), 16), 0);
    return false;
  } catch (error) {
    return reasonOf(error) === 'ESRCH';
  }
}

function machine(): string {
  return sha256Of(hostname()).slice(0, 6);
}
