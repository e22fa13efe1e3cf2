import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseText } from '../../../src/core/article/parse.ts';
import { readBoilerplateModel } from '../../../src/core/boilerplate/model.ts';
import { root } from '../../support/sources.ts';

const boilerplate = readBoilerplateModel(readFileSync(join(root, 'media/models/boilerplate.bin')));
const article = [
  'A passenger ferry with ninety people on board ran aground in thick fog on Monday, the coast guard of the island said.',
  'Nobody was hurt, but the ship lost fuel, and divers will examine the hull once the wind has died down.',
  'The company that runs the ferry said the captain had taken another route because of the weather.',
];

function roleBelow(line: string): string | undefined {
  const text = [...article, line, '', 'Share this article', 'Terms of use | Privacy policy'].join('\n');
  return parseText(text, { point: 'careful', boilerplate }).lines[article.length]?.role;
}

describe('a line below an article that credits agencies', () => {
  it.each([
    '(Reuters)',
    '(AP)',
    '[dpa]',
    '(Reuters, AFP)',
    '(The Associated Press)',
    'Source: Reuters',
    'Quelle: dpa',
    'Источник: Интерфакс',
    'With inputs from agencies',
    '(mit Material von dpa und AFP)',
  ])('is a credit, which clean keeps: %s', (line) => {
    expect(roleBelow(line)).toBe('credit');
  });

  it.each(['(Video)', 'Reuters', 'Share', '(With)', 'Source: Harbour office', 'Watch with Reuters'])('is none: %s', (line) => {
    expect(roleBelow(line)).not.toBe('credit');
  });
});
