import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TRAINING } from './options.ts';
import { parseTsv, type TaggedSentence } from './tsv.ts';

/** A training source by its short name. */
export interface Dataset {
  readonly name: string;
  /** How much each of its documents counts. */
  readonly weight: number;
  readonly documents: readonly (readonly TaggedSentence[])[];
}

/** The training sources in ../shared/data/entities/train. */
const SOURCES = ['redocred', 'crossner', 'gum-ccby', 'btc-clean'] as const;

/** Reads the training sources under the shared folder. */
export function readDatasets(shared: string): Dataset[] {
  return SOURCES.map((name) => {
    const documents = parseTsv(readFileSync(join(shared, 'data/entities/train', `${name}.tsv`), 'utf8'));
    return {
      name,
      weight: TRAINING.weights[name],
      documents: name === 'gum-ccby' || name === 'redocred' ? documents.map((document) => document.map(repaired)) : documents,
    };
  });
}

/** GUM as we have it leaves "United" out of "United Kingdom"; GUM and Re-DocRED set hyphenated words apart: both are put right. */
function repaired({ words, tags }: TaggedSentence): TaggedSentence {
  const outWords: string[] = [];
  const outTags: string[] = [];
  words.forEach((word, index) => {
    const tag = tags[index] ?? 'O';
    const before = outWords.at(-1) ?? '';
    const last = outWords.length - 1;
    const next = words[index + 1] ?? '';
    if (word === '-' && isWord(before) && isWord(next)) outWords[last] = `${before}-`;
    else if (before.endsWith('-') && before.length > 1) outWords[last] = before + word;
    else {
      if (before === 'United' && tag.startsWith('B-') && outTags[last] === 'O') outTags[last] = tag;
      const continues = before === 'United' && tag.startsWith('B-') && outTags[last] === tag;
      outWords.push(word);
      outTags.push(continues ? `I-${tag.slice(2)}` : tag);
    }
  });
  return { words: outWords, tags: outTags };
}

// e.g. "Eye", "tracking"
const WORD = /^\p{L}+$/u;

function isWord(word: string): boolean {
  return WORD.test(word);
}

/** The sentences of the unlabelled news, tokens only, in pseudo-documents of `size` sentences. */
export function readUnlabelled(shared: string, size = 20): TaggedSentence[][] {
  const lines = readFileSync(join(shared, 'data/entities/unlabelled/voa.txt'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const sentences = lines.map((line) => {
    const words = line.trim().split(' ');
    return { words, tags: words.map(() => 'O') };
  });
  return Array.from({ length: Math.ceil(sentences.length / size) }, (_, index) => sentences.slice(index * size, (index + 1) * size));
}
