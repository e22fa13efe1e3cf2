import { describe, expect, it } from 'vitest';
import { analyze, DEFAULT_CONFIG } from '../../src/core/index.ts';
import { itemsOf } from '../../src/vscode/segments.ts';

const text = [
  'Skip to content',
  '',
  'Bridge to close for three weeks',
  '',
  'The council said on Monday that the old bridge will close for repairs in May.',
  'Drivers were told to take the road along the river instead, which adds twelve minutes.',
  '',
  'Share this story',
  'Facebook',
].join('\n');

describe('the segments of an article', () => {
  const analysis = analyze(text, { config: DEFAULT_CONFIG, models: {} });
  const items = itemsOf(analysis);

  it('cover every line that is not blank once, in order', () => {
    const covered = items.flatMap(({ segments }) =>
      segments.flatMap(({ lines }) => analysis.lines.slice(lines.first, lines.last + 1).filter(({ role }) => role !== 'blank')),
    );
    expect(covered).toEqual(analysis.lines.filter(({ role }) => role !== 'blank'));
  });

  it('hold lines of one role and kind each, and neighbours differ', () => {
    for (const { segments } of items) {
      for (const { role, kind, lines } of segments) {
        const own = analysis.lines.slice(lines.first, lines.last + 1).filter((line) => line.role !== 'blank');
        expect(own.every((line) => line.role === role && line.kind === kind)).toBe(true);
      }
      segments.slice(1).forEach((segment, at) => {
        const before = segments[at];
        expect([before?.role, before?.kind]).not.toEqual([segment.role, segment.kind]);
      });
    }
  });

  it('start and end where their lines do', () => {
    for (const { segments } of items)
      for (const { span, lines } of segments) {
        expect(span.start).toBe(analysis.lines[lines.first]?.start);
        expect(span.end).toBe(analysis.lines[lines.last]?.end);
      }
  });
});
