import { once } from 'node:events';

/** Writes lines to a stream in blocks, waiting where the reader is slower; `end` writes what is left. */
export interface Output {
  readonly line: (text: string) => Promise<void>;
  readonly end: () => Promise<void>;
}

/** A buffered output with back-pressure. */
export function outputTo(stream: NodeJS.WritableStream): Output {
  let waiting: string[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const block = waiting.join('');
    waiting = [];
    size = 0;
    if (!stream.write(block)) await once(stream, 'drain');
  };
  return {
    line: async (text) => {
      waiting.push(text, '\n');
      size += text.length;
      if (size >= BLOCK) await flush();
    },
    end: flush,
  };
}

const BLOCK = 1 << 16;
