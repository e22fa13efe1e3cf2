import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { hashOf, originalOf } from '../../src/core/index.ts';
import { readJournal } from '../../src/node/journalFile.ts';
import { removeLeftovers } from '../../src/node/writeFiles.ts';
import { temporaryFolder } from '../support/temporary.ts';

const FILES = 20;
const KILLS = 8;

/** A process that changes all files again and again: it takes the first line away and puts a new one at the end. */
const CHANGER = `
  import { applyChanges } from './src/node/applyChanges.ts';
  import { readArticle } from './src/node/readArticle.ts';
  const root = process.argv[2] ?? '';
  process.stdout.write('ready');
  for (let round = 0; ; round++) {
    const changes = Array.from({ length: ${FILES} }, (_, index) => {
      const path = 'f' + index + '.txt';
      const { text } = readArticle(root, path) as { text: string };
      const end = text.indexOf('\\n') + 1;
      return { kind: 'edit', path, edits: [{ start: 0, end, inserted: '' }, { start: text.length, end: text.length, inserted: 'new ' + process.pid + ' ' + round + '\\n' }] } as const;
    });
    applyChanges(root, changes, { cause: { who: 'test', command: 'clean' } });
  }
`;

describe('a process killed in the middle of a batch', () => {
  it(`leaves each file old or new, and a journal that leads from each to its original: ${KILLS} kills`, async () => {
    const original = (index: number): string => Array.from({ length: 30 }, (_, line) => `file ${index} line ${line}\n`).join('');
    const root = temporaryFolder(Object.fromEntries(Array.from({ length: FILES }, (_, index) => [`f${index}.txt`, original(index)])));
    const program = join(temporaryFolder(), 'changer.cjs');
    const stdin = { contents: CHANGER, resolveDir: process.cwd(), loader: 'ts' } as const;
    await build({
      stdin,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      mainFields: ['module', 'main'],
      outfile: program,
      logLevel: 'silent',
    });
    let changes = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const child = spawn(process.execPath, [program, root], { stdio: ['ignore', 'pipe', 'inherit'] });
      await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
      await new Promise((resolve) => setTimeout(resolve, 20 + 53 * kill));
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      expect(child.signalCode).toBe('SIGKILL');
      removeLeftovers(root);
      const { entries: journal } = readJournal(root);
      changes = journal.length;
      for (let index = 0; index < FILES; index++) {
        const bytes = readFileSync(join(root, `f${index}.txt`));
        const text = bytes.toString('utf8');
        const present = { path: `f${index}.txt`, text, hash: hashOf(bytes) };
        expect(text.split('\n')).toHaveLength(31);
        expect(originalOf(journal, present)?.text ?? text).toBe(original(index));
      }
    }
    expect(readdirSync(root).filter((name) => name.endsWith('.txt'))).toHaveLength(FILES);
    expect(changes).toBeGreaterThan(FILES);
  }, 180_000);
});
