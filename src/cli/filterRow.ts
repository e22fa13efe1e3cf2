import { analyze, clean, codePointsOf, applyEdits, qualityOf, type Analysis, type AnalysisContext, type Quality } from '../core/index.ts';
import type { TextRow } from './rows.ts';

/** The parts that `filter` writes unless others are asked for. */
export const DEFAULT_PARTS = ['lines', 'boundaries', 'entities', 'clean'] as const;

export const PARTS = [...DEFAULT_PARTS, 'findings', 'quality'] as const;

/** What `filter` can put into a row. */
export type Part = (typeof PARTS)[number];

/** How `filter` writes: which parts, and in what offsets. */
export interface FilterOptions {
  readonly parts: ReadonlySet<Part>;
  readonly offsets: 'utf16' | 'codepoint';
}

/** The row that `filter` writes for a text, as contracts.md defines it. */
export function filterRow(row: TextRow, context: AnalysisContext, { parts, offsets }: FilterOptions): Readonly<Record<string, unknown>> {
  const analysis = analyze(row.text, context, { entities: parts.has('entities'), findings: parts.has('findings'), words: false });
  const at = offsets === 'utf16' ? (offset: number): number => offset : codePointsOf(row.text).toCodePoint;
  return {
    id: row.id,
    ...(parts.has('lines') ? { lines: linesOf(analysis, at) } : {}),
    ...(parts.has('boundaries') ? { boundaries: analysis.boundaries.map(({ line }) => line) } : {}),
    ...(parts.has('entities') ? { entities: entitiesOf(analysis, at) } : {}),
    ...(parts.has('clean') ? { clean: applyEdits(row.text, clean(row.text, analysis, { context })) } : {}),
    ...(parts.has('findings') ? { findings: findingsOf(analysis, at) } : {}),
    ...(parts.has('quality') ? { quality: shortened(qualityOf(row.text.slice(analysis.textStart))) } : {}),
  };
}

type Convert = (offset: number) => number;

function linesOf({ lines }: Analysis, at: Convert): readonly unknown[] {
  return lines.map(({ start, end, role, kind, score }) => ({
    start: at(start),
    end: at(end),
    role,
    ...(kind === undefined ? {} : { kind }),
    score: rounded(score),
  }));
}

function entitiesOf({ entities }: Analysis, at: Convert): readonly unknown[] {
  return entities.map(({ start, end, type, score, list }) => ({
    start: at(start),
    end: at(end),
    type,
    score: rounded(score),
    ...(list === undefined ? {} : { list }),
  }));
}

function findingsOf({ findings }: Analysis, at: Convert): readonly unknown[] {
  return findings.map(({ rule, start, end, score, message }) => ({ rule, start: at(start), end: at(end), score: rounded(score), message }));
}

/** The same with six digits for each figure. */
function shortened(quality: Quality): unknown {
  return JSON.parse(JSON.stringify(quality, (_, value: unknown) => (typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value)));
}

/** Four digits are enough for a probability. */
function rounded(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}
