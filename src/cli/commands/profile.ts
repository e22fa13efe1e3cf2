import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { mergeProfiles, ProfileBuilder, readProfile, writeProfile } from '../../core/index.ts';
import { openCorpus, textsOf } from '../corpus.ts';
import { isBad, openInput, readRow, rowsOf } from '../rows.ts';
import { createComplaints } from '../complaints.ts';
import type { ExitCode } from '../exitCode.ts';

interface Options {
  readonly merge?: readonly string[];
}

/** `profile`: what the rows (or the files of a folder) share, source by source, as bytes on standard output. */
export function profileCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('profile')
    .description('Writes a compact profile of the lines that rows of a source share; reads JSONL rows on standard input, or a folder.')
    .argument('[folder]', 'a corpus folder instead of rows on standard input')
    .option('--merge <files...>', 'join profiles instead; their order does not matter')
    .action(async (folder: string | undefined, { merge }: Options) => {
      if (merge) {
        await write(mergeProfiles(merge.map(loadProfile)));
        return done(0);
      }
      const { profile, code } = folder === undefined ? await profileOfRows() : profileOfFolder(folder);
      await write(profile);
      return done(code);
    });
}

/** Reads a profile file; throws an Error that names the file when it is none. */
export function loadProfile(file: string): ProfileBuilder {
  try {
    return readProfile(readFileSync(file));
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : 'cannot be read'}`, { cause: error });
  }
}

interface Profiled {
  readonly profile: ProfileBuilder;
  readonly code: ExitCode;
}

async function profileOfRows(): Promise<Profiled> {
  const profile = new ProfileBuilder();
  const { fail, code } = createComplaints();
  for await (const row of rowsOf(openInput(undefined))) {
    const read = readRow(row);
    if (isBad(read)) fail(`standard input, line ${read.line}`, read.error);
    else profile.add(read);
  }
  return { profile, code: code() };
}

function profileOfFolder(folder: string): Profiled {
  const corpus = openCorpus(folder);
  const profile = new ProfileBuilder();
  const { fail, code } = createComplaints();
  for (const article of textsOf(corpus, corpus.entries, fail)) profile.add(article);
  return { profile, code: corpus.troubles.some(({ kind }) => kind === 'unreadable') ? 1 : code() };
}

async function write(profile: ProfileBuilder): Promise<void> {
  const bytes = writeProfile(profile);
  await new Promise<void>((resolve, reject) => process.stdout.write(bytes, (error) => (error ? reject(error) : resolve())));
}
