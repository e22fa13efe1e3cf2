import type * as vscode from 'vscode';

/** Runs `work` over the items, at most `width` at a time, in order of start; stops early when cancelled. Errors of `work` are thrown. */
export async function inBatches<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
  options: { readonly width: number; readonly isCancelled: () => boolean },
): Promise<void> {
  let next = 0;
  const runner = async (): Promise<void> => {
    while (next < items.length && !options.isCancelled()) {
      const item = items[next++];
      if (item !== undefined) await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(options.width, items.length) }, runner));
}

/** The items in order, each with what `read` gives for it; some are read at once, as each reading may be a message to another process. */
export async function* readAhead<T, R>(items: readonly T[], read: (item: T) => Promise<R>): AsyncGenerator<readonly [T, R]> {
  for (let at = 0; at < items.length; at += AHEAD) {
    const some = items.slice(at, at + AHEAD);
    const all = await Promise.all(some.map(async (item) => [item, await read(item)] as const));
    yield* all;
  }
}

const AHEAD = 64;

/** Lets the event loop run when the slice of time is used up, so that nothing waits longer than about `slice` milliseconds, however many workers share it. */
export function createPacer(slice = 24): () => Promise<void> | undefined {
  let started = performance.now();
  const waiting: (() => void)[] = [];
  // one worker a turn: all of them at once would each take a slice before anything else came to its turn
  const release = (): void => {
    started = performance.now();
    waiting.shift()?.();
    if (waiting.length > 0) inNextTurn(release);
  };
  return () => {
    if (performance.now() - started < slice) return undefined;
    return new Promise((resolve) => {
      if (waiting.push(resolve) === 1) inNextTurn(release);
    });
  };
}

/** Node runs timers that fall due meanwhile before it looks at messages again; an immediate comes after them. Browsers have no such order and no immediates. */
function inNextTurn(act: () => void): void {
  if ('setImmediate' in globalThis) setImmediate(act);
  else setTimeout(act, 0);
}

/** Calls `act` once after calls have ceased for `pause` milliseconds, or at the latest `most` milliseconds after the first. */
export function createDebounce(act: () => void, pause: number, most = pause * 5): vscode.Disposable & { readonly call: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let first = 0;
  const fire = (): void => {
    timer = undefined;
    act();
  };
  const call = (): void => {
    const now = performance.now();
    if (timer === undefined) first = now;
    // close to the limit the timer stays as it is: set anew by busy work it would never come to its turn
    else if (now - first > most - pause) return;
    clearTimeout(timer);
    timer = setTimeout(fire, pause);
  };
  return { call, dispose: () => clearTimeout(timer) };
}

/** Resolves after `time` milliseconds. */
export const wait = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));
