import { isAlias, isMap, isScalar, isSeq } from 'yaml';

/** Where a YAML node's bytes start. */
export function startOf(node: unknown): number {
  return rangeOf(node)[0];
}

/** Where a YAML node's bytes end, comments after it not counted; of a collection where its last item ends. */
export function endOf(node: unknown): number {
  if (isMap(node) && !node.flow) {
    const last = node.items.at(-1);
    if (last) return Math.max(endOf(last.key), endOf(last.value));
  }
  if (isSeq(node) && !node.flow && node.items.length > 0) return endOf(node.items.at(-1));
  return rangeOf(node)[1];
}

/** The start of the line in which an offset stands. */
export function lineStartOf(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
  return at === 0 && text.startsWith('\ufeff') ? 1 : at;
}

/** The end of the line in which an offset stands, before its break. */
export function lineEndOf(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

/** The blanks at the start of the line in which an offset stands. */
export function indentAt(text: string, offset: number): string {
  const start = lineStartOf(text, offset);
  return /^ */.exec(text.slice(start, offset))?.[0] ?? '';
}

/** A string as a YAML scalar: plain where every YAML version reads it back as that string, else in double quotes; `block`: commas end nothing here. */
export function yamlScalar(value: string, where?: 'block'): string {
  return PLAIN.test(where === 'block' ? value.replaceAll(', ', ' ') : value) && !RESERVED.test(value) ? value : JSON.stringify(value);
}

function rangeOf(node: unknown): readonly [number, number] {
  const range = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : undefined;
  return range ? [range[0], range[1]] : [0, 0];
}

// e.g. "world news", "000_8cb8.txt", "a/b"
const PLAIN = /^[\p{L}_][\p{L}\p{N}_./-]*(?: [\p{L}\p{N}_./-]+)*$|^\d+[_][\p{L}\p{N}_./-]*$/u;
// e.g. "yes", "null", "12_000"
const RESERVED = /^(?:true|false|yes|no|on|off|y|n|null|[\d_]+)$/i;
