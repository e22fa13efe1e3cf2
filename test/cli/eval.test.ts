import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCli, type Cli } from '../support/cli.ts';
import { root } from '../support/sources.ts';
import { temporaryFolder } from '../support/temporary.ts';

let cli: Cli;
beforeAll(async () => {
  cli = await buildCli();
});

type Scores = Readonly<Record<string, { readonly gold: number; readonly f1: number }>>;

/** Written by `eval test/fixtures/sample/gold.jsonl --texts media/sample-corpus --json`. */
const SCORES = join(root, 'test/fixtures/sample/scores.json');
/** Points of F1 that a type of so many lines may lose to chance when a model is learned anew: those of one line, at least half a point. */
const swing = (gold: number): number => Math.max(0.5, 150 / gold);
const LEAST = 40;

describe('eval', () => {
  it('finds no type of the sample corpus worse than it was', async () => {
    const run = await cli(['eval', join(root, 'test/fixtures/sample/gold.jsonl'), '--texts', join(root, 'media/sample-corpus'), '--json']);
    expect([run.code, run.stderr]).toEqual([0, '']);
    const now = JSON.parse(run.stdout.toString()) as Scores;
    const before = JSON.parse(readFileSync(SCORES, 'utf8')) as Scores;
    const lower = Object.entries(before).filter(([type, { gold, f1 }]) => gold >= LEAST && (now[type]?.f1 ?? 0) < f1 - swing(gold));
    expect(lower.map(([type, { f1 }]) => `${type} ${now[type]?.f1 ?? 0}, was ${f1}`)).toEqual([]);
  }, 60_000);
  it('prints each type, tells what cannot be read with its line, and what is lower than in a baseline', async () => {
    const text = 'Ferry sinks off the coast\n\nThe ferry sank off the coast on Monday, the police said.\n';
    const lines = ['title', 'blank', 'body'];
    const folder = temporaryFolder({
      'a.txt': text,
      'gold.jsonl': `${JSON.stringify({ file: 'a.txt', lines })}\nbroken\n`,
      'b.gold.json': '{"file": "gone.txt"}',
    });
    const run = await cli(['eval', folder]);
    expect(run.code).toBe(1);
    expect(run.stdout.toString()).toContain('title\t1\t1\t1\t100.0\t100.0\t100.0\n');
    expect(run.stderr).toMatch(/^winnow: .*b\.gold\.json: .*gone\.txt.*\nwinnow: .*gold\.jsonl:2: not an object\n$/);
    const one = join(folder, 'one.jsonl');
    writeFileSync(one, `${JSON.stringify({ text, lines: ['body', 'blank', 'body'] })}\n`);
    const baseline = join(folder, 'before.json');
    writeFileSync(baseline, '{"body": {"gold": 2, "f1": 90}, "title": {"gold": 1, "f1": 0}}');
    const lower = await cli(['eval', one, '--baseline', baseline]);
    expect([lower.code, lower.stderr]).toEqual([1, 'winnow: body: F1 is 66.7, it was 90\n']);
    expect((await cli(['eval', join(folder, 'nothing')])).code).toBe(2);
  }, 60_000);
});
