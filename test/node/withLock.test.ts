import { spawn } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { processMark } from '../../src/node/processMark.ts';
import { withLock } from '../../src/node/withLock.ts';
import { temporaryFolder } from '../support/temporary.ts';

const LOCK = '.winnow/writing.lock';

describe('the lock of a corpus', () => {
  it('is there while something is done, and gone afterwards, whatever happens', () => {
    const root = temporaryFolder();
    expect(withLock(root, () => existsSync(join(root, LOCK)))).toBe(true);
    expect(existsSync(join(root, LOCK))).toBe(false);
    expect(() =>
      withLock(root, () => {
        throw new Error('trouble');
      }),
    ).toThrow('trouble');
    expect(existsSync(join(root, LOCK))).toBe(false);
  });
  it('leaves no folder that was made for it alone, and none that was there or holds something', () => {
    const [empty, filled, state] = [temporaryFolder(), temporaryFolder(), temporaryFolder({ '.winnow/x': '' })];
    rmSync(join(state, '.winnow/x'));
    withLock(empty, () => undefined);
    withLock(filled, () => writeFileSync(join(filled, '.winnow/journal.jsonl'), ''));
    withLock(state, () => undefined);
    expect([empty, filled, state].map((root) => existsSync(join(root, '.winnow')))).toEqual([false, true, true]);
  });
  it('is waited for where a living process holds it', () => {
    const root = temporaryFolder({ [LOCK]: processMark() });
    const code = `setTimeout(() => require('node:fs').rmSync(${JSON.stringify(join(root, LOCK))}), 400)`;
    spawn(process.execPath, ['-e', code], { stdio: 'ignore' });
    const start = Date.now();
    expect(withLock(root, () => 'done')).toBe('done');
    expect(Date.now() - start).toBeGreaterThan(300);
  });
  it('is taken where the process that made it is gone', () => {
    const root = temporaryFolder({ [LOCK]: `${processMark().slice(0, 6)}fffffe` });
    expect(withLock(root, () => 'done')).toBe('done');
  });
});
