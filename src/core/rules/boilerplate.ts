import { isChaff, type ArticleLine } from '../article/types.ts';
import type { BoilerplateKind } from '../boilerplate/types.ts';
import { keyOf } from '../boilerplate/lineKey.ts';
import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import type { Rule, RuleContext } from './context.ts';
import { countOf, KIND_MESSAGES } from './messages.ts';
import { gapEdits, type Gap } from './removal.ts';
import type { Finding } from './rule.ts';

/** Boilerplate lines of one kind that stand together, blank lines between allowed; `end` excluded, 0-based. */
interface Block {
  readonly first: number;
  end: number;
  readonly kind: BoilerplateKind;
  readonly userRule: string | undefined;
}

/** Blocks of boilerplate lines, one finding each, the reasons still to come (see findAll); a user's rule that found a block names itself. */
export const boilerplate: Rule = (context) => {
  const blocks = blocksOf(context);
  const places = placesOf(context, blocks);
  return blocks.flatMap((block, index) => {
    const place = places[index];
    return place ? [toFinding(context, block, place)] : [];
  });
};

function blocksOf({ lines, userRules, boundaries }: RuleContext): readonly Readonly<Block>[] {
  const starts = new Set(boundaries.map(({ line }) => line));
  const blocks: Block[] = [];
  let open = false;
  lines.forEach((line, index) => {
    if (line.role === 'blank') return;
    if (!isChaff(line)) open = false;
    else {
      const kind = line.kind ?? 'chrome';
      const userRule = userRules.get(index)?.id;
      const last = open && !starts.has(index) ? blocks.at(-1) : undefined;
      if (last?.kind === kind && last.userRule === userRule) last.end = index + 1;
      else blocks.push({ first: index, end: index + 1, kind, userRule });
      open = true;
    }
  });
  return blocks;
}

function toFinding(context: RuleContext, block: Block, place: Place): Finding {
  const { count, sum, start, end } = sumOf(context.lines, block);
  const twins = twinsOf(context, block);
  const what = block.userRule === undefined ? KIND_MESSAGES[block.kind] : `Matches the rule "${block.userRule}"`;
  return {
    rule: block.kind,
    start,
    end,
    message: `${what} (${countOf(count, 'line')})`,
    score: sum / Math.max(1, count),
    reasons: block.userRule === undefined ? [] : [`your rule "${block.userRule}" matches`],
    lines: { first: block.first, end: block.end },
    removable: count > 0 && isAnyRemoved(context.removed, block),
    fix: { kind: 'edit', title: `Remove ${countOf(count, 'line')}`, edits: fixOf(context, block, place) },
    ...(twins === undefined ? {} : { twins }),
    ...(block.userRule === undefined ? {} : { userRule: block.userRule }),
  };
}

/** How many lines with text a block has, the sum of their scores, where the first starts and the last ends. */
function sumOf(lines: readonly ArticleLine[], block: Block): { readonly count: number; readonly sum: number } & Span {
  let count = 0;
  let sum = 0;
  let start = 0;
  let end = 0;
  for (let index = block.first; index < block.end; index++) {
    const line = lines[index];
    if (!line || line.role === 'blank') continue;
    if (count++ === 0) start = line.start;
    end = line.end;
    sum += line.score;
  }
  return { count, sum, start, end };
}

function isAnyRemoved(removed: ReadonlySet<number>, { first, end }: Block): boolean {
  for (let line = first; line < end; line++) if (removed.has(line)) return true;
  return false;
}

/** In how many other files of the source the whole block stands: as often as its rarest line. */
function twinsOf({ profile, source, text, lines }: RuleContext, block: Block): number | undefined {
  if (!profile) return undefined;
  const own = lines.slice(block.first, block.end).filter(({ role }) => role !== 'blank');
  const counts = own.map(({ start, end }) => keyOf(text.slice(start, end))).filter((key) => key !== undefined);
  if (counts.length === 0) return undefined;
  const rarest = counts.reduce((least, key) => Math.min(least, profile.filesWith(source, key)), Infinity);
  return Math.max(0, rarest - 1);
}

/**
 * Removes just this block; of two blocks with only blank lines between them, the blank lines belong to the first one, so that fixes never overlap.
 * At the end of a text without a final break it is the other way round: a block takes the break before it.
 */
function fixOf({ lines, text, textStart, longestBlankRun }: RuleContext, block: Block, place: Place): readonly Edit[] {
  const own = { start: lines[block.first]?.start ?? 0, end: lines[block.end - 1]?.end ?? 0 };
  if (place.inTail) {
    const start = lines[place.gap.before]?.end ?? own.start;
    return [{ start, end: place.gap.after < lines.length ? own.end : text.length, inserted: '' }];
  }
  const removed = { size: block.end - block.first, has: (line: number) => line >= block.first && line < block.end };
  const edits = gapEdits(text, { lines, textStart, removed }, place.gap, longestBlankRun);
  const cut = place.afterBlock ? edits.map((edit) => ({ ...edit, start: Math.max(edit.start, own.start) })) : edits;
  return cut.filter(({ start, end }) => end > start);
}

/** Where a block stands: between which lines with text, right after another block or not, in a row of blocks that ends a text without a final break or not. */
interface Place {
  readonly gap: Gap;
  readonly afterBlock: boolean;
  readonly inTail: boolean;
}

function placesOf({ lines, text, textStart }: RuleContext, blocks: readonly Block[]): readonly Place[] {
  const gaps = blocks.map(({ first, end }): Gap => ({ before: before(lines, first, textStart), after: after(lines, end) }));
  let inTail = !text.endsWith('\n') && !text.endsWith('\r');
  const tails = gaps.toReversed().map((gap, index): boolean => {
    const next = index === 0 ? lines.length : blocks[blocks.length - index]?.first;
    inTail &&= gap.after === next;
    return inTail;
  });
  tails.reverse();
  return gaps.map((gap, index) => ({
    gap,
    afterBlock: gap.before >= 0 && gap.before + 1 === blocks[index - 1]?.end,
    inTail: tails[index] ?? false,
  }));
}

/** The last line with text before the line; -1 when there is none in the text proper. */
function before(lines: readonly ArticleLine[], line: number, textStart: number): number {
  for (let index = line - 1; index >= 0; index--) {
    const each = lines[index];
    if (!each || each.start < textStart) return -1;
    if (each.role !== 'blank') return index;
  }
  return -1;
}

function after(lines: readonly ArticleLine[], line: number): number {
  for (let index = line; index < lines.length; index++) if (lines[index]?.role !== 'blank') return index;
  return lines.length;
}
