import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findEntities, type FindEntitiesOptions } from '../../src/core/entities/find.ts';
import { type RawDocument, toRaw } from '../../src/training/entities/raw.ts';
import { NOTHING, plus, rates, type Score, scoreOf } from '../../src/training/entities/score.ts';
import { parseTsv } from '../../src/training/entities/tsv.ts';

/** Data sets' tags as Winnow's types; others are not scored. */
export const TYPE_OF_TAG: Readonly<Record<string, string>> = { PER: 'person', LOC: 'location', ORG: 'organization' };

/** "the" → "The". */
export const titleCase = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Prints exact person, location, organization F1 on the raw text of dev/wikigold as it is and in Title Case. */
export function reportWikigold(shared: string, options: FindEntitiesOptions): void {
  const documents = parseTsv(readFileSync(join(shared, 'data/entities/dev/wikigold.tsv'), 'utf8'));
  for (const [name, shape] of [['as is', undefined] as const, ['Title Case', titleCase] as const]) {
    const raw = documents.map((document) => toRaw(document, shape));
    report(`wikigold, ${name}`, raw, options);
  }
}

function report(name: string, documents: readonly RawDocument[], options: FindEntitiesOptions): void {
  const byType = new Map<string, Score>();
  for (const document of documents) {
    const found = findEntities(document.text, document.lines, options);
    for (const [tag, type] of Object.entries(TYPE_OF_TAG)) {
      const gold = document.spans.filter((span) => span.tag === tag).map(({ start, end }) => `${start}-${end}-${type}`);
      const given = found.filter((entity) => entity.type === type).map(({ start, end }) => `${start}-${end}-${type}`);
      byType.set(type, plus(byType.get(type) ?? NOTHING, scoreOf(given, gold)));
    }
  }
  const all = rates([...byType.values()].reduce(plus, NOTHING));
  const each = [...byType].map(([type, score]) => `${type} ${rates(score).f1.toFixed(1)}`).join(', ');
  console.log(`${name}: P ${all.precision.toFixed(1)} R ${all.recall.toFixed(1)} F1 ${all.f1.toFixed(1)} (${each})`);
}
