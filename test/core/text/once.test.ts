import { expect, it } from 'vitest';
import { once } from '../../../src/core/text/once.ts';

it('a value is made when it is asked for first, and never again', () => {
  let made = 0;
  const value = once(() => (made++ === 0 ? undefined : made));
  expect(made).toBe(0);
  expect([value(), value(), made]).toEqual([undefined, undefined, 1]);
});
