import { isRecord, parseJson } from '../json.ts';
import { parseJsonTree, valueOf } from './jsonIndex.ts';
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
  const value = exactly(source, parseJson(source));
  if (typeof value === 'string') return pathRecord(value);
  return isRecord(value) ? value : undefined;
}

/** The value of a line, read again where a number of it may have lost digits. */
function exactly(source: string, value: unknown): unknown {
  if (!isRecord(value) || !LONG_NUMBER.test(source)) return value;
  const { root } = parseJsonTree(source);
  return root ? valueOf(root, source) : value;
}

// e.g. ":12345678901234567890", ": 1e400"
const LONG_NUMBER = /[:[,]\s*-?(?:\d{16}|\d[\d.]*e)/i;
