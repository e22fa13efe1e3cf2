import type { Corpus } from '../corpus/corpus.ts';
import { groupBy } from '../../core/index.ts';

/** For a corpus as it is now: of each article what its analysis rests on beside its text, as a short text that differs when that does. */
export type Stamps = (corpus: Corpus) => (path: string) => string;

/** Makes stamps; those of one maker can be compared with each other. */
export function createStamps(): Stamps {
  const numbers = new Map<string, number>();
  const objects = new WeakMap<object, number>();
  let next = 0;
  const numberOf = (text: string): number => {
    const known = numbers.get(text) ?? ++next;
    numbers.set(text, known);
    return known;
  };
  return (corpus) => {
    const profile = corpus.profile();
    for (const basis of [profile, corpus.lists]) if (basis && !objects.has(basis)) objects.set(basis, ++next);
    const own = groupBy(corpus.decisions, ({ scope }) => (scope.kind === 'path' ? scope.path : undefined));
    const shared = corpus.decisions.filter(({ scope }) => scope.kind !== 'path');
    const rules = corpus.rules.map(({ id, boilerplate, scope, match, keep }) => ({ id, boilerplate, scope, match, keep }));
    const basis = numberOf(JSON.stringify([corpus.config, rules, shared, objects.get(corpus.lists)]));
    return (path) => {
      const { source = '', date = '', text } = corpus.entryOf(path) ?? {};
      const decided = own.get(path);
      return `${basis} ${profile ? (objects.get(profile) ?? 0) : 0} ${decided ? numberOf(JSON.stringify(decided)) : 0} ${source} ${date}${text === undefined ? '' : ` ${text.length} ${sumOf(text)}`}`;
    };
  };
}

/** A number that tells texts apart well enough to see that a row of the index was written anew. */
function sumOf(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum = (Math.imul(sum, 31) + text.charCodeAt(at)) | 0;
  return sum;
}
