import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BOILERPLATE_KINDS, DEFAULT_CONFIG, ENTRY_FIELDS, OPERATING_POINTS } from '../../../src/core/index.ts';

interface Schema {
  readonly properties: Readonly<Record<string, Schema>>;
  readonly items: Schema;
  readonly enum: readonly string[];
}

function schema(name: string): Schema {
  return JSON.parse(readFileSync(new URL(`../../../media/schemas/${name}`, import.meta.url), 'utf8')) as Schema;
}

describe('the shipped schemas', () => {
  it('of corpus.json know every field of the configuration', () => {
    const { properties } = schema('corpus.schema.json');
    expect(Object.keys(properties)).toEqual(expect.arrayContaining([...Object.keys(DEFAULT_CONFIG), 'index']));
    expect(Object.keys(properties['fields']?.properties ?? {})).toEqual(ENTRY_FIELDS);
    expect(properties['point']?.enum).toEqual(OPERATING_POINTS);
  });
  it('of rules.yaml know every kind', () => {
    expect(schema('rules.schema.json').items.properties['kind']?.enum).toEqual(BOILERPLATE_KINDS);
  });
});
