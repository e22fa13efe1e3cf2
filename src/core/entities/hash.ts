import { lowerUnit } from './characters.ts';

/** Start value of every rolling hash (FNV-1a, 32 bits, over UTF-16 code units). */
export const HASH_START = 0x811c9dc5 | 0;

/** The rolling hash with one more code unit. */
export function hashUnit(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

/** The hash of a piece of text as it stands. */
export function hashOf(text: string): number {
  let hash = HASH_START;
  for (let at = 0; at < text.length; at++) hash = hashUnit(hash, text.charCodeAt(at));
  return hash;
}

/** The hash of a piece of text in lower case, the same that the tokenizer gives its tokens. */
export function lowerHashOf(text: string, start = 0, end = text.length): number {
  let hash = HASH_START;
  for (let at = start; at < end; at++) hash = hashUnit(hash, lowerUnit(text.charCodeAt(at)));
  return hash;
}

/** Mixes two 32-bit values into one whose every bit depends on all of theirs (the finaliser of MurmurHash3, public domain). */
export function mix(a: number, b: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
