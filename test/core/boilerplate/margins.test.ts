import { expect, it } from 'vitest';
import { packForest } from '../../../src/core/boilerplate/forest.ts';
import { Margins } from '../../../src/core/boilerplate/margins.ts';

/** One tree that looks at feature 1, at 2 and at 5. */
const forest = packForest({
  bias: 0,
  roots: Int32Array.of(0),
  feature: Uint8Array.of(1, 1),
  threshold: Float32Array.of(2, 5),
  left: Int32Array.of(~0, ~1),
  right: Int32Array.of(1, ~2),
  value: Float32Array.of(1, 2, 3),
});

function asking(): { readonly margins: Margins; readonly asked: number[] } {
  const asked: number[] = [];
  const margins = new Margins(forest, (features, offset) => {
    asked.push(features[offset + 1] ?? 0);
    return 10 * (features[offset + 1] ?? 0);
  });
  margins.realign(Int32Array.of(-1, -1));
  return { margins, asked };
}

it('asks about a line again only where a feature has crossed a threshold', () => {
  const { margins, asked } = asking();
  const said = [3, 4, 5, 2, 2.5, 6, 9, 9].map((value) => margins.of(0, Float32Array.of(0, value), 0));
  expect(asked).toEqual([3, 2, 2.5, 6]);
  expect(said).toEqual([30, 30, 30, 20, 25, 60, 60, 60]);
});

it('lets features be that the forest does not look at, and follows lines to where they move', () => {
  const { margins, asked } = asking();
  margins.of(0, Float32Array.of(7, 0, 3), 1);
  margins.of(1, Float32Array.of(0, 1), 0);
  margins.realign(Int32Array.of(1, -1, 0));
  expect([margins.of(2, Float32Array.of(8, 3), 0), margins.of(0, Float32Array.of(0, 1), 0)]).toEqual([30, 10]);
  expect(asked).toEqual([3, 1]);
  margins.of(1, Float32Array.of(0, 1), 0);
  expect(asked).toEqual([3, 1, 1]);
});
