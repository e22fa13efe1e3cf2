import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPacer, inBatches, readAhead } from '../../src/vscode/pacing.ts';

afterEach(() => vi.restoreAllMocks());

/** The most items done between two turns of the event loop where each takes `cost` milliseconds by the clock. */
async function mostBetweenTurns(width: number, cost: number): Promise<number> {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const pace = createPacer(24);
  let [since, most, done] = [0, 0, 0];
  let turning = true;
  const turn = (): void => {
    since = 0;
    if (turning) setImmediate(turn);
  };
  turn();
  const one = async (): Promise<void> => {
    await pace();
    now += cost;
    done++;
    since++;
    // all workers start at once; from then on they share
    if (done > width) most = Math.max(most, since);
  };
  await inBatches(
    Array.from({ length: 200 }, (_, item) => item),
    one,
    { width, isCancelled: () => false },
  );
  turning = false;
  expect(done).toBe(200);
  return most;
}

describe('the pacer of long work', () => {
  it('lets the event loop run after every slice', async () => {
    expect(await mostBetweenTurns(1, 10)).toBeLessThanOrEqual(6);
  });

  it('gives many workers one slice between them, not one each', async () => {
    expect(await mostBetweenTurns(16, 10)).toBeLessThanOrEqual(6);
  });
});

describe('reading ahead', () => {
  it('gives each item in order with what was read, some read at once but never all', async () => {
    const items = Array.from({ length: 200 }, (_, at) => at);
    let [now, most] = [0, 0];
    const read = async (item: number): Promise<number> => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setTimeout(resolve, item % 3));
      now--;
      return item * 2;
    };
    const taken: (readonly [number, number])[] = [];
    for await (const one of readAhead(items, read)) taken.push(one);
    expect(taken).toEqual(items.map((item) => [item, item * 2]));
    expect(most).toBeGreaterThan(8);
    expect(most).toBeLessThan(100);
  });
});
