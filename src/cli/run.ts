import { Command, CommanderError } from 'commander';
import { cleanCommand } from './commands/clean.ts';
import { evalCommand } from './commands/eval.ts';
import { exportCommand } from './commands/export.ts';
import { filterCommand } from './commands/filter.ts';
import { indexCommand } from './commands/index.ts';
import { lintCommand } from './commands/lint.ts';
import { profileCommand } from './commands/profile.ts';
import { restoreCommand } from './commands/restore.ts';
import { splitCommand } from './commands/split.ts';
import { tagCommand } from './commands/tag.ts';
import { complain } from './complaints.ts';
import type { ExitCode } from './exitCode.ts';

/** A command as the table holds it: adds itself to the program and tells its exit code through `done`. */
type CliCommand = (program: Command, done: (code: ExitCode) => void) => void;

const COMMANDS: readonly CliCommand[] = [
  filterCommand,
  profileCommand,
  indexCommand,
  lintCommand,
  cleanCommand,
  splitCommand,
  tagCommand,
  restoreCommand,
  exportCommand,
  evalCommand,
];

/** Runs one command line; errors are one line on standard error. The only place where the command line catches. */
export async function run(args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = new Command('winnow')
    .description('Cleans, splits and tags corpora of scraped articles.')
    .exitOverride()
    .configureOutput({ outputError: (text) => complain(text.replace(PREFIX, '')) });
  for (const command of COMMANDS) command(program, (result) => (code = result));
  program.commands.forEach((command) => command.exitOverride().copyInheritedSettings(program));
  process.stdout.on('error', onBrokenPipe);
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    complain(error instanceof Error ? error.message : String(error));
    return 2;
  }
}

/** A reader that goes away (`| head`) ends the program quietly; output that cannot be written is told. */
function onBrokenPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  complain(`the output cannot be written (${error.code ?? error.message})`);
  process.exit(2);
}

// e.g. "error: unknown option"
const PREFIX = /^error: /;
