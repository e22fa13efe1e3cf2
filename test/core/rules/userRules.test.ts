import { describe, expect, it } from 'vitest';
import { isInScope } from '../../../src/core/rules/compileRule.ts';
import { addRule } from '../../../src/core/rules/formatRules.ts';
import { parseRules } from '../../../src/core/rules/parseRules.ts';
import { quickest } from '../../support/quickest.ts';

const YAML = `# our rules
- id: gift
  kind: appeal
  scope: {source: The Ferry Post}
  match: {re: 'Give \\$\\d+ a month'}
  examples: {match: ['Give $5 a month'], noMatch: ['Give way']}
- id: footer
  kind: contact
  scope: {glob: 'wire/**'}
  match: {from: 'Our office', to: 'Phone'}
- id: more
  kind: teaser
  match: {heading: More stories}
- id: motto
  kind: chrome
  keep: true
  match: Printed since 1901
`;

describe('rules.yaml', () => {
  it('loads rules of every form', () => {
    const { rules, problems } = parseRules(YAML);
    expect(problems).toEqual([]);
    expect(rules.map(({ id, keep }) => [id, keep])).toEqual([
      ['gift', false],
      ['footer', false],
      ['more', false],
      ['motto', true],
    ]);
  });
  it('finds literals, patterns, stretches and headings', () => {
    const { rules } = parseRules(YAML);
    const text = 'Printed since 1901\nGive $12 a month\r\nOur office:\nDock 3\nPhone 1\nmore\n More stories \nA\nB\n';
    const found = rules.map((rule) => rule.find(text).map(({ start, end }) => text.slice(start, end)));
    expect(found).toEqual([['Give $12 a month'], ['Our office:\nDock 3\nPhone 1'], [' More stories \nA\nB'], ['Printed since 1901']]);
  });
  it('matches a literal of several lines over any line end', () => {
    const { rules } = parseRules('- {id: a, kind: chrome, match: "one\\ntwo"}');
    expect(rules[0]?.find('x\r\none\r\ntwo\r\n')).toEqual([{ start: 3, end: 11 }]);
  });
  it('reports a broken rule with its line and loads the others', () => {
    const yaml =
      '- {id: a, kind: chrome, match: {re: "(?=x)"}}\n- {id: b, kind: nope, match: x}\n- {id: c, match: y}\n- {kind: chrome, match: z}\n';
    const { rules, problems } = parseRules(yaml);
    expect(rules.map(({ id }) => id)).toEqual(['c']);
    expect(problems.map(({ line }) => line)).toEqual([1, 2, 4]);
    expect(problems[0]?.message).toContain('RE2');
  });
  it('refuses a rule that fails its examples', () => {
    const { rules, problems } = parseRules('- {id: a, kind: chrome, match: abc, examples: {match: [abd], noMatch: []}}\n');
    expect(rules).toEqual([]);
    expect(problems[0]?.message).toBe('rule "a": does not match its example "abd"');
    expect(parseRules('- {id: a, match: abc, examples: {noMatch: [xabcx]}}').problems[0]?.message).toContain('counter-example');
  });
  it('never takes a keep that is not understood for a removal, nor passes over an example', () => {
    const { rules, problems } = parseRules(
      '- {id: a, keep: "yes", match: x}\n- {id: b, match: y, examples: [y]}\n- {id: c, match: z, examples: {match: [5]}}\n',
    );
    expect(rules).toEqual([]);
    expect(problems.map(({ message, guards }) => [message.slice(0, 23), guards])).toEqual([
      ['rule "a": keep must be ', true],
      ['rule "b": examples must', undefined],
      ['rule "c": examples must', undefined],
    ]);
  });
  it('says where the file is not YAML', () => {
    expect(parseRules('- {id: a\n- b').problems).toHaveLength(1);
    expect(parseRules('just text').problems).toEqual([{ line: 1, message: 'rules.yaml must hold a list of rules', guards: true }]);
    expect(parseRules('')).toEqual({ rules: [], problems: [] });
  });
  it('takes time linear in the text for a pattern that is not', () => {
    const { rules } = parseRules('- {id: a, match: {re: "(a+)+b"}}');
    const text = 'a'.repeat(20_000);
    expect(quickest(2000, () => expect(rules[0]?.find(text)).toEqual([]))).toBeLessThan(2000);
  });
  it('gets a rule added and keeps its comments', () => {
    const { rules } = parseRules(YAML);
    const [first] = rules;
    if (!first) throw new Error('no rule');
    const added = addRule(YAML, { ...first, id: 'gift-2' });
    expect(added.startsWith('# our rules\n')).toBe(true);
    expect(parseRules(added).rules.map(({ id }) => id)).toEqual(['gift', 'footer', 'more', 'motto', 'gift-2']);
    expect(parseRules(addRule('', first)).rules.map(({ id }) => id)).toEqual(['gift']);
    expect(parseRules(addRule(added, { ...first, keep: true })).rules).toHaveLength(5);
  });
});

describe('a scope', () => {
  it('holds for Windows and POSIX paths alike', () => {
    const scope = { kind: 'glob', glob: 'wire/**/*.txt' } as const;
    expect(isInScope(scope, { path: 'wire\\2024\\a.txt' })).toBe(true);
    expect(isInScope(scope, { path: 'wire/2024/a.txt' })).toBe(true);
    expect(isInScope({ kind: 'glob', glob: 'wire\\**' }, { path: 'wire/a.txt' })).toBe(true);
    expect(isInScope(scope, { path: 'other/a.txt' })).toBe(false);
    expect(isInScope({ kind: 'glob', glob: '*.txt' }, { path: 'deep/a.txt' })).toBe(true);
    expect(isInScope(scope, {})).toBe(false);
  });
  it('of a source holds for that source', () => {
    expect(isInScope({ kind: 'source', source: 'A' }, { source: 'A' })).toBe(true);
    expect(isInScope({ kind: 'source', source: 'A' }, { source: 'B' })).toBe(false);
  });
});
