import { folderOf } from '../corpus/fileName.ts';
import { rowIn } from '../corpus/rowPath.ts';
import { frontMatterOf } from '../text/frontMatter.ts';
import { linesOf } from '../text/lines.ts';
import type { Span } from '../text/span.ts';

/** A part of a file that is split: its own file, where it stood, and its text. */
export interface SplitPart extends Span {
  readonly path: string;
  readonly text: string;
}

/** What a split is made of; `isTaken` says whether a file of that path is there, `template` may use {stem}, {part} and {ext}. */
export interface SplitText {
  readonly path: string;
  readonly text: string;
  /** 0-based lines where further parts start. */
  readonly at: readonly number[];
  /** Offsets where further parts start, within a line too. */
  readonly offsets?: readonly number[];
  readonly isTaken: (path: string) => boolean;
  readonly template?: string;
}

const SPLIT_TEMPLATE = '{stem}-{part}{ext}';

/** The parts of a text cut before the lines and at the offsets, the first under its own path; they tile the text. Just one part when there is nothing to cut. */
export function splitText({ path, text, at, offsets = [], isTaken, template = SPLIT_TEMPLATE }: SplitText): readonly SplitPart[] {
  const cuts = cutsOf(text, at, offsets);
  const starts = [0, ...cuts];
  const taken = new Set<string>([path]);
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? text.length;
    const own = index === 0 ? path : freePath(path, { template, isTaken: (name) => taken.has(name) || isTaken(name) });
    taken.add(own);
    return { path: own, start, end, text: text.slice(start, end) };
  });
}

/** Where the parts start: offsets behind the front matter and the first text, ascending, each once. */
function cutsOf(text: string, at: readonly number[], offsets: readonly number[]): readonly number[] {
  const lines = linesOf(text);
  const head = frontMatterOf(text)?.end ?? 0;
  const cuts = [...at.map((line) => lines[line]?.start ?? 0), ...offsets].filter((offset) => offset > head && offset < text.length);
  return [...new Set(cuts)].sort((a, b) => a - b);
}

interface Naming {
  readonly template: string;
  readonly isTaken: (path: string) => boolean;
}

/** The first path by the template that is not taken; part numbers start at 2, those of a part go on from it. */
function freePath(path: string, { template, isTaken }: Naming): string {
  const isRow = rowIn(path) !== undefined;
  const { folder, stem, part, ext } = isRow ? partsOfRow(path) : partsOf(path);
  const pattern = template.includes('{part}') ? template : SPLIT_TEMPLATE;
  for (let number = part + 1; ; number++) {
    const said = pattern.replaceAll('{stem}', stem).replaceAll('{part}', String(number)).replaceAll('{ext}', ext);
    const name = isRow ? said : said.replace(SLASHES, '_');
    if (!isTaken(folder + name)) return folder + name;
  }
}

/** The id of a row, which is no file's name, is its stem; what stands before it is kept as a folder is. */
function partsOfRow(path: string): ReturnType<typeof partsOf> {
  const at = path.indexOf('#') + 1;
  const id = path.slice(at);
  const match = PART.exec(id);
  return { folder: path.slice(0, at), stem: match?.[1] ?? id, part: Number(match?.[2] ?? 1), ext: '' };
}

function partsOf(path: string): { readonly folder: string; readonly stem: string; readonly part: number; readonly ext: string } {
  const folder = folderOf(path);
  const name = path.slice(folder.length);
  const dot = name.lastIndexOf('.');
  const ext = dot > 0 ? name.slice(dot) : '';
  const whole = dot > 0 ? name.slice(0, dot) : name;
  const match = PART.exec(whole);
  return { folder, stem: match?.[1] ?? whole, part: Number(match?.[2] ?? 1), ext };
}

/** A part to be joined with others; `start` is where it stood in the text it was split from. */
export interface JoinedPart {
  readonly text: string;
  readonly start?: number | undefined;
}

/**
 * The texts of parts joined again. Where one was left without a final break, one is put in so that no words run together, unless what is before is as long as
 * it was at the split: then that was a cut within a line.
 */
export function mergeTexts(parts: readonly JoinedPart[]): string {
  const style = parts.map(({ text }) => BREAK.exec(text)?.[0]).find((found) => found !== undefined) ?? '\n';
  return parts.reduce((whole, { text, start }) => {
    const open = whole !== '' && text !== '' && start !== whole.length && !whole.endsWith('\n') && !whole.endsWith('\r');
    return `${whole}${open ? style : ''}${text}`;
  }, '');
}

// e.g. "003_7eab56a015ad09b8-2" (contracts.md)
const PART = /^(\d+[_-][0-9a-f]{8,64})-(\d+)$/;
// e.g. "\r\n"
const BREAK = /\r\n|\n|\r/;
// e.g. "a/b"
const SLASHES = /[/\\]/g;
