import { analyze, type Analysis, type AnalysisContext } from '../analyze.ts';
import { removalEdits } from '../rules/removal.ts';
import { isAboutLines, type Finding } from '../rules/rule.ts';
import { composeEdits } from '../text/composeEdits.ts';
import { applyEdits, type Edit } from '../text/edit.ts';

/** What clean takes away: all that is removable, again and again until nothing is (needs the context), or just the findings given. */
export interface CleanOptions {
  readonly context?: AnalysisContext;
  readonly findings?: readonly Finding[];
}

/**
 * The edits that clean a text, by the section "What clean keeps" of contracts.md; empty when there is nothing to do. With a context the result is
 * clean for good: cleaning it again removes nothing, although a removal changes what the detector sees of the lines around it.
 */
export function clean(text: string, analysis: Analysis, options: CleanOptions = {}): readonly Edit[] {
  if (analysis.length !== text.length) throw new RangeError('the analysis is of another text');
  if (options.findings) return removeFindings(text, analysis, options.findings);
  let edits = editsOf(text, analysis);
  if (!options.context) return edits;
  for (let round = 1; round < MOST_ROUNDS && edits.length > 0; round++) {
    const cleaned = applyEdits(text, edits);
    const further = editsOf(cleaned, analyze(cleaned, options.context, { entities: false, findings: false }));
    if (further.length === 0) return edits;
    edits = composeEdits(text, edits, further);
  }
  return edits;
}

/** Every round removes a line or more, and few texts need a third one; a bound all the same, so that time stays linear. */
const MOST_ROUNDS = 16;

function editsOf(text: string, analysis: Analysis): readonly Edit[] {
  const removed = new Set(analysis.removed);
  const others = analysis.cuts.map(({ start, end }) => ({ start, end, inserted: '' }));
  return merged(text, analysis, { removed, others });
}

/** Removes the lines of the findings; of findings within a line, what their fix does. */
function removeFindings(text: string, analysis: Analysis, findings: readonly Finding[]): readonly Edit[] {
  const removed = new Set<number>();
  const others: Edit[] = [];
  for (const finding of findings) {
    if (finding.rule === 'second-item') continue;
    if (coversLines(analysis, finding) && isAboutLines(finding.rule)) textLines(analysis, finding).forEach((line) => removed.add(line));
    else others.push(...(finding.fix?.kind === 'edit' ? finding.fix.edits : []));
  }
  return merged(text, analysis, { removed, others });
}

/** The lines of a finding that are not blank. */
function textLines({ lines }: Analysis, { lines: { first, end } }: Finding): readonly number[] {
  return Array.from({ length: end - first }, (_, index) => first + index).filter((line) => lines[line]?.role !== 'blank');
}

function coversLines({ lines }: Analysis, finding: Finding): boolean {
  const first = lines[finding.lines.first];
  const last = lines[finding.lines.end - 1];
  return (
    first !== undefined && last !== undefined && finding.start <= first.start && finding.end >= last.end && finding.start < finding.end
  );
}

interface Removed {
  readonly removed: ReadonlySet<number>;
  readonly others: readonly Edit[];
}

/** The edits for whole lines and those inside other lines, in order; where two overlap the first and longest wins. */
function merged(text: string, { lines, textStart }: Analysis, { removed, others }: Removed): readonly Edit[] {
  const whole = removalEdits(text, { lines, textStart, removed });
  if (others.length === 0) return whole;
  const all = [...whole, ...others].sort((a, b) => a.start - b.start || b.end - a.end);
  const apart: Edit[] = [];
  for (const edit of all) if (edit.start >= (apart.at(-1)?.end ?? 0)) apart.push(edit);
  return apart;
}
