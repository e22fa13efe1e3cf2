import { isMap } from 'yaml';
import { FIELD_ALIASES, foldName, type FieldMap } from '../corpus/fields.ts';
import type { EntryField } from '../corpus/entry.ts';
import type { Edit } from '../text/edit.ts';
import { frontMatterOf } from '../text/frontMatter.ts';
import { firstBreak, linesOf } from '../text/lines.ts';
import { parseYaml, yamlValue } from './yamlIndex.ts';
import { yamlScalar } from './yamlText.ts';
import { editYamlMap } from './yamlWrite.ts';
import type { FieldValue, FieldValues } from './writtenValue.ts';

/** The fields in a text's front matter, verbatim; undefined when it has none, an empty record when it cannot be read as fields. */
export function readFrontMatter(text: string): Readonly<Record<string, unknown>> | undefined {
  const span = frontMatterOf(text);
  if (!span) return undefined;
  const document = parseYaml(maskedFrontMatter(text, span.end));
  const value = isMap(document.contents) && document.errors.length === 0 ? yamlValue(document.contents, document) : {};
  return value as Record<string, unknown>;
}

/** The edits that write fields into a text's front matter, which is put before the text (after a BOM, with the text's line ends) when there is none. Undefined takes a field out. */
export function editFrontMatter(text: string, values: FieldValues, map: FieldMap = {}): readonly Edit[] {
  const span = frontMatterOf(text);
  const given = Object.entries(values) as [EntryField, FieldValue][];
  const eol = firstBreak(text);
  if (!span) {
    const lines = given.flatMap(([field, value]) => (isBlank(value) ? [] : [`${map[field] ?? field}: ${inlineValue(value)}`]));
    const at = text.startsWith('\ufeff') ? 1 : 0;
    return lines.length === 0 ? [] : [{ start: at, end: at, inserted: ['---', ...lines, '---', ''].join(eol) }];
  }
  const document = parseYaml(maskedFrontMatter(text, span.end));
  const root: unknown = document.contents;
  if (document.errors.length > 0) return [];
  const names = isMap(root) ? root.items.map((pair) => String(pair.key)) : [];
  const fields = given.map(([field, value]) => ({ steps: [fieldNameIn(field, names, map)], value }));
  if (isMap(root)) return editYamlMap(text, root, fields);
  const opening = linesOf(text.slice(span.start, span.end))[0]?.next ?? 0;
  const lines = fields.map(({ steps, value }) => `${steps[0] ?? ''}: ${inlineValue(value)}${eol}`);
  return [{ start: span.start + opening, end: span.start + opening, inserted: lines.join('') }];
}

/** The front matter alone with its offsets kept: marker lines and BOM blanked out, the text after it cut off. A lone CR counts as a break for YAML too. */
function maskedFrontMatter(text: string, end: number): string {
  const lines = linesOf(text.slice(0, end));
  const closing = lines.findLast((line) => line.end > line.start) ?? { start: end };
  const opening = lines[0]?.end ?? 0;
  return (' '.repeat(opening) + text.slice(opening, closing.start)).replace(/\r(?!\n)/g, '\n');
}

/** Under which of the names there front matter has a field, or gets it where it has none: the person's mapping alone if there is one, else an alias. */
export function fieldNameIn(field: EntryField, names: readonly string[], map: FieldMap): string {
  const wanted = map[field];
  const aliases = wanted === undefined ? FIELD_ALIASES[field].map(foldName) : [foldName(wanted)];
  const found = aliases.map((alias) => names.find((name) => foldName(name) === alias)).find((name) => name !== undefined);
  return found ?? wanted ?? field;
}

function isBlank(value: FieldValue): boolean {
  return value === undefined || value === '' || (typeof value === 'object' && value.length === 0);
}

function inlineValue(value: FieldValue): string {
  if (typeof value === 'object') return `[${value.map((item) => yamlScalar(String(item))).join(', ')}]`;
  return typeof value === 'string' ? yamlScalar(value) : String(value);
}
