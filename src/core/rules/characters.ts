import { isChaff } from '../article/types.ts';
import { groupBy } from '../groupBy.ts';
import type { Edit } from '../text/edit.ts';
import { lineAt } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import type { Rule, RuleContext } from './context.ts';
import { countOf } from './messages.ts';
import type { Finding, RuleId } from './rule.ts';

/** A kind of junk character: what it is like, and what stands in its place after the fix (undefined: no safe fix). */
interface Junk {
  readonly id: RuleId;
  readonly noun: string;
  readonly pattern: RegExp;
  readonly replacement?: (found: string) => string;
}

const JUNK: readonly Junk[] = [
  // e.g. "10\u00a0km"
  { id: 'no-break-space', noun: 'no-break space', pattern: /^[\u00a0\u202f]/, replacement: () => ' ' },
  // e.g. "news\u200bpaper"; joiners are left alone, Persian, Indic and emoji need them
  { id: 'zero-width', noun: 'zero-width character', pattern: /^[\ufeff\u200b\u2060]/, replacement: () => '' },
  // e.g. "news\u00adpaper"
  { id: 'soft-hyphen', noun: 'soft hyphen', pattern: /^\u00ad/, replacement: () => '' },
  // e.g. "Q&amp;A", "&#8217;"
  { id: 'html-entity', noun: 'HTML entity', pattern: /^&/, replacement: decoded },
  // e.g. "\ue000"
  { id: 'private-use', noun: 'private-use character', pattern: /^[\ue000-\uf8ff]/ },
];

// e.g. U+00A0, "&amp;": all kinds of junk, looked for together
const ANY_JUNK =
  /[\u00a0\u00ad\u200b\u202f\u2060\ue000-\uf8ff\ufeff]|&(?:amp|lt|gt|quot|apos|nbsp|ndash|mdash|hellip|[lr][sd]quo|#\d{2,6}|#x[\da-fA-F]{2,5});/g;

/** Characters that scraping leaves in the words: one finding for each sort of them in a text, whose fix loses nothing; lines of boilerplate are passed over. */
export const characters: Rule = (context) => {
  const found = groupBy(hitsIn(context), ({ text }) => JUNK.find(({ pattern }) => pattern.test(text)));
  return JUNK.flatMap((junk) => {
    const hits = found.get(junk) ?? [];
    const isDecided = context.decided.some(({ rule }) => rule === junk.id);
    return hits.length === 0 || isDecided ? [] : [toFinding(junk, hits)];
  });
};

/** A piece of junk in the text, and the line it stands in (0-based). */
interface Hit extends Span {
  readonly text: string;
  readonly line: number;
}

function hitsIn({ text, textStart, lines }: RuleContext): readonly Hit[] {
  const hits: Hit[] = [];
  for (const { 0: found, index: start } of text.matchAll(ANY_JUNK)) {
    const at = lineAt(lines, start);
    const line = lines[at];
    if (!line || line.start < textStart || isChaff(line) || line.role === 'blank') continue;
    if (start === line.start && found === BYTE_ORDER_MARK) continue;
    hits.push({ start, end: start + found.length, text: found, line: at });
  }
  return hits;
}

/** No junk where a line begins with it. */
const BYTE_ORDER_MARK = '\ufeff';

function toFinding({ id, noun, replacement }: Junk, hits: readonly Hit[]): Finding {
  const { start = 0, end = 0, line = 0 } = hits[0] ?? {};
  const edits = hits.map((hit): Edit => ({ start: hit.start, end: hit.end, inserted: replacement?.(hit.text) ?? hit.text }));
  return {
    rule: id,
    start,
    end,
    message: `${countOf(hits.length, noun)} in the text, the first one here`,
    score: 1,
    reasons: [],
    lines: { first: line, end: line + 1 },
    removable: false,
    ...(replacement === undefined ? {} : { fix: { kind: 'edit', title: `Replace ${countOf(hits.length, noun)}`, edits } }),
  };
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
};

/** The character that an HTML entity stands for; control characters and half pairs stay as written. */
function decoded(entity: string): string {
  const body = entity.slice(1, -1);
  if (!body.startsWith('#')) return NAMED[body] ?? entity;
  const code = body[1] === 'x' ? Number.parseInt(body.slice(2), 16) : Number.parseInt(body.slice(1), 10);
  return code < 32 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? entity : String.fromCodePoint(code);
}
