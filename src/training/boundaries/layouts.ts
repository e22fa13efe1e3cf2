import type { Piece } from './pages.ts';
import { oneOf, type Family, type HeaderPart, type TailPart } from './parts.ts';
import { drawSign, drawWild, madeWord } from './wild.ts';

/** A file made for training: `starts` are the 0-based lines where items start, the first included. */
export interface SplitFile {
  readonly id: string;
  readonly style: string;
  readonly starts: readonly number[];
  readonly text: string;
}

/** How all the items of one made file are laid out. */
export interface Layout {
  readonly header: readonly HeaderPart[];
  readonly tail: readonly TailPart[];
  readonly separator: readonly string[];
  readonly blanksBetween: number;
  readonly paragraphBlanks: number;
  readonly counter: (at: number, all: number) => string;
  readonly date: (random: () => number) => string;
  readonly byline: (name: string) => string;
  readonly source: (piece: Piece) => string;
  readonly loudTitles: boolean;
  readonly fieldStyle: number;
  /** Names of fields made up for this file, and the sign after them. */
  readonly fields: readonly string[];
  readonly sign: string;
}

type Random = () => number;

/** Draws a layout that uses nothing like the families left out. */
export function drawLayout(random: Random, left: ReadonlySet<Family>): Layout {
  const header = random() < 0.22 ? drawWild(random, left) : drawHeader(random, left);
  const loudFields = random() < 0.4;
  const separator = left.has('rule') || random() < 0.7 ? [] : drawSeparator(random);
  const needsBlank = left.has('headline') || left.has('bodyonly');
  const blanks = left.has('titleblank') ? oneOf([0, 0, 1], random) : oneOf([0, 0, 1, 1, 2, 3, 4], random);
  return {
    header,
    tail: drawTail(random, left),
    separator,
    blanksBetween: needsBlank && separator.length === 0 && header.length < 3 ? Math.max(blanks, 2) : blanks,
    paragraphBlanks: random() < 0.5 ? 0 : 1,
    counter: drawCounter(random),
    date: drawDate(random),
    byline: drawByline(random),
    source: drawSource(random),
    loudTitles: random() < 0.12,
    fieldStyle: Math.floor(random() * 4),
    fields: Array.from({ length: 4 }, () => madeWord(random, loudFields)),
    sign: oneOf([': ', ': ', ':', ' = ', ' - ', ' | ', '\t'], random),
  };
}

function drawHeader(random: Random, left: ReadonlySet<Family>): HeaderPart[] {
  const draw = random();
  if (draw < 0.18 && !left.has('bodyonly')) return [];
  if (draw < 0.36 && !(left.has('headline') && left.has('titleblank'))) return random() < 0.5 ? ['title'] : ['title', 'blank'];
  const parts: HeaderPart[] = [];
  const add = (part: HeaderPart, chance: number, blocked: Family | undefined): void => {
    if (random() < chance && !(blocked && left.has(blocked))) parts.push(part);
  };
  add('counter', 0.25, 'nexis');
  add('url', 0.15, 'url');
  add('source', 0.25, 'masthead');
  add('date', 0.25, 'masthead');
  parts.push(random() < 0.12 ? 'fielded' : 'title');
  add('subtitle', 0.1, undefined);
  add('byline', 0.35, undefined);
  add('date', 0.3, undefined);
  add('words', 0.15, 'factiva');
  add('source', 0.15, 'factiva');
  add('fields', 0.12, 'nexis');
  add('language', 0.08, 'factiva');
  add('rights', 0.12, 'factiva');
  if (random() < 0.15) shuffleHead(parts, random);
  const airy = random();
  const spaced: HeaderPart[] = [];
  for (const part of parts) {
    if (spaced.length > 0 && (airy < 0.25 || (airy < 0.5 && random() < 0.3))) spaced.push('blank');
    spaced.push(part);
  }
  if (random() < 0.5) spaced.push('blank');
  return spaced;
}

function shuffleHead(parts: HeaderPart[], random: Random): void {
  for (let at = parts.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [parts[at], parts[other]] = [parts[other] as HeaderPart, parts[at] as HeaderPart];
  }
}

