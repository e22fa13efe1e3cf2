import { countOf, type RuleId, type Severity } from '../core/index.ts';

export const REPORT_FORMATS = ['text', 'json', 'sarif'] as const;

/** How `lint` writes what it found. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Something found: its file relative to the corpus, 1-based line, and where it has one its stretch (UTF-16 offsets). */
export interface Reported {
  readonly path: string;
  readonly line: number;
  readonly severity: Exclude<Severity, 'off'>;
  readonly rule: RuleId;
  readonly message: string;
  readonly start?: number;
  readonly end?: number;
  /** The id of the row of the file that it is in: its stretch is then one of the row's text. */
  readonly row?: string;
}

/** The report as text: lines for a person (`file:line: severity rule message`), JSON lines, or one SARIF 2.1.0 log. */
export function formatReport(reported: readonly Reported[], format: ReportFormat): string {
  if (format === 'json') return reported.map((each) => `${JSON.stringify(each)}\n`).join('');
  if (format === 'sarif') return `${JSON.stringify(sarifOf(reported), undefined, 2)}\n`;
  const lines = reported.map(({ path, line, severity, rule, message }) => `${path}:${line}: ${severity} ${rule}: ${message}\n`);
  const files = new Set(reported.map(({ path }) => path)).size;
  return (
    lines.join('') + (reported.length === 0 ? 'no findings\n' : `${countOf(reported.length, 'finding')} in ${countOf(files, 'file')}\n`)
  );
}

/** SARIF 2.1.0 (OASIS); offsets are UTF-16 code units, as the log says. */
function sarifOf(reported: readonly Reported[]): unknown {
  const rules = [...new Set(reported.map(({ rule }) => rule))].sort().map((id) => ({ id }));
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'winnow', rules } }, columnKind: 'utf16CodeUnits', results: reported.map(resultOf) }],
  };
}

function resultOf({ path, line, severity, rule, message, start, end, row }: Reported): unknown {
  const level = severity === 'error' || severity === 'warning' ? severity : 'note';
  const stretch = start === undefined || end === undefined || row !== undefined ? {} : { charOffset: start, charLength: end - start };
  const uri = path.split('/').map(encodeURIComponent).join('/');
  const physicalLocation = { artifactLocation: { uri }, region: { startLine: line, ...stretch } };
  return { ruleId: rule, level, message: { text: message }, locations: [{ physicalLocation }] };
}
