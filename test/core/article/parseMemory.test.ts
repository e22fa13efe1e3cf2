import { expect, it } from 'vitest';
import { loadModels } from '../../../src/cli/models.ts';
import { ParseMemory } from '../../../src/core/article/parseMemory.ts';
import { parseText } from '../../../src/core/article/parse.ts';
import { linesOf } from '../../../src/core/text/lines.ts';

const models = loadModels({ entities: false });
const page = 'Council votes to close the bridge\n\nThe council said on Monday that it would close the bridge for a year.\nShare this\n';
const recalled = (memory: ParseMemory, text: string): ReturnType<ParseMemory['recall']> => memory.recall({ text, lines: linesOf(text) }, 0);

it('gives the rows of lines that have stayed', () => {
  const memory = new ParseMemory();
  parseText(page, { ...models, point: 'balanced', memory });
  const known = recalled(memory, page.replace('Monday', 'Friday'));
  expect(known?.scan).toMatchObject({ head: 1, tail: 1, shift: 0, unread: { first: 2, end: 3 } });
  expect(known?.rows).toMatchObject({ head: 1, tail: 1 });
});

it.each([
  ['a word changed', page.replace('Monday', 'Friday')],
  ['lines put in', page.replace('\n\n', '\nBy Ada Moll\n\n\n\n')],
  ['lines taken out', page.replace('\n\nThe', '\nThe')],
  ['blank lines before the last one', page.replace('\nShare', '\n\n\nShare')],
  ['a first line', `Menu\n${page}`],
  ['a last line', `${page}Print\n`],
  ['nothing left', ''],
])('reads the same as afresh with %s', (_, text) => {
  const memory = new ParseMemory();
  const options = { ...models, point: 'balanced' } as const;
  parseText(page, { ...options, memory });
  expect(parseText(text, { ...options, memory })).toEqual(parseText(text, options));
});

it('reads a text from another offset on as afresh', () => {
  const memory = new ParseMemory();
  const options = { ...models, point: 'balanced' } as const;
  parseText(page, { ...options, memory });
  expect(parseText(page, { ...options, start: 35, memory })).toEqual(parseText(page, { ...options, start: 35 }));
});

it('keeps nothing of a text of very many lines, and tells it apart all the same', () => {
  const memory = new ParseMemory();
  const long = page.repeat(2100);
  const options = { ...models, point: 'balanced' } as const;
  expect(parseText(long, { ...options, memory })).toEqual(parseText(long, options));
  expect(recalled(memory, page)).toBeUndefined();
});

it('serves a text whatever models it is parsed with', () => {
  const memory = new ParseMemory();
  parseText(page, { ...models, point: 'balanced', memory });
  expect(parseText(page, { point: 'balanced', memory })).toEqual(parseText(page, { point: 'balanced' }));
  expect(parseText(page, { ...models, point: 'balanced', memory })).toEqual(parseText(page, { ...models, point: 'balanced' }));
});
