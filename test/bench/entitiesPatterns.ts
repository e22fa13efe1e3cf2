import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findEntities } from '../../src/core/entities/findEntities.ts';
import { NOTHING, plus, rates, type Score, scoreOf } from '../../src/training/entities/score.ts';

interface Sentence {
  readonly language: string;
  readonly date: string;
  readonly half: 'dev' | 'test';
  readonly text: string;
  readonly entities: readonly { readonly start: number; readonly end: number; readonly type: string; readonly value?: string }[];
}

/** How dates and money do on one half of the self-written sentences: exact spans with type, and the share of right values among the spans that are right and have one. */
export interface PatternScore {
  readonly spans: Score;
  readonly values: { readonly right: number; readonly all: number };
  readonly mistakes: readonly string[];
}

/** Scores the half of the fixture; patterns were tuned on `dev` only. */
export function scorePatterns(half: 'dev' | 'test', root = process.cwd()): PatternScore {
  const rows = readFileSync(join(root, 'test/fixtures/entities/dates-money.jsonl'), 'utf8').trim().split('\n');
  const sentences = rows.map((row) => JSON.parse(row) as Sentence).filter((sentence) => sentence.half === half);
  let spans = NOTHING;
  const values = { right: 0, all: 0 };
  const mistakes: string[] = [];
  for (const { text, entities, language, date } of sentences) {
    const all = findEntities(text, [{ start: 0, end: text.length }], { language, date });
    const found = all.filter(({ type }) => type === 'date' || type === 'money');
    spans = plus(spans, scoreOf(found.map(keyOf), entities.map(keyOf)));
    for (const entity of entities) {
      const hit = found.find((candidate) => keyOf(candidate) === keyOf(entity));
      if (hit && entity.value !== undefined) values.all++;
      if (hit && entity.value !== undefined && hit.value === entity.value) values.right++;
      else if (!hit) mistakes.push(`missed "${text.slice(entity.start, entity.end)}" in: ${text}`);
      else if (entity.value !== undefined)
        mistakes.push(`value ${hit.value ?? 'none'} of "${text.slice(entity.start, entity.end)}", not ${entity.value}: ${text}`);
    }
    for (const extra of found)
      if (!entities.some((entity) => keyOf(entity) === keyOf(extra)))
        mistakes.push(`extra ${extra.type} "${text.slice(extra.start, extra.end)}" in: ${text}`);
  }
  return { spans, values, mistakes };
}

/** Prints both halves; mistakes of the dev half only. */
export function reportPatterns(): void {
  for (const half of ['dev', 'test'] as const) {
    const { spans, values, mistakes } = scorePatterns(half);
    const { precision, recall, f1 } = rates(spans);
    console.log(
      `dates and money, ${half} half: P ${precision.toFixed(1)} R ${recall.toFixed(1)} F1 ${f1.toFixed(1)}; values right ${values.right} of ${values.all}`,
    );
    if (half === 'dev') for (const mistake of mistakes) console.log(`  ${mistake}`);
  }
}

function keyOf({ start, end, type }: { readonly start: number; readonly end: number; readonly type: string }): string {
  return `${start}-${end}-${type}`;
}
