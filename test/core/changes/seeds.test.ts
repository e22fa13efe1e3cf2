import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadModels } from '../../../src/cli/models.ts';
import { analyze, type Analysis, type AnalysisContext } from '../../../src/core/analyze.ts';
import { clean } from '../../../src/core/changes/clean.ts';
import { suspicion } from '../../../src/core/changes/suspicion.ts';
import { DEFAULT_CONFIG } from '../../../src/core/config.ts';
import { applyEdits } from '../../../src/core/text/edit.ts';
import { sharedFolder } from '../../support/shared.ts';

const shared = sharedFolder();

describe.skipIf(shared === undefined)('the seeds', () => {
  const context: AnalysisContext = { config: DEFAULT_CONFIG, models: loadModels({ entities: false }) };
  const read = (ordinal: string): string => {
    const name = readdirSync(join(shared ?? '', 'seeds')).find((each) => each.startsWith(ordinal)) ?? '';
    return readFileSync(join(shared ?? '', 'seeds', name), 'utf8');
  };
  const cleaned = (text: string, analysis: Analysis): string => applyEdits(text, clean(text, analysis, { context }));

  it('000 becomes its article byte for byte, the appeal being one finding', () => {
    const text = shared === undefined ? '' : read('000');
    const gold = readFileSync(join(shared ?? '', 'gold/000_8cb8ecbeaf453e44.clean.txt'), 'utf8');
    const analysis = analyze(text, context);
    expect(cleaned(text, analysis)).toBe(gold);
    expect(analysis.findings.map(({ rule, lines }) => [rule, lines.first + 1, lines.end])).toEqual([['appeal', 8, 15]]);
    expect(analysis.boundaries).toEqual([]);
    expect(suspicion(text, analysis, clean(text, analysis, { context }))).toBeUndefined();
  });
  it('003 keeps the article, loses the page around it, and offers a split', () => {
    const text = shared === undefined ? '' : read('003');
    const analysis = analyze(text, context);
    const left = cleaned(text, analysis).split('\n');
    const lines = text.split('\n');
    const body = Array.from({ length: 28 }, (_, index) => index + 9);
    for (const line of [3, 7, ...body, 39]) expect(left).toContain(lines[line - 1]);
    for (const line of [1, 41, 44, 46, 48, ...Array.from({ length: 22 }, (_, index) => index + 53)])
      if ((lines[line - 1] ?? '').trim() !== '') expect(left).not.toContain(lines[line - 1]);
    expect(left.filter((line) => line === lines[2])).toHaveLength(1);
    const at = analysis.boundaries.map(({ line }) => line + 1);
    expect(at).toHaveLength(1);
    expect(at[0]).toBeGreaterThan(39);
    expect(at[0]).toBeLessThanOrEqual(47);
    expect(analysis.findings.filter(({ removable, lines: { first, end } }) => removable && first < 36 && end > 8)).toEqual([]);
  });
});
