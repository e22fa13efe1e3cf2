import { expect, it } from 'vitest';
import { inHalves } from '../../src/cli/inHalves.ts';

it('writes all but what cannot be written, each once, in few attempts', () => {
  const items = Array.from({ length: 64 }, (_, at) => at);
  let attempts = 0;
  const outcomes = inHalves(items, (some) => {
    attempts++;
    const refused = some.includes(37) ? 'no' : undefined;
    return { refused, outcomes: some.map((item) => ({ item, refused })) };
  });
  expect(outcomes.map(({ item }) => item)).toEqual(items);
  expect(outcomes.filter(({ refused }) => refused !== undefined)).toEqual([{ item: 37, refused: 'no' }]);
  expect(attempts).toBe(13);
});

it('attempts nothing where there is nothing', () => {
  expect(inHalves([], () => expect.unreachable())).toEqual([]);
});
