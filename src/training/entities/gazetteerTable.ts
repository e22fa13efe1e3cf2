import { BEGINS, LONGEST_PHRASE, phraseHash, phraseKey } from '../../core/entities/gazetteer.ts';
import { tokenize } from '../../core/entities/tokenize.ts';
import { Tokens } from '../../core/entities/tokens.ts';
import type { Phrases } from './gazetteerSources.ts';

/** The gazetteer as the model file holds it: ascending keys of phrases (and of the words that begin longer ones) with their bits. */
export function toTable(phrases: Phrases): { readonly phrases: Int32Array; readonly phraseBits: Uint8Array } {
  const bits = new Map<number, number>();
  const put = (hash: number, bit: number): void => void bits.set(phraseKey(hash), (bits.get(phraseKey(hash)) ?? 0) | bit);
  const tokens = new Tokens();
  for (const [phrase, bit] of phrases) {
    tokens.clear();
    tokenize(phrase, 0, phrase.length, tokens);
    if (tokens.count === 0 || tokens.count > LONGEST_PHRASE) continue;
    let hash = 0;
    for (let index = 0; index < tokens.count; index++) {
      hash = phraseHash(hash, tokens.lower[index] ?? 0);
      if (index === 0 && tokens.count > 1) put(hash, BEGINS);
    }
    put(hash, bit);
  }
  const keys = [...bits.keys()].sort((a, b) => a - b);
  return { phrases: Int32Array.from(keys), phraseBits: Uint8Array.from(keys, (key) => bits.get(key) ?? 0) };
}
