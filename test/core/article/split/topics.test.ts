import { expect, it } from 'vitest';
import { placeOf, TOPICS, topicSums, wordTableOf } from '../../../../src/core/article/split/topics.ts';
import { mulberry32 } from '../../../../src/training/random.ts';

const random = mulberry32(4);
const whole = (most: number): number => Math.floor(random() * most);
const words = 200;
const table = wordTableOf({
  hashes: Int32Array.from({ length: words }, (_, word) => (word % 3 === 0 ? word << 16 : whole(2 ** 32))),
  tells: new Uint8Array(words),
  // the first word stands at the ends of what eight bits hold
  topics: Int8Array.from({ length: words * TOPICS }, (_, at) => (at < TOPICS ? [-128, 127][at % 2] : whole(256) - 128) ?? 0),
});

it('finds every word of the list, also those whose hashes share a place, and no other', () => {
  expect([...table.hashes].map((hash) => placeOf(table, hash))).toEqual(Array.from({ length: words }, (_, word) => word));
  expect(placeOf(table, 12_345)).toBe(-1);
});

it('sums the topics of the known words of each part, however long, and of all parts before', () => {
  const places = Int32Array.from({ length: 50 }, (_, id) => (id % 7 === 3 ? -1 : id));
  const ids = Int32Array.from({ length: 2500 }, (_, at) => (at < 700 ? 0 : whole(50)));
  const starts = Int32Array.of(0, 700, 700, 705, 2500);
  const sums = topicSums(table, { ids, places, starts });
  const wanted = [...starts].flatMap((end) => {
    const placed = [...ids.subarray(0, end)].map((id) => places[id] ?? -1).filter((place) => place >= 0);
    return Array.from({ length: TOPICS }, (_, topic) =>
      placed.reduce((sum, place) => sum + (table.topics[place * TOPICS + topic] ?? 0), 0),
    );
  });
  expect([...sums]).toEqual(wanted);
});
