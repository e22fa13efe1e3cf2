import type { Disk } from './disk.ts';

/** A web worker has no disk; what is written goes through `workspace.fs`. */
export const disk: Disk | undefined = undefined;
