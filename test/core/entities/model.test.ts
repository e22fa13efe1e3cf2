import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findEntities } from '../../../src/core/entities/find.ts';
import { readEntityModel } from '../../../src/core/entities/model.ts';
import { linesOf } from '../../../src/core/text/lines.ts';

const file = join(import.meta.dirname, '../../../media/models/entities.bin');

describe.skipIf(!existsSync(file))('findEntities with the shipped model', () => {
  const model = existsSync(file) ? readEntityModel(readFileSync(file)) : undefined;
  const found = (text: string): string[] =>
    findEntities(text, linesOf(text), model ? { model } : {}).map((entity) => `${entity.type} ${text.slice(entity.start, entity.end)}`);

  it('finds names in prose', () => {
    expect(
      found('Prime Minister Erik Halvorsen flew to Nairobi on Monday to meet officials of the World Bank, his spokesman said.'),
    ).toEqual(['person Erik Halvorsen', 'location Nairobi', 'date Monday', 'organization World Bank']);
  });

  it('finds names in Title Case and in capitals', () => {
    expect(found('Erik Halvorsen Visits Nairobi As Kenya Faces Its Worst Drought In Years')).toEqual([
      'person Erik Halvorsen',
      'location Nairobi',
      'location Kenya',
    ]);
    expect(found('KENYA AND UGANDA SIGN PACT IN NAIROBI')).toEqual(['location KENYA', 'location UGANDA', 'location NAIROBI']);
  });

  it('keeps nationalities out and takes a newspaper’s article in', () => {
    expect(found('Kenyan farmers told The Nairobi Times that French imports rose.')).toEqual(['organization The Nairobi Times']);
  });

  it('takes a word in capitals after the name of a body as an organization', () => {
    expect(found('Nothing was said, the state broadcaster QZB reported.')).toEqual(['organization QZB']);
  });
});
