import type { Entity, EntityType } from './entity.ts';
import { madeConsistent, type TaggedName } from './consistency.ts';
import { isOpen, LABELS, mayFollow, TAGS, tagOf } from './labels.ts';
import type { Reading } from './reading.ts';
import { refined } from './refine.ts';
import type { ScoredRun, Tagger } from './tagger.ts';

/** The people, places and organizations that the learned tagger finds in a reading over its own tokens and lexicon; sorted, not overlapping. */
export function taggedNames(reading: Reading, tagger: Tagger): Entity[] {
  const found: TaggedName[] = [];
  tagger.label(reading, (run, labels) => {
    for (let first = run.first; first < run.last; first++) {
      const label = labels[first] ?? 0;
      if (label === 0) continue;
      let last = first;
      while (last + 1 < run.last && isOpen(labels[last] ?? 0)) last++;
      found.push({ first, last: last + 1, tag: tagOf(label), score: sureness(run, labels, { first, last, tagger }) });
      first = last;
    }
  });
  return refined(reading, madeConsistent(reading, found)).flatMap(({ first, last, tag, score }) => {
    const type = TYPES[TAGS[tag] ?? 'MISC'];
    return type ? [{ start: reading.tokens.start[first] ?? 0, end: reading.tokens.end[last - 1] ?? 0, type, score, source: 'model' }] : [];
  });
}

const TYPES: Readonly<Record<(typeof TAGS)[number], EntityType | undefined>> = {
  PER: 'person',
  LOC: 'location',
  ORG: 'organization',
  MISC: undefined,
};

/** The least probability, over the name's tokens, of the label given the labels beside it; two decimals. */
function sureness(
  run: ScoredRun,
  labels: Uint8Array,
  name: { readonly first: number; readonly last: number; readonly tagger: Tagger },
): number {
  const { transitions, scale } = name.tagger;
  let least = 1;
  for (let index = name.first; index <= name.last; index++) {
    const before = index === run.first ? LABELS : (labels[index - 1] ?? 0);
    const after = index + 1 < run.last ? (labels[index + 1] ?? 0) : -1;
    const chosen = labels[index] ?? 0;
    const total = (label: number): number =>
      (run.emissions[(index - run.first) * LABELS + label] ?? 0) +
      (transitions[before * LABELS + label] ?? 0) +
      (after < 0 ? 0 : (transitions[label * LABELS + after] ?? 0));
    const own = total(chosen);
    let sum = 0;
    for (let label = 0; label < LABELS; label++)
      if (mayFollow(before === LABELS ? 0 : before, label) && (after < 0 ? !isOpen(label) : mayFollow(label, after))) sum += Math.exp((total(label) - own) / scale);
    least = Math.min(least, 1 / sum);
  }
  return Math.round(least * 100) / 100;
}
