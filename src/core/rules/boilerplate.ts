import { isChaff, type ArticleLine } from '../article/types.ts';
import type { BoilerplateKind } from '../boilerplate/types.ts';
import { keyOf } from '../boilerplate/lineKey.ts';
import type { Edit } from '../text/edit.ts';
import type { Rule, RuleContext } from './context.ts';
import { countOf, KIND_MESSAGES } from './messages.ts';
import { gapEdits, type Gap } from './removal.ts';
import type { Finding } from './rule.ts';

/** Boilerplate lines of one kind that stand together, blank lines between allowed; `end` excluded, 0-based. */
interface Block {
  readonly first: number;
  readonly end: number;
  readonly kind: BoilerplateKind;
  readonly userRule?: string;
}

/** Blocks of boilerplate lines, one finding each, the reasons still to come (see findAll); a user's rule that found a block names itself. */
export const boilerplate: Rule = {
  id: 'boilerplate',
  find: (context) => {
    const blocks = blocksOf(context);
    const places = placesOf(context, blocks);
    return blocks.flatMap((block, index) => {
      const place = places[index];
      return place ? [toFinding(context, block, place)] : [];
    });
  },
};

function blocksOf({ lines, userRules, boundaries }: RuleContext): readonly Block[] {
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
      if (last?.kind === kind && last.userRule === userRule) blocks[blocks.length - 1] = { ...last, end: index + 1 };
      else blocks.push({ first: index, end: index + 1, kind, ...(userRule === undefined ? {} : { userRule }) });
      open = true;
    }
  });
  return blocks;
}

function toFinding(context: RuleContext, block: Block, place: Place): Finding {
  const lines = context.lines.slice(block.first, block.end).filter(({ role }) => role !== 'blank');
  const twins = twinsOf(context, lines);
  const what = block.userRule === undefined ? KIND_MESSAGES[block.kind] : `Matches the rule "${block.userRule}"`;
  return {
    rule: block.kind,
    start: lines[0]?.start ?? 0,
    end: lines.at(-1)?.end ?? 0,
    message: `${what} (${countOf(lines.length, 'line')})`,
    score: lines.reduce((sum, { score }) => sum + score, 0) / Math.max(1, lines.length),
    reasons: block.userRule === undefined ? [] : [`your rule "${block.userRule}" matches`],
    lines: { first: block.first, end: block.end },
    ...(twins === undefined ? {} : { twins }),
    ...(block.userRule === undefined ? {} : { userRule: block.userRule }),
    removable: lines.length > 0 && isAnyRemoved(context.removed, block),
    fix: { kind: 'edit', title: `Remove ${countOf(lines.length, 'line')}`, edits: fixOf(context, block, place) },
  };
}

function isAnyRemoved(removed: ReadonlySet<number>, { first, end }: Block): boolean {
  for (let line = first; line < end; line++) if (removed.has(line)) return true;
  return false;
}

/** In how many other files of the source the whole block stands: as often as its rarest line. */
function twinsOf({ profile, source, text }: RuleContext, lines: readonly ArticleLine[]): number | undefined {
  if (!profile) return undefined;
  const counts = lines.map(({ start, end }) => keyOf(text.slice(start, end))).filter((key) => key !== undefined);
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
  const removed = new Set(Array.from({ length: block.end - block.first }, (_, index) => block.first + index));
  const edits = gapEdits(text, { lines, textStart, removed }, place.gap, longestBlankRun);
  const floor = place.afterBlock ? own.start : 0;
  return edits.map((edit) => ({ ...edit, start: Math.max(edit.start, floor) })).filter(({ start, end }) => end > start);
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
