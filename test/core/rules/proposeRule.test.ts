import { describe, expect, it } from 'vitest';
import { blastRadius } from '../../../src/core/changes/blastRadius.ts';
import { compileRule } from '../../../src/core/rules/compileRule.ts';
import { addRule } from '../../../src/core/rules/formatRules.ts';
import { parseRules } from '../../../src/core/rules/parseRules.ts';
import { proposeRule } from '../../../src/core/rules/proposeRule.ts';

const APPEAL = 'Dear friends,\nOur paper’s presses (all 3) run on gifts. Give $2 a month.';
const text = `A ferry sank.\n${APPEAL}\nThe end.`;
const start = text.indexOf('Dear');
const proposal = proposeRule({ text, span: { start, end: start + APPEAL.length }, source: 'Ferry Post', kind: 'appeal' });

describe('a proposed rule', () => {
  it('finds the selection, and its like with other amounts, numbers and line ends', () => {
    const rule = compileRule(proposal);
    expect(rule.find(text)).toEqual([{ start, end: start + APPEAL.length }]);
    expect(rule.find(text.replace('$2', '€ 1,500').replace('3', '17').replaceAll('\n', '\r\n').replace('’', "'"))).toHaveLength(1);
    expect(rule.find(text.replace('gifts', 'steam'))).toEqual([]);
  });
  it('holds for the source, carries its example, and gets through rules.yaml', () => {
    expect(proposal).toMatchObject({ id: 'dear-friends-our', scope: { kind: 'source', source: 'Ferry Post' }, boilerplate: 'appeal' });
    const { rules, problems } = parseRules(addRule('', proposal));
    expect(problems).toEqual([]);
    expect(rules[0]).toMatchObject({ match: proposal.match, examples: { match: [APPEAL] } });
  });
  it('takes an id that is free', () => {
    expect(proposeRule({ text, span: { start: 0, end: 7 }, ids: ['a-ferry'] }).id).toBe('a-ferry-2');
  });
});

describe('the blast radius', () => {
  it('counts articles, blocks and words, and names what is suspicious', () => {
    const rule = { ...proposal, scope: { kind: 'corpus' }, match: { kind: 'literal', literal: 'give now' } } as const;
    const filler = 'word '.repeat(20);
    const radius = blastRadius(rule, [
      { path: 'a', text: `${filler}\ngive now\ngive now` },
      { path: 'b', text: 'please give now' },
      { path: 'c', text: `${filler}\n“We said give now,” she told us.` },
      { path: 'd', text: `${filler}\ngive now`, reviewed: true },
      { path: 'e', text: filler },
    ]);
    expect(radius).toMatchObject({ articles: 4, blocks: 5, words: 10, suspicious: 3 });
    expect(radius.hits.map(({ suspicious }) => suspicious)).toEqual([[], ['much'], ['quote'], ['reviewed']]);
  });
});
