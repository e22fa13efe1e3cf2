import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeBriefs } from './briefs.ts';
import { disguise } from './disguise.ts';
import type { SplitFile } from './layouts.ts';
import type { Family } from './parts.ts';
import { makeJoined, makeScraped, makeTeased } from './make.ts';
import { piecesOf, type Piece } from './pages.ts';
import { makeSingle } from './singles.ts';
import { mulberry32 } from '../random.ts';

/** The files of split/dev.jsonl. */
export function readSplitFiles(shared: string): SplitFile[] {
  return readRows(join(shared, 'data/split/dev.jsonl')).map((row) => ({
    id: String(row['id']),
    style: String(row['style']),
    starts: (row['starts'] as readonly unknown[]).map(Number),
    text: String(row['text']),
  }));
}

/** The articles of boilerplate/dev.jsonl. */
export function readPieces(shared: string): Piece[] {
  const pages = readRows(join(shared, 'data/boilerplate/dev.jsonl')).map((row) => ({
    domain: String(row['domain']),
    url: String(row['url']),
    lines: (row['lines'] as readonly unknown[]).map(String),
    blanks: (row['blank_before'] as readonly unknown[]).map(Number),
    gold: row['gold'] as readonly (number | string)[],
  }));
  return piecesOf(pages);
}

/** A whole page as a single item, with the site that it is of. */
export interface WholePage extends SplitFile {
  readonly domain: string;
}

/** Whole pages, each a single item that starts with its title, with all of its site's own lines, and every other one cut close to its article as well; in an order drawn by chance. */
export function readWhole(shared: string): WholePage[] {
  const whole = readRows(join(shared, 'data/boilerplate/dev.jsonl')).map(toWhole);
  const cropped = readRows(join(shared, 'data/boilerplate/dev_crop.jsonl')).filter((_, at) => at % 2 === 0);
  const random = mulberry32(7);
  const drawn = [...whole, ...cropped.map(toWhole)].map((page) => ({ page, place: random() }));
  return drawn.sort((a, b) => a.place - b.place).map(({ page }) => page);
}

function toWhole(row: Record<string, unknown>): WholePage {
  const blanks = row['blank_before'] as readonly number[];
  const title = Math.max(0, (row['gold'] as readonly unknown[]).indexOf('title'));
  const start = title + blanks.slice(0, title + 1).filter((blank) => blank > 0).length;
  const lines = (row['lines'] as readonly string[]).map((line, index) => (blanks[index] ? `\n${line}` : line));
  return { id: String(row['id']), style: 'whole', starts: [start], text: lines.join('\n'), domain: String(row['domain']) };
}

function readRows(path: string): Record<string, unknown>[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** How many files of each make to draw. */
export interface Counts {
  readonly joined: number;
  readonly scraped: number;
  readonly teased: number;
  readonly briefs: number;
  readonly single: number;
}

/** Makes files of articles in layouts drawn at random, the same for the same seed; nothing of them is like the families left out. */
export function makeFiles(pieces: readonly Piece[], counts: Counts, draw: { seed: number; left: ReadonlySet<Family> }): SplitFile[] {
  const random = mulberry32(draw.seed);
  const many = (): Piece[] => drawPieces(pieces, 2 + Math.floor(random() ** 1.6 * 5), random);
  const files: SplitFile[] = [];
  for (let at = 0; at < counts.joined; at++) files.push(makeJoined(many(), random, draw.left));
  for (let at = 0; at < counts.scraped && !draw.left.has('scraped'); at++) files.push(makeScraped(many(), random));
  for (let at = 0; at < counts.teased; at++) files.push(makeTeased(many(), random));
  for (let at = 0; at < counts.briefs; at++) files.push(makeBriefs(many(), random, draw.left));
  for (let at = 0; at < counts.single; at++) {
    const [piece, ...others] = drawPieces(pieces, 5, random);
    if (piece) files.push(makeSingle(piece, others, random));
  }
  return files.map((file) => (random() < DISGUISED ? disguise(file, random) : file));
}

/** The share of made files that stand in for other languages. */
const DISGUISED = 0.35;

/** Different pieces; each follows the one before by chance, or as the most alike of 25, so that neighbours are often about the same. */
function drawPieces(pieces: readonly Piece[], count: number, random: () => number): Piece[] {
  const anyOf = (): Piece => pieces[Math.floor(random() * pieces.length)] as Piece;
  const drawn = [anyOf()];
  while (drawn.length < count) {
    const last = drawn[drawn.length - 1] as Piece;
    const next = random() < 0.65 ? anyOf() : mostAlike(last, Array.from({ length: 25 }, anyOf));
    if (!drawn.includes(next)) drawn.push(next);
  }
  return drawn;
}

function mostAlike(piece: Piece, others: readonly Piece[]): Piece {
  const likeness = (other: Piece): number =>
    [...other.words].filter((word) => piece.words.has(word)).length / Math.sqrt(1 + other.words.size);
  const scored = others.filter((other) => other !== piece).map((other) => ({ other, score: likeness(other) }));
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).other;
}
