import type { Span } from './span.ts';

/**
 * Where YAML front matter stands: from the opening `---` line to the end of the closing `---` or `...` line with its break; undefined when there is none.
 * Only at the very start of the text (after a BOM), and only when the lines between look like `key: value`, a list item, a comment or blank.
 */
export function frontMatterOf(text: string): Span | undefined {
  const bom = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  OPENING.lastIndex = bom;
  const opening = OPENING.exec(text);
  if (!opening) return undefined;
  let at = OPENING.lastIndex;
  for (let line = 0; line < LONGEST; line++) {
    LINE.lastIndex = at;
    const match = LINE.exec(text);
    if (!match) return undefined;
    const content = match[1] ?? '';
    if (CLOSING.test(content)) return { start: bom, end: LINE.lastIndex };
    if (!FIELD.test(content) || LINE.lastIndex === at || LINE.lastIndex >= text.length) return undefined;
    at = LINE.lastIndex;
  }
  return undefined;
}

const LONGEST = 500;
// e.g. "---\n"
const OPENING = /---[ \t]*(?:\r\n|\n|\r)/y;
// e.g. "title: Something\r\n"
const LINE = /([^\r\n]*)(?:\r\n|\n|\r|$)/y;
// e.g. "---" or "..."
const CLOSING = /^(?:---|\.\.\.)[ \t]*$/;
// e.g. "tags: [a, b]", "  - item", "# note", ""
const FIELD = /^(?:[ \t]*[\w.-]+[ \t]*:(?:[ \t].*)?|[ \t]*-(?:[ \t].*)?|[ \t]*#.*|[ \t]*|[ \t]+\S.*)$/;
