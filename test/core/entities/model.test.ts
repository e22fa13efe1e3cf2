import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findEntities } from '../../../src/core/entities/findEntities.ts';
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

  it('finds the names of datelines, bylines and credits apart', () => {
    expect(found('OSLO/KAMPALA, May 3 (Reuters) - Norway signed.')).toEqual([
      'location OSLO',
      'location KAMPALA',
      'date May 3',
      'organization Reuters',
      'location Norway',
    ]);
    expect(found('Photo: Erik Halvorsen/Harbour Pictures')).toEqual(['person Erik Halvorsen', 'organization Harbour Pictures']);
    expect(found('NEW DELHI — India and Kenya agreed.')).toEqual(['location NEW DELHI', 'location India', 'location Kenya']);
  });

  it('finds names in a text without capitals', () => {
    expect(found('kenya and uganda signed a pact in new york, minister erik halvorsen told reuters.')).toEqual([
      'location kenya',
      'location uganda',
      'location new york',
      'person erik halvorsen',
      'organization reuters',
    ]);
    expect(found('click here to read more of our stories every day')).toEqual([]);
  });

  it('parts names at articles and takes offices off them in other languages', () => {
    expect(found('Am Montag traf Bundeskanzlerin Petra Vogel in Hamburg den Präsidenten von Frankreich, und die Presse war da.')).toEqual(
      expect.arrayContaining(['person Petra Vogel', 'location Hamburg', 'location Frankreich']),
    );
    expect(found('Президент Пётр Иванов сказал, что это не так, и уехал на неделю.')).toContain('person Пётр Иванов');
  });

  it('finds the same in a paragraph read before, after a change and anew', () => {
    const text = 'Erik Halvorsen of the World Bank met Anna Holt in Nairobi.';
    const before = found(text);
    expect(found(text.replace('met', 'never met'))).toEqual(before);
    expect(found(text)).toEqual(before);
  });

  it('takes places out of compounds, and shortened offices off names', () => {
    expect(found('The Nairobi-based firm left the Kenya-Uganda border.')).toEqual([
      'location Nairobi',
      'location Kenya',
      'location Uganda',
    ]);
    expect(found('Mr Halvorsen and Lt. Gen. Anna Holt spoke.')).toEqual(['person Halvorsen', 'person Anna Holt']);
  });

  it('keeps nationalities out and takes a newspaper’s article in', () => {
    expect(found('Kenyan farmers told The Nairobi Times that French imports rose.')).toEqual(['organization The Nairobi Times']);
  });

  it('takes a word in capitals after the name of a body as an organization', () => {
    expect(found('Nothing was said, the state broadcaster QZB reported.')).toEqual(['organization QZB']);
  });
});
