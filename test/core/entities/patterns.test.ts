import { describe, expect, it } from 'vitest';
import { scorePatterns } from '../../bench/entitiesPatterns.ts';
import { rates } from '../../../src/training/entities/score.ts';

describe('dates and money by patterns', () => {
  it.each(['dev', 'test'] as const)('reach 95 F1 on the %s half of the fixture, with 95 of 100 values right', (half) => {
    const { spans, values } = scorePatterns(half);
    expect(rates(spans).f1).toBeGreaterThanOrEqual(95);
    expect(values.right / values.all).toBeGreaterThanOrEqual(0.95);
  });
});
