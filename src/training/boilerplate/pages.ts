import { readFileSync } from 'node:fs';

/** What a gold line is: article body, boilerplate, or something that is not scored as either. */
export type Gold = 'body' | 'boilerplate' | 'title' | 'byline' | 'other';

/** A web page as plain lines with gold, from shared/data/boilerplate. */
export interface GoldPage {
  readonly id: string;
  readonly dataset: string;
  readonly domain: string;
  readonly lines: readonly string[];
  readonly blankBefore: readonly boolean[];
  readonly gold: readonly Gold[];
}

/** Reads a JSONL file of gold pages. */
export function readPages(path: string): readonly GoldPage[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((row) => row !== '')
    .map((row) => toPage(JSON.parse(row) as RawPage));
}

/** The page as one text, a blank line where the page had one, and the text line of each gold line. */
export function toText(page: GoldPage): { readonly text: string; readonly lineOf: readonly number[] } {
  const out: string[] = [];
  const lineOf: number[] = [];
  page.lines.forEach((line, at) => {
    if (page.blankBefore[at] && at > 0) out.push('');
    lineOf.push(out.length);
    out.push(line);
  });
  return { text: out.join('\n'), lineOf };
}

/** The page with lines put in before line `at`, all with the same gold, each after a blank line or none. */
export function withLines(
  page: GoldPage,
  at: number,
  { lines, gold, isBlank }: { readonly lines: readonly string[]; readonly gold: Gold; readonly isBlank: boolean },
): GoldPage {
  const put = <T>(list: readonly T[], made: readonly T[]): T[] => [...list.slice(0, at), ...made, ...list.slice(at)];
  return {
    ...page,
    lines: put(page.lines, lines),
    blankBefore: put(
      page.blankBefore,
      lines.map(() => isBlank),
    ),
    gold: put(
      page.gold,
      lines.map(() => gold),
    ),
  };
}

/** The fold of a page: its domain decides, so that pages of one site stay together. */
export function foldOf(domain: string, folds: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < domain.length; at++) hash = Math.imul(hash ^ domain.charCodeAt(at), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) % folds;
}

interface RawPage {
  readonly id: string;
  readonly source_dataset: string;
  readonly domain: string;
  readonly lines: readonly string[];
  readonly blank_before: readonly number[];
  readonly gold: readonly (number | string)[];
}

function toPage(raw: RawPage): GoldPage {
  const clean = raw.lines.map((line) => line.replace(BREAKS, ' '));
  const kept = clean.map((line, at) => ({ line, at })).filter(({ line }) => line.trim() !== '');
  return {
    id: raw.id,
    dataset: raw.source_dataset,
    domain: raw.domain,
    lines: kept.map(({ line }) => line),
    blankBefore: kept.map(({ at }) => raw.blank_before[at] === 1),
    gold: kept.map(({ at }) => toGold(raw.gold[at])),
  };
}

function toGold(value: number | string | undefined): Gold {
  if (value === 1) return 'body';
  if (value === 0) return 'boilerplate';
  return value === 'title' || value === 'byline' ? value : 'other';
}

// e.g. "\r\n"
const BREAKS = /\r\n|\n|\r/g;
