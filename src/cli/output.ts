import { once } from 'node:events';

/** Writes to a stream in blocks, waiting where the reader is slower; `end` writes what is left. */
interface Output {
  readonly write: (text: string) => Promise<void>;
  readonly line: (text: string) => Promise<void>;
  readonly end: () => Promise<void>;
}

/** A buffered output with back-pressure; what is buffered goes out as soon as the program waits for input. */
export function outputTo(stream: NodeJS.WritableStream): Output {
  let waiting: string[] = [];
  let size = 0;
  let isScheduled = false;
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const block = waiting.join('');
    waiting = [];
    size = 0;
    if (!stream.write(block)) await once(stream, 'drain');
  };
  const flushWhenIdle = (): void => {
    isScheduled = false;
    void flush();
  };
  const write = async (text: string): Promise<void> => {
    waiting.push(text);
    if (!isScheduled) setImmediate(flushWhenIdle);
    isScheduled = true;
    size += text.length;
    if (size >= BLOCK) await flush();
  };
  return { write, line: (text) => write(`${text}\n`), end: flush };
}

const BLOCK = 1 << 16;
