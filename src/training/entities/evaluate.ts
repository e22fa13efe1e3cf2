import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findEntities, type FindEntitiesOptions } from '../../core/entities/findEntities.ts';
import { type RawDocument, toRaw } from './raw.ts';
import { NOTHING, plus, rates, type Score, scoreOf } from './score.ts';
import { parseTsv, type TaggedSentence } from './tsv.ts';

/** Data sets' tags as Winnow's types; others are not scored. */
const TYPE_OF_TAG: Readonly<Record<string, string>> = { PER: 'person', LOC: 'location', ORG: 'organization' };

/** "the" → "The". */
export const titleCase = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Exact person, location and organization scores over raw documents, by type. */
export function scoresOf(documents: readonly RawDocument[], options: FindEntitiesOptions): ReadonlyMap<string, Score> {
  const byType = new Map<string, Score>();
  for (const document of documents) {
    const found = findEntities(document.text, document.lines, options);
    for (const [tag, type] of Object.entries(TYPE_OF_TAG)) {
      const gold = document.spans.filter((span) => span.tag === tag).map(({ start, end }) => `${start}-${end}-${type}`);
      const given = found.filter((entity) => entity.type === type).map(({ start, end }) => `${start}-${end}-${type}`);
      byType.set(type, plus(byType.get(type) ?? NOTHING, scoreOf(given, gold)));
    }
  }
  return byType;
}

/** One line with precision, recall and F1, together and by type. */
export function summary(byType: ReadonlyMap<string, Score>): string {
  const all = rates([...byType.values()].reduce(plus, NOTHING));
  const each = [...byType].map(([type, score]) => `${type} ${rates(score).f1.toFixed(1)}`).join(', ');
  return `P ${all.precision.toFixed(1)} R ${all.recall.toFixed(1)} F1 ${all.f1.toFixed(1)} (${each})`;
}

/** The dev set, never trained on. */
function wikigold(shared: string): TaggedSentence[][] {
  return parseTsv(readFileSync(join(shared, 'data/entities/dev/wikigold.tsv'), 'utf8'));
}

/** Prints the scores on the dev set as it is and in Title Case. */
export function reportWikigold(shared: string, options: FindEntitiesOptions): void {
  const documents = wikigold(shared);
  for (const [name, shape] of [['as is', undefined] as const, ['Title Case', titleCase] as const])
    console.log(
      `wikigold, ${name}: ${summary(
        scoresOf(
          documents.map((document) => toRaw(document, shape)),
          options,
        ),
      )}`,
    );
}