function drawTail(random: Random, left: ReadonlySet<Family>): TailPart[] {
  if (random() < 0.55) return [];
  const all: TailPart[] = ['rights', 'date', 'credit', 'end', 'url', 'id', 'contact', 'tags'];
  const parts = all.filter((part) => random() < 0.2 && !(left.has('nexis') && (part === 'date' || part === 'rights')));
  return random() < 0.4 ? (['blank', ...parts] as TailPart[]) : parts;
}

function drawSeparator(random: Random): string[] {
  if (random() < 0.25) return drawSign(random);
  const sign = oneOf(['-', '=', '*', '_', '#', '~', '—', '.', '+', '─', '•'], random);
  const line =
    random() < 0.3
      ? Array.from({ length: 3 + Math.floor(random() * 4) }, () => sign).join(' ')
      : sign.repeat(3 + Math.floor(random() ** 2 * 70));
  return oneOf([[line], [line], [line], [line, ''], ['', line, '']], random);
}

function drawCounter(random: Random): Layout['counter'] {
  const label = oneOf(['Document', 'Article', 'Item', 'Story', 'DOCUMENT', 'Text', 'Artikel', 'No.', 'Record'], random);
  return oneOf<Layout['counter']>(
    [
      (at, all) => `${at} of ${all} DOCUMENTS`,
      (at, all) => `${label} ${at} of ${all}`,
      (at) => `${label} ${at}`,
      (at) => `[${at}]`,
      (at, all) => `${at}/${all}`,
      (at) => `#${at}`,
      (at) => `${label} #${at}`,
      (at) => `=== ${label} ${at} ===`,
      (at) => `${at}.`,
      (at) => `*** ${label.toUpperCase()} ${at} ***`,
    ],
    random,
  );
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function drawDate(random: Random): Layout['date'] {
  const style = Math.floor(random() * 8);
  const label =
    random() < 0.2 ? oneOf(['Date: ', 'Published: ', 'Published on ', 'Updated ', 'DATE: ', 'Posted ', 'Publication date: '], random) : '';
  return (draw) => {
    const month = Math.floor(draw() * 12);
    const day = 1 + Math.floor(draw() * 28);
    const year = 2001 + Math.floor(draw() * 25);
    const name = MONTHS[month] ?? '';
    const numbers = [String(day).padStart(2, '0'), String(month + 1).padStart(2, '0')];
    return (
      label +
      [
        `${name} ${day}, ${year}`,
        `${day} ${name} ${year}`,
        `${year}-${numbers[1]}-${numbers[0]}`,
        `${numbers[0]}/${numbers[1]}/${year}`,
        `${numbers[0]}.${numbers[1]}.${year}`,
        `${oneOf(DAYS, draw)}, ${name} ${day}, ${year}`,
        `${name.slice(0, 3)} ${day}, ${year}, ${1 + Math.floor(draw() * 11)}:${numbers[0]} PM`,
        `${oneOf(DAYS, draw)} ${day} ${name} ${year}`,
      ][style]
    );
  };
}

function drawByline(random: Random): Layout['byline'] {
  return oneOf<Layout['byline']>(
    [
      (name) => `By ${name}`,
      (name) => name,
      (name) => `BYLINE: ${name}`,
      (name) => `by ${name}`,
      (name) => `Author: ${name}`,
      (name) => `BY ${name.toUpperCase()}`,
    ],
    random,
  );
}

function drawSource(random: Random): Layout['source'] {
  const spoken = (domain: string): string =>
    domain
      .replace(/\.[a-z.]+$/, '')
      .split(/[-.]/)
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(' ');
  return oneOf<Layout['source']>(
    [
      (piece) => piece.domain,
      (piece) => spoken(piece.domain),
      (piece) => `The ${spoken(piece.domain)}`,
      (piece) => spoken(piece.domain).toUpperCase(),
      (piece) => `Source: ${spoken(piece.domain)}`,
    ],
    random,
  );
}
