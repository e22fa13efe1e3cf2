import { isChaff } from '../article/types.ts';
import type { Edit } from '../text/edit.ts';
import { lineAt } from '../text/lines.ts';
import type { Rule, RuleContext } from './context.ts';
import { countOf } from './messages.ts';
import type { Finding, RuleId } from './rule.ts';

/** A kind of junk character: what finds it, and what stands in its place after the fix (undefined: no safe fix). */
interface Junk {
  readonly id: RuleId;
  readonly noun: string;
  readonly pattern: RegExp;
  readonly replacement?: (found: string) => string;
}

const JUNK: readonly Junk[] = [
  // e.g. "10\u00a0km"
  { id: 'no-break-space', noun: 'no-break space', pattern: /[\u00a0\u202f]/g, replacement: () => ' ' },
  // e.g. "news\u200bpaper"; joiners are left alone, Persian, Indic and emoji need them
  { id: 'zero-width', noun: 'zero-width character', pattern: /[\ufeff\u200b\u2060]/g, replacement: () => '' },
  // e.g. "news\u00adpaper"
  { id: 'soft-hyphen', noun: 'soft hyphen', pattern: /\u00ad/g, replacement: () => '' },
  // e.g. "Q&amp;A", "&#8217;"
  {
    id: 'html-entity',
    noun: 'HTML entity',
    pattern: /&(?:amp|lt|gt|quot|apos|nbsp|ndash|mdash|hellip|[lr][sd]quo|#\d{2,6}|#x[\da-fA-F]{2,5});/g,
    replacement: decoded,
  },
  // e.g. "\ue000"
  { id: 'private-use', noun: 'private-use character', pattern: /[\ue000-\uf8ff]/g },
];

// e.g. U+00A0, the "&" of "&amp;": the first characters of all that JUNK finds, looked for together
const MAY_HOLD_JUNK = /[\u00a0\u00ad\u200b\u202f\u2060\ue000-\uf8ff\ufeff]|&[a-z#]/;

/** Characters that scraping leaves in the words: one finding for each sort of them in a text, whose fix loses nothing; lines of boilerplate are passed over. */
export const characters: Rule = (context) => (MAY_HOLD_JUNK.test(context.text) ? JUNK.flatMap((junk) => findJunk(context, junk)) : []);

function findJunk({ text, textStart, lines, decided }: RuleContext, junk: Junk): readonly Finding[] {
  if (decided.some(({ rule }) => rule === junk.id)) return [];
  const hits: Edit[] = [];
  let first = -1;
  for (const match of text.matchAll(junk.pattern)) {
    const start = match.index;
    const at = lineAt(lines, start);
    const line = lines[at];
    if (!line || line.start < textStart || isChaff(line) || line.role === 'blank') continue;
    if (start === line.start && match[0] === BYTE_ORDER_MARK) continue;
    if (first < 0) first = at;
    hits.push({ start, end: start + match[0].length, inserted: junk.replacement?.(match[0]) ?? match[0] });
  }
  const [hit] = hits;
  return hit ? [toFinding(junk, hits, { line: first, hit })] : [];
}

/** No junk where a line begins with it. */
const BYTE_ORDER_MARK = '\ufeff';

function toFinding(junk: Junk, hits: readonly Edit[], at: { readonly line: number; readonly hit: Edit }): Finding {
  return {
    rule: junk.id,
    start: at.hit.start,
    end: at.hit.end,
    message: `${countOf(hits.length, junk.noun)} in the text, the first one here`,
    score: 1,
    reasons: [],
    lines: { first: at.line, end: at.line + 1 },
    removable: false,
    ...(junk.replacement === undefined ? {} : { fix: { kind: 'edit', title: `Replace ${countOf(hits.length, junk.noun)}`, edits: hits } }),
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
