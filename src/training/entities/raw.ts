import type { TaggedSentence } from './tsv.ts';

/** A gold mention in raw text: UTF-16 offsets, tag without B/I ("PER"). */
export interface GoldSpan {
  readonly start: number;
  readonly end: number;
  readonly tag: string;
}

/** Sentences as raw text, one a line, with their gold mentions. */
export interface RawDocument {
  readonly text: string;
  readonly lines: readonly { readonly start: number; readonly end: number }[];
  readonly spans: readonly GoldSpan[];
}

/** Sets tokens as an editor would have printed them (no space before a comma, none after an opening bracket, quotes in pairs); `shape` may change each word's case. */
export function toRaw(sentences: readonly TaggedSentence[], shape: (word: string) => string = (word) => word): RawDocument {
  let text = '';
  const lines: { start: number; end: number }[] = [];
  const spans: GoldSpan[] = [];
  for (const { words, tags } of sentences) {
    const start = text.length;
    let openQuote = false;
    let glue = true;
    words.forEach((original, index) => {
      const word = shape(original.replaceAll('_', ' '));
      const isQuote = word === '"' || word === '``' || word === "''" || word === '“' || word === '”';
      const closes = isQuote && openQuote;
      if (!glue && !closes && !LEFT.test(word)) text += ' ';
      const tag = tags[index] ?? 'O';
      const at = text.length;
      text += word;
      const last = spans.at(-1);
      if (tag.startsWith('I-') && last && index > 0 && (tags[index - 1] ?? 'O').slice(2) === tag.slice(2))
        spans[spans.length - 1] = { ...last, end: text.length };
      else if (tag !== 'O') spans.push({ start: at, end: text.length, tag: tag.slice(2) });
      if (isQuote) openQuote = !openQuote;
      glue = (isQuote && openQuote) || RIGHT.test(word);
    });
    lines.push({ start, end: text.length });
    text += '\n';
  }
  return { text, lines, spans };
}

// e.g. ",", ")", "'s", "n't", "%"
const LEFT = /^(?:[.,;:!?%)\]}’]|\.\.\.|…|['’](?:s|S|re|ve|ll|d|m)|n['’]t|')$/;
// e.g. "(", "$"
const RIGHT = /^(?:[([{$£€#@])$/;
