import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Entity } from '../../src/core/entities/entity.ts';
import { findEntities, type FindEntitiesOptions } from '../../src/core/entities/findEntities.ts';
import { linesOf } from '../../src/core/text/lines.ts';
import { matches, type GoldEntity } from './seedEntities.ts';
import { NOTHING, plus, rates, type Score } from '../../src/training/entities/score.ts';

interface Gold {
  readonly file: string;
  readonly entityLines: readonly number[];
  readonly entities: readonly GoldEntity[];
}

/** Prints the five-type F1 on the two seeds, and what is missed or found too much. */
export function reportSeeds(shared: string, options: FindEntitiesOptions): void {
  let total = NOTHING;
  for (const name of readdirSync(join(shared, 'gold')).filter((file) => file.endsWith('.gold.json'))) {
    const gold = JSON.parse(readFileSync(join(shared, 'gold', name), 'utf8')) as Gold;
    const text = readFileSync(join(shared, 'seeds', name.replace('.gold.json', '.txt')), 'utf8');
    total = plus(total, scoreSeed(text, gold, options));
  }
  const { precision, recall, f1 } = rates(total);
  console.log(`seeds, five types: P ${precision.toFixed(1)} R ${recall.toFixed(1)} F1 ${f1.toFixed(1)}`);
}

function scoreSeed(text: string, gold: Gold, options: FindEntitiesOptions): Score {
  const lines = linesOf(text);
  const stretches = lines.filter((line) => text.slice(line.start, line.end).trim() !== '');
  const judged = gold.entityLines.map((line) => lines[line - 1]).filter((line) => line !== undefined);
  const all = findEntities(text, stretches, options);
  const found = all.filter((entity) => judged.some((line) => line.start <= entity.start && entity.end <= line.end));
  const matched = new Set<Entity>();
  let missed = 0;
  for (const wanted of gold.entities) {
    const hit = found.find((entity) => matches(entity, wanted));
    if (hit) matched.add(hit);
    else if (!wanted.optional) {
      missed++;
      console.log(`  ${gold.file}: missed ${wanted.type} "${wanted.text}" at ${wanted.start}`);
    }
  }
  const optional = gold.entities.filter((wanted) => wanted.optional);
  const counted = found.filter((entity) => !optional.some((wanted) => matches(entity, wanted)));
  for (const entity of counted)
    if (!matched.has(entity))
      console.log(`  ${gold.file}: extra ${entity.type} "${text.slice(entity.start, entity.end)}" at ${entity.start}`);
  const right = counted.filter((entity) => matched.has(entity)).length;
  return { right, found: counted.length, gold: right + missed };
}
