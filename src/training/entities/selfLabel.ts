import type { EntityModel } from '../../core/entities/model.ts';
import { TAGS } from '../../core/entities/labels.ts';
import { readText } from '../../core/entities/reading.ts';
import { type GoldSpan, type RawDocument, toRaw } from './raw.ts';
import type { TaggedSentence } from './tsv.ts';

/** Unlabelled documents with the labels that the model gives them. */
export function selfLabelled(documents: readonly (readonly TaggedSentence[])[], model: EntityModel): RawDocument[] {
  return documents.map((document) => {
    const raw = toRaw(document);
    return { ...raw, spans: spansOf(raw, model) };
  });
}

/** All names that the model finds, those of no reported type too. */
function spansOf(raw: RawDocument, { tagger }: EntityModel): GoldSpan[] {
  const reading = readText(raw.text, raw.lines, tagger);
  return tagger.names(reading).map(({ first, last, tag }) => ({
    start: reading.tokens.start[first] ?? 0,
    end: reading.tokens.end[last - 1] ?? 0,
    tag: TAGS[tag] ?? 'MISC',
  }));
}

// e.g. "reports", "U.S."
const WORD = /\S+/g;

/** The document with each word's case changed (words whose length would change are left as they are). */
export function reshaped(raw: RawDocument, shape: (word: string) => string): RawDocument {
  const text = raw.text.replace(WORD, (word) => {
    const changed = shape(word);
    return changed.length === word.length ? changed : word;
  });
  return { ...raw, text };
}
