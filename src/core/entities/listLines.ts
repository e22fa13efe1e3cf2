import type { EntityType } from './entity.ts';
import { readNameList } from './readNameList.ts';

/** A name for a list: its type, and the name it stands for where it is an alias. */
export interface ListedName {
  readonly name: string;
  readonly type: EntityType;
  readonly group?: string;
}

/** A CSV list with a name in it, in place of the line it had; a new line goes where it belongs in a sorted list, no other line moves. Line breaks within a name become blanks. */
export function withListedName(content: string | undefined, listed: ListedName): string {
  const now = content === undefined || content.trim() === '' ? HEADER : content;
  const eol = now.includes('\r\n') ? '\r\n' : '\n';
  const name = listed.name.replace(BREAKS, ' ').trim();
  const lines = now.split(eol).filter((line, index) => index === 0 || !isLineOf(line, name));
  const added = [name, listed.type, ...(listed.group === undefined ? [] : [listed.group])].map(toCell).join(',');
  const at = lines.findIndex((line, index) => (index > 0 || !isHeader(line)) && !line.startsWith('#') && (line === '' || line > added));
  lines.splice(at < 0 ? lines.length : at, 0, added);
  return lines.at(-1) === '' ? lines.join(eol) : `${lines.join(eol)}${eol}`;
}

const HEADER = 'name,type,group\n';

function isLineOf(line: string, name: string): boolean {
  return line.trim() !== '' && readNameList('', `${HEADER}${line}`, 'person').list.entries.has(name);
}

function isHeader(line: string): boolean {
  const { list, problems } = readNameList('', line, 'person');
  return list.entries.size === 0 && problems.length === 0 && line.trim() !== '';
}

function toCell(value: string): string {
  return NEEDS_QUOTES.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

// e.g. "\r\n"
const BREAKS = /\s+/gu;
// e.g. a comma, a semicolon, a quote, a hash at the start
const NEEDS_QUOTES = /[",;\t]|^#/;
