import { isRecord, parseJson } from '../json.ts';
import type { IndexFinding, IndexRecord, IndexTable } from '../corpus/entry.ts';
import type { Span } from '../text/span.ts';
import { pathRecord } from './indexShape.ts';

/** The records of a JSONL index, one a line, lines split at LF only; a broken line is one problem, the others load. */
export function readJsonlIndex(text: string): IndexTable {
  const records: IndexRecord[] = [];
  const problems: IndexFinding[] = [];
  jsonlLines(text).forEach((span, line) => {
    const source = text.slice(span.start, span.end);
    if (source.trim() === '') return;
    const fields = fieldsOf(source);
    if (fields) records.push({ ...span, line, fields });
    else problems.push({ rule: 'index-bad-record', message: 'This line is not a JSON object', ...span, line, fixes: [] });
  });
  return { format: 'jsonl', records, problems };
}

/** The lines of a JSONL text without LF, a CR before it, and a BOM. */
function jsonlLines(text: string): Span[] {
  const spans: Span[] = [];
  let start = text.startsWith('\ufeff') ? 1 : 0;
  while (start <= text.length) {
    const lf = text.indexOf('\n', start);
    const next = lf < 0 ? text.length : lf;
    spans.push({ start, end: next > start && text[next - 1] === '\r' ? next - 1 : next });
    if (lf < 0) break;
    start = lf + 1;
  }
  return spans;
}

function fieldsOf(source: string): Readonly<Record<string, unknown>> | undefined {
  const value = parseJson(source);
  if (typeof value === 'string') return pathRecord(value);
  return isRecord(value) ? value : undefined;
}
