/** What a command ends with: 0 all well, 1 some bad rows or files (lint: findings), 2 could not run. */
export type ExitCode = 0 | 1 | 2;
