import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidatesOf, findDuplicates, NEAR_DUPLICATE } from '../../../src/core/corpus/duplicates.ts';
import { PairTable } from '../../../src/core/corpus/pairTable.ts';
import { ShingleSet } from '../../../src/core/corpus/shingleSet.ts';
import { shinglesOf, sketchOf } from '../../../src/core/corpus/sketch.ts';
import { quickest } from '../../support/quickest.ts';

function jaccard(a: Uint32Array, b: Uint32Array): number {
  const set = new ShingleSet();
  set.hold(a);
  return set.jaccard(b);
}

function found(texts: Readonly<Record<string, string>>): ReturnType<typeof findDuplicates> {
  const sketched = Object.entries(texts).map(([path, text]) => ({ path, sketch: sketchOf(shinglesOf(text)), hash: text }));
  return findDuplicates(sketched, (path) => shinglesOf(texts[path] ?? ''));
}

/** Words by number, so that overlaps are exact. */
function words(from: number, to: number): string {
  return Array.from({ length: to - from }, (_, index) => `word${from + index}`).join(' ');
}

describe('near duplicates', () => {
  it('have the Jaccard similarity of their shingles', () => {
    const [a, b] = [shinglesOf(words(0, 102)), shinglesOf(words(20, 122))];
    expect([a.length, b.length]).toEqual([100, 100]);
    expect(jaccard(a, b)).toBe(80 / 120);
    expect(jaccard(shinglesOf('One, two — three four'), shinglesOf('---\ntags: [x]\n---\none TWO three. Four!'))).toBe(1);
  });
  it('are asked for the shingles of candidates alone', () => {
    const texts: Readonly<Record<string, string>> = { a: words(0, 100), b: words(5, 105), c: words(500, 600), d: words(900, 1000), e: '' };
    const sketched = Object.entries(texts).map(([path, text]) => ({ path, sketch: sketchOf(shinglesOf(text)) }));
    const asked = new Set<string>();
    findDuplicates(sketched, (path) => {
      asked.add(path);
      return shinglesOf(texts[path] ?? '');
    });
    expect([...candidatesOf(sketched)].sort()).toEqual(['a', 'b']);
    expect(candidatesOf(sketched)).toEqual(asked);
  });
  it('have the similarity of sets whatever the shingles, 0 among them, and after a larger set', () => {
    const set = new ShingleSet();
    const shingles = fc.uniqueArray(fc.oneof(fc.nat(40), fc.integer({ min: 0xfffffff0, max: 0xffffffff })), { maxLength: 60 });
    fc.assert(
      fc.property(shingles, shingles, (some, others) => {
        const [a, b] = [Uint32Array.from(some).sort(), Uint32Array.from(others).sort()];
        set.hold(Uint32Array.from({ length: 2000 }, (_, at) => at));
        set.hold(a);
        const shared = some.filter((each) => others.includes(each)).length;
        const all = a.length + b.length - shared;
        expect(set.jaccard(b)).toBe(all === 0 ? 1 : shared / all);
      }),
    );
  });
  it('are each looked at once: a table of pairs knows which were added, however many', () => {
    const table = new PairTable();
    const known = new Set<string>();
    for (let step = 0; step < 20_000; step++) {
      const [a, b] = [(step * 7919) % 211, (step * 104_729) % 97];
      expect(table.add(a, b)).toBe(!known.has(`${a} ${b}`));
      known.add(`${a} ${b}`);
    }
    expect(table.add(1, 0) && table.add(0, 1)).toBe(!known.has('1 0') && !known.has('0 1'));
  });
  it('are pairs at or above the threshold and no others', () => {
    const { pairs, clusters, count } = found({
      a: words(0, 300),
      b: words(10, 310),
      c: words(80, 380),
      d: words(1000, 1300),
      e: '',
      f: '',
    });
    expect(pairs.map(({ a, b }) => a + b)).toEqual(['ab']);
    expect(pairs.every(({ similarity }) => similarity >= NEAR_DUPLICATE)).toBe(true);
    expect([clusters, count]).toEqual([[['a', 'b']], 1]);
  });
  it('are not joined by a chain', () => {
    const { pairs, clusters } = found({ a: words(0, 300), b: words(40, 340), c: words(80, 380) });
    expect(pairs.map(({ a, b }) => a + b)).toEqual(['ab', 'bc']);
    expect(clusters).toHaveLength(1);
    expect(clusters[0]).toHaveLength(2);
  });
  it('with the same bytes count as pairs too, however many', () => {
    const same = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`s${index}`, words(0, 50)]));
    const { pairs, clusters, count } = found({ ...same, near: words(0, 51) });
    expect(count).toBe((400 * 399) / 2 + 400);
    expect(clusters.map((cluster) => cluster.length)).toEqual([401]);
    expect(pairs.length).toBeLessThan(2000);
  });
  it('are found whatever the texts: no pair is missed, each is true', () => {
    let missed = 0;
    let pairsInAll = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 150, max: 220 })), { minLength: 2, maxLength: 8 }), (spans) => {
        const texts = Object.fromEntries(spans.map(([from, length], index) => [`t${index}`, words(from, from + length)]));
        const { pairs } = found(texts);
        const names = Object.keys(texts);
        for (const [i, x] of names.entries()) {
          for (const y of names.slice(i + 1)) {
            const truth = jaccard(shinglesOf(texts[x] ?? ''), shinglesOf(texts[y] ?? '')) >= NEAR_DUPLICATE;
            const told = pairs.some(({ a, b }) => a === x && b === y);
            if (told) expect(truth).toBe(true);
            if (truth) pairsInAll++;
            if (truth && !told) missed++;
          }
        }
      }),
      { numRuns: 200 },
    );
    expect(missed).toBeLessThanOrEqual(pairsInAll * 0.002);
  });
  it('of 10,000 texts are found in two seconds of CPU', () => {
    const texts = Array.from({ length: 10_000 }, (_, index) => ({ path: `t${index}`, text: words(index * 1000, index * 1000 + 60) }));
    const find = (): void => {
      const sketched = texts.map(({ path, text }) => ({ path, sketch: sketchOf(shinglesOf(text)) }));
      expect(findDuplicates(sketched, (path) => Uint32Array.of(Number(path.slice(1)))).count).toBe(0);
    };
    expect(quickest(2000, find)).toBeLessThan(2000);
  });
});
