import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../../src/core/analyze.ts';
import { evaluate, ratesOf, sumCounts } from '../../../src/core/corpus/evaluation.ts';
import { readGold, type Gold } from '../../../src/core/corpus/gold.ts';

const analysis = {
  lines: [
    { start: 0, end: 10, role: 'title', score: 0.1 },
    { start: 11, end: 11, role: 'blank', score: 0 },
    { start: 12, end: 30, role: 'body', score: 0.1 },
    { start: 31, end: 40, role: 'boilerplate', kind: 'social', score: 0.9 },
    { start: 41, end: 50, role: 'boilerplate', kind: 'appeal', score: 0.9 },
  ],
  boundaries: [{ line: 3, score: 0.9, reason: '' }],
  entities: [
    { start: 0, end: 4, type: 'person', score: 1, source: 'model' },
    { start: 12, end: 18, type: 'location', score: 1, source: 'model' },
    { start: 31, end: 35, type: 'person', score: 1, source: 'model' },
  ],
} as unknown as Analysis;

function goldOf(value: object): Gold {
  const gold = readGold({ text: '', ...value });
  if (typeof gold === 'string') throw new Error(gold);
  return gold;
}

describe('evaluating an analysis', () => {
  it('counts roles, kinds and what passes beside the own role', () => {
    const gold = goldOf({ lines: ['byline', 'blank', 'body', 'boilerplate:appeal', 'boilerplate:appeal'] });
    expect(Object.fromEntries(evaluate(analysis, gold))).toEqual({
      byline: { gold: 1, found: 0, right: 0 },
      title: { gold: 0, found: 1, right: 0 },
      body: { gold: 1, found: 1, right: 1 },
      boilerplate: { gold: 2, found: 2, right: 2 },
      'boilerplate:appeal': { gold: 2, found: 1, right: 1 },
      'boilerplate:social': { gold: 0, found: 1, right: 0 },
    });
    const lenient = goldOf({
      lines: [
        { line: 1, role: 'byline', accept: ['byline', 'title'] },
        { line: 2, role: 'body' },
      ],
    });
    expect(Object.fromEntries(evaluate(analysis, lenient))).toEqual({
      title: { gold: 1, found: 1, right: 1 },
      body: { gold: 1, found: 0, right: 0 },
    });
  });
  it('counts second items within their bounds, each once', () => {
    const count = (boundaries: unknown): unknown => evaluate(analysis, goldOf({ boundaries })).get('second-item');
    expect(count([{ line: 5, between: [2, 5] }])).toEqual({ gold: 1, found: 1, right: 1 });
    expect(count([3, 4])).toEqual({ gold: 2, found: 1, right: 1 });
    expect(count([])).toEqual({ gold: 0, found: 1, right: 0 });
    expect(evaluate(analysis, goldOf({})).size).toBe(0);
  });
  it('counts entities on the judged lines, with the allowances of gold', () => {
    const entities = [
      { start: 2, end: 4, type: 'organization', acceptTypes: ['organization', 'person'], acceptStartEarlier: 'A ' },
      { start: 12, end: 18, type: 'location', optional: true },
      { start: 20, end: 24, type: 'date' },
    ];
    expect(Object.fromEntries(evaluate(analysis, goldOf({ entities, entityLines: [1, 3] })))).toEqual({
      organization: { gold: 1, found: 1, right: 1 },
      date: { gold: 1, found: 0, right: 0 },
    });
    expect(evaluate(analysis, goldOf({ entities })).get('person')).toEqual({ gold: 0, found: 1, right: 0 });
  });
  it('gives rates, and sums texts', () => {
    const count = { gold: 4, found: 2, right: 1 };
    expect(ratesOf(count)).toEqual({ precision: 50, recall: 25, f1: 100 / 3 });
    expect(ratesOf({ gold: 0, found: 0, right: 0 })).toEqual({ precision: 100, recall: 100, f1: 100 });
    expect(ratesOf({ gold: 1, found: 0, right: 0 })).toEqual({ precision: 0, recall: 0, f1: 0 });
    expect(sumCounts([new Map([['body', count]]), new Map([['body', count]])]).get('body')).toEqual({ gold: 8, found: 4, right: 2 });
  });
  it('says what in gold is not understood', () => {
    for (const value of [
      5,
      {},
      { text: '', lines: ['nonsense'] },
      { text: '', lines: 'body' },
      { text: '', boundaries: [{}] },
      { text: '', entities: [{ start: 1 }] },
    ])
      expect(typeof readGold(value)).toBe('string');
  });
});
