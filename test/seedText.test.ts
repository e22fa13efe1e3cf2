import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sharedFolder } from './support/shared.ts';
import { root } from './support/sources.ts';

const shared = sharedFolder();
/** Files that hold text; models and pictures are not read. */
const TEXT = /\.(?:ts|mjs|json|jsonl|csv|txt|md|text|css|html|svg|yaml)$/;
/** A run of this many words is taken over, not happened upon. */
const RUN = 4;

/** Words, lower case. */
function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Every run of words inside one line, joined by blanks; runs of nothing but numbers and single letters say nothing. */
function runsOf(text: string): ReadonlySet<string> {
  const runs = new Set<string>();
  for (const line of text.split(/\r\n|\n|\r/)) {
    const words = wordsOf(line);
    for (let at = 0; at + RUN <= words.length; at++) {
      const run = words.slice(at, at + RUN);
      if (run.some((word) => word.length > 2)) runs.add(run.join(' '));
    }
  }
  return runs;
}

function textsUnder(folder: string): readonly { readonly path: string; readonly text: string }[] {
  const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter(
    (file) => file.isFile() && TEXT.test(file.name),
  );
  return files.map((file) => ({ path: join(file.parentPath, file.name), text: readFileSync(join(file.parentPath, file.name), 'utf8') }));
}

describe.skipIf(shared === undefined)('the seeds', () => {
  const folder = join(shared ?? '', 'seeds');
  const seeds = (shared === undefined ? [] : readdirSync(folder)).map((name) => readFileSync(join(folder, name), 'utf8'));
  const own = ['src', 'media'].flatMap(textsUnder);

  it('lend no run of four words to source or media', () => {
    const runs = new Set(seeds.flatMap((seed) => [...runsOf(seed)]));
    expect(runs.size).toBeGreaterThan(100);
    const found = own.flatMap(({ path, text }) => [...runsOf(text)].filter((run) => runs.has(run)).map((run) => `${path}: ${run}`));
    expect(found).toEqual([]);
  });
  it('lend no name of an outlet to source or media', () => {
    const names = outletsIn(seeds);
    expect(names.length).toBeGreaterThan(1);
    const found = own.flatMap(({ path, text }) => {
      const words = ` ${wordsOf(text).join(' ')} `;
      return names.filter((name) => words.includes(` ${name} `)).map((name) => `${path}: ${name}`);
    });
    expect(found).toEqual([]);
  });
});

/** What the seeds call themselves: "A Message from ...:" and "© year by ...", each as words. */
function outletsIn(seeds: readonly string[]): readonly string[] {
  const patterns = [/^A Message from (?:The )?(.+):$/m, /© \d{4} by ([^|\n]+)/, /^(\S+ Pvt) Ltd$/m];
  const names = seeds.flatMap((seed) => patterns.map((pattern) => pattern.exec(seed)?.[1])).filter((name) => name !== undefined);
  return names.map((name) => wordsOf(name).join(' '));
}
