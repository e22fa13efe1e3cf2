import { describe, expect, it } from 'vitest';
import { analyze, type AnalysisContext } from '../../../src/core/analyze.ts';
import { DEFAULT_CONFIG } from '../../../src/core/config.ts';
import type { Entity } from '../../../src/core/entities/entity.ts';
import type { IndexedName } from '../../../src/core/entities/entityIndex.ts';
import type { Mark } from '../../../src/core/entities/findEntities.ts';
import { readNameList } from '../../../src/core/entities/readNameList.ts';
import type { RuleContext } from '../../../src/core/rules/context.ts';
import type { Decision } from '../../../src/core/rules/decision.ts';
import { names } from '../../../src/core/rules/names.ts';
import { parseRules } from '../../../src/core/rules/parseRules.ts';
import { severityOf } from '../../../src/core/rules/presets.ts';

const TEXT =
  'Ferry sinks off the coast\n\nThe ferry of Zorvath sank on Monday. Odile Marcheti said in Zorvath that nobody was hurt by it.\n';

function markOf(words: string, type: Mark['type'], last = false): Mark {
  const start = last ? TEXT.lastIndexOf(words) : TEXT.indexOf(words);
  return { start, end: start + words.length, type };
}

function found(context: Partial<AnalysisContext>): readonly (readonly [string, string, string])[] {
  const { findings } = analyze(TEXT, { config: DEFAULT_CONFIG, models: {}, path: 'a.txt', source: 'Lantern', ...context });
  const own = findings.filter(({ rule }) => rule.startsWith('name-'));
  return own.map(({ rule, start, end, name }) => [rule, TEXT.slice(start, end), name?.usual.text ?? ''] as const);
}

function indexed(id: string, name: string, type: Mark['type']): IndexedName {
  return { id, name, type, mentions: 12, files: 4 };
}

const usage = {
  spelling: new Map([['person\todile marcheti', indexed('odile marchetti', 'Odile Marchetti', 'person')]]),
  type: new Map([['zorvath', indexed('zorvath', 'Zorvath', 'location')]]),
};
const marked = [markOf('Odile Marcheti', 'person'), markOf('Zorvath', 'person'), markOf('Zorvath', 'person', true)];

describe('names in two ways', () => {
  it('are findings where the corpus writes or marks them otherwise, with what is usual', () => {
    expect(found({ marks: marked, usage })).toEqual([
      ['name-type', 'Zorvath', 'Zorvath'],
      ['name-spelling', 'Odile Marcheti', 'Odile Marchetti'],
      ['name-type', 'Zorvath', 'Zorvath'],
    ]);
    const { findings } = analyze(TEXT, { config: DEFAULT_CONFIG, models: {}, marks: marked, usage });
    expect(findings.find(({ rule }) => rule === 'name-spelling')?.message).toBe(
      '“Odile Marcheti” is usually written “Odile Marchetti”: 12 times in 4 articles',
    );
    expect(findings.filter(({ rule, removable }) => rule.startsWith('name-') && removable)).toEqual([]);
  });

  it('are findings in one article: two types of one text, and the unmarked mention of a marked name', () => {
    expect(found({ marks: [markOf('Zorvath', 'location'), markOf('Zorvath', 'person', true)] })).toEqual([
      ['name-type', 'Zorvath', 'Zorvath'],
    ]);
    const list = readNameList('none', '').list;
    const alone = found({ marks: [markOf('nobody', 'person')], lists: [list] });
    expect(alone).toEqual([]);
    const lower = TEXT.replaceAll('Zorvath', 'zorvath');
    const { findings } = analyze(lower, {
      config: DEFAULT_CONFIG,
      models: {},
      marks: [{ start: lower.indexOf('zorvath'), end: lower.indexOf('zorvath') + 7, type: 'location' }],
    });
    expect(findings.filter(({ rule }) => rule === 'name-unmarked').map(({ start }) => start)).toEqual([lower.lastIndexOf('zorvath')]);
  });

  it('are no findings where only suggestions of the tagger disagree and the corpus is in doubt', () => {
    const { lines } = analyze(TEXT, { config: DEFAULT_CONFIG, models: {} });
    const suggested = marked
      .slice(1)
      .map((mark, at): Entity => ({ ...mark, type: at === 0 ? 'person' : 'location', score: 1, source: 'model' }));
    const context = { text: TEXT, lines, entities: suggested, decisions: [], source: '' } as unknown as RuleContext;
    expect(suggested).toHaveLength(2);
    expect(names(context)).toEqual([]);
    const listed = suggested.map((entity, at): Entity => (at === 0 ? { ...entity, source: 'list' } : entity));
    expect(names({ ...context, entities: listed })).toHaveLength(1);
  });

  it('are silent where the person ignores the name in the article, its source or the corpus, and nowhere else', () => {
    const decision = (scope: Decision['scope']): readonly Decision[] => [
      { scope, rule: 'name-type', decision: 'ignore', quote: 'Zorvath', prefix: '', suffix: '' },
    ];
    const rules = (decisions: readonly Decision[]): readonly string[] => found({ marks: marked, usage, decisions }).map(([rule]) => rule);
    expect(rules(decision({ kind: 'path', path: 'a.txt' }))).toEqual(['name-spelling']);
    expect(rules(decision({ kind: 'source', source: 'Lantern' }))).toEqual(['name-spelling']);
    expect(rules(decision({ kind: 'corpus' }))).toEqual(['name-spelling']);
    expect(rules(decision({ kind: 'path', path: 'b.txt' }))).toHaveLength(3);
  });

  it('are no findings in boilerplate, and no build fails on them', () => {
    const line = TEXT.split('\n')[2] ?? '';
    const cut = parseRules(`- {id: gone, kind: chrome, match: ${JSON.stringify(line)}}\n`).rules;
    expect(cut).toHaveLength(1);
    expect(found({ marks: marked, usage, rules: cut })).toEqual([]);
    expect(severityOf('ci', { rule: 'name-type' })).toBe('off');
    expect(severityOf('strict', { rule: 'name-spelling' })).toBe('warning');
  });
});
