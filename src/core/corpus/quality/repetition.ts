import { pipelineWords } from './words.ts';

/** Measures of Gopher's repetition filter (Rae et al. 2021, table A1), as datatrove computes them; every figure is a share 0-1. */
export interface Repetition {
  readonly duplicateLines: number;
  readonly duplicateParagraphs: number;
  /** Characters in duplicate lines, of all characters. */
  readonly duplicateLineCharacters: number;
  readonly duplicateParagraphCharacters: number;
  /** Characters of the most frequent n-gram times its count, of all characters, by n (2-4). */
  readonly topNGrams: Readonly<Record<number, number>>;
  /** Characters in repeated n-grams, of all characters, by n (5-10). */
  readonly duplicateNGrams: Readonly<Record<number, number>>;
}

/** Measures how much a text repeats itself; all zero for an empty text. Lengths are in code points. */
export function repetitionOf(text: string, words: readonly string[] = pipelineWords(text)): Repetition {
  const size = Math.max(1, lengthOf(text));
  const paragraphs = duplicates(text.trim().split(/\n{2,}/));
  const lines = duplicates(text.split(/\n+/));
  const byN = (ns: readonly number[], measure: (n: number) => number): Record<number, number> =>
    Object.fromEntries(ns.map((n) => [n, measure(n) / size]));
  return {
    duplicateLines: lines.count / lines.of,
    duplicateParagraphs: paragraphs.count / paragraphs.of,
    duplicateLineCharacters: lines.characters / size,
    duplicateParagraphCharacters: paragraphs.characters / size,
    topNGrams: byN([2, 3, 4], (n) => topNGram(words, n)),
    duplicateNGrams: byN([5, 6, 7, 8, 9, 10], (n) => duplicateNGram(words, n)),
  };
}

function duplicates(items: readonly string[]): { readonly count: number; readonly characters: number; readonly of: number } {
  const seen = new Set<string>();
  let count = 0;
  let characters = 0;
  for (const item of items) {
    if (!seen.has(item)) {
      seen.add(item);
      continue;
    }
    count++;
    characters += lengthOf(item);
  }
  return { count, characters, of: items.length };
}

function topNGram(words: readonly string[], n: number): number {
  const counts = new Map<string, number>();
  for (let at = 0; at + n <= words.length; at++) {
    const gram = words.slice(at, at + n).join(' ');
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  let top = '';
  let most = 0;
  for (const [gram, count] of counts) {
    if (count <= most) continue;
    top = gram;
    most = count;
  }
  return lengthOf(top) * most;
}

function duplicateNGram(words: readonly string[], n: number): number {
  const seen = new Set<string>();
  let characters = 0;
  for (let at = 0; at + n <= words.length; at++) {
    const gram = words.slice(at, at + n).join('');
    if (!seen.has(gram)) {
      seen.add(gram);
      continue;
    }
    characters += lengthOf(gram);
    at += n - 1;
  }
  return characters;
}

function lengthOf(text: string): number {
  let length = text.length;
  for (let at = 0; at < text.length; at++) if ((text.charCodeAt(at) & 0xfc00) === 0xdc00) length--;
  return length;
}
