import { makeAppeal } from '../boilerplate/appeals.ts';
import type { Piece } from './pages.ts';
import { drawLayout, type Layout, type SplitFile } from './layouts.ts';
import { oneOf, type Family, type HeaderPart, type TailPart } from './parts.ts';

type Random = () => number;

/** Joins pieces by one drawn layout. */
export function makeJoined(pieces: readonly Piece[], random: Random, left: ReadonlySet<Family>): SplitFile {
  const layout = drawLayout(random, left);
  const lines: string[] = [];
  const starts: number[] = [];
  const isBrief = random() < 0.5;
  const hasChrome = random() < 0.4;
  const dateline = random() < 0.25 ? drawDateline(random, layout) : undefined;
  if (hasChrome) lines.push(...headChrome(pieces[0], random));
  const counterFrom = random() < 0.1 ? Math.floor(random() * 30) : 0;
  pieces.forEach((piece, at) => {
    if (at > 0) for (let blank = 0; blank < layout.blanksBetween; blank++) lines.push('');
    const separator = at > 0 || random() < 0.4 ? layout.separator : [];
    starts.push(lines.length + (separator[0] === '' ? 1 : 0));
    lines.push(...separator);
    pushHeader(lines, layout, { piece, at: at + 1 + counterFrom, all: pieces.length + counterFrom, random });
    pushBody(lines, dated(bodyOf(piece, random, isBrief), dateline), layout.paragraphBlanks, random);
    if (random() < 0.12) for (const line of makeAppeal(random)) lines.push(...blankRun(layout.paragraphBlanks), line);
    for (const part of layout.tail) lines.push(...tailOf(part, layout, piece, random));
  });
  if (hasChrome) lines.push(...(pieces[pieces.length - 1]?.after ?? []).slice(0, Math.floor(random() * 25)));
  return { id: '', style: 'made', starts, text: lines.join('\n') };
}

/** The site's own lines at the top of a page, sometimes with a notice in prose among them. */
export function headChrome(piece: Piece | undefined, random: Random): string[] {
  const chrome = piece?.before.slice(-Math.floor(random() ** 2 * 15) - 1) ?? [];
  const notice = piece?.after.filter((line) => line.length > 90).slice(0, 2) ?? [];
  return random() < 0.4 ? [...notice, ...chrome] : [...chrome];
}

type Dateline = () => string;

/** The opening of agency copy in one style: place, perhaps a date, an agency, a dash. */
export function drawDateline(random: Random, layout: Layout): Dateline {
  const agency = random() < 0.5 ? ` (${oneOf(['NPA', 'Wire', 'Agency', 'KNS'], random)})` : '';
  const isDated = random() < 0.4;
  const dash = oneOf([' - ', ' — ', ' – ', ': '], random);
  const isLoud = random() < 0.7;
  return () => {
    const place = oneOf(['Port Carlow', 'Sandhaven', 'Brusk', 'East Lomar', 'Vellin', 'Torsby', 'Kanau'], random);
    return `${isLoud ? place.toUpperCase() : place}${isDated ? `, ${layout.date(random).split(',')[0] ?? ''}` : ''}${agency}${dash}`;
  };
}

/** The body with a dateline before its first paragraph. */
export function dated(body: { lines: readonly string[] }, dateline: Dateline | undefined): { lines: readonly string[] } {
  return dateline ? { lines: body.lines.map((line, at) => (at === 0 ? dateline() + line : line)) } : body;
}

/** Adds the header of an item. */
export function pushHeader(lines: string[], layout: Layout, item: { piece: Piece; at: number; all: number; random: Random }): void {
  const from = lines.length;
  for (const part of layout.header) {
    const made = headerOf(part, layout, item);
    if (made.length > 0 && !(made[0] === '' && lines.length === from)) lines.push(...made);
  }
}

function headerOf(part: HeaderPart, layout: Layout, item: { piece: Piece; at: number; all: number; random: Random }): string[] {
  const { piece, random } = item;
  const name = piece.byline && piece.byline.length < 60 ? piece.byline.replace(/^by:?\s+/i, '') : undefined;
  switch (part) {
    case 'blank':
      return [''];
    case 'counter':
      return [layout.counter(item.at, item.all)];
    case 'source':
      return [layout.source(piece)];
    case 'date':
      return random() < 0.95 ? [layout.date(random)] : [];
    case 'fielded':
      return [
        `${oneOf(['TITLE', 'Title', 'Headline', 'HEADLINE', 'Subject'].slice(0, 1 + layout.fieldStyle), () => 0.99)}: ${piece.title}`,
      ];
    case 'title':
      return [layout.loudTitles ? piece.title.toUpperCase() : piece.title];
    case 'subtitle':
      return piece.body[0] !== undefined && random() < 0.7 ? [piece.body[0].split(/(?<=\.) /)[0] ?? ''] : [];
    case 'byline':
      return name === undefined ? [] : [layout.byline(name)];
    case 'url':
      return [random() < 0.5 ? piece.url : `https://${piece.domain}/${piece.title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`];
    case 'words':
      return [`${piece.body.join(' ').split(' ').length} words`];
    case 'language':
      return [layout.fieldStyle % 2 === 0 ? 'English' : 'Language: English'];
    case 'rights':
      return [`${oneOf(['(c)', '©', 'Copyright'], random)} ${2005 + Math.floor(random() * 20)} ${piece.domain}`];
    case 'label':
      return [oneOf([...layout.fields, 'News', 'Sport', 'World news', 'Opinion', 'Local', 'Business & Money'], random)];
    case 'field':
      return [
        `${oneOf(layout.fields, random)}${layout.sign}${oneOf([layout.source(piece), layout.date(random), name ?? 'Staff', String(Math.floor(random() * 1e6)), piece.title], random)}`,
      ];
    case 'code':
      return [`${layout.fields[0] ?? ''}${oneOf(['-', '', ' ', '#'], random)}${Math.floor(random() * 1e7)}`];
    case 'fields':
      return fieldsOf(layout, piece, random);
  }
}

function fieldsOf(layout: Layout, piece: Piece, random: Random): string[] {
  const all: readonly (readonly [string, string])[] = [
    ['Section', oneOf(['News', 'World', 'Business', 'Sports', 'Opinion', 'Features; Pg. 4'], random)],
    ['Length', `${piece.body.join(' ').split(' ').length} words`],
    ['Id', String(Math.floor(random() * 1e8))],
    ['Type', oneOf(['Newspaper', 'Web', 'Magazine'], random)],
    ['Edition', oneOf(['Final', 'Late', 'Online'], random)],
  ];
  const sign = layout.fieldStyle < 2 ? ': ' : layout.fieldStyle === 2 ? ':' : ' = ';
  return all.slice(0, 1 + layout.fieldStyle).map(([key, value]) => (layout.fieldStyle % 2 === 0 ? key.toUpperCase() : key) + sign + value);
}

/** The lines of one part after an item. */
export function tailOf(part: TailPart, layout: Layout, piece: Piece, random: Random): string[] {
  const year = 2005 + Math.floor(random() * 20);
  switch (part) {
    case 'blank':
      return [''];
    case 'rights':
      return [
        oneOf(
          [`Copyright ${year} ${piece.domain}. All Rights Reserved`, `© ${year} ${layout.source(piece)}`, 'All rights reserved.'],
          random,
        ),
      ];
    case 'date':
      return [`${oneOf(['LOAD-DATE', 'Last updated', 'Load-Date', 'Retrieved'], random)}: ${layout.date(random)}`];
    case 'credit':
      return piece.byline === undefined
        ? []
        : [
            `(Reporting by ${piece.byline.replace(/^by:?\s+/i, '').slice(0, 60)}${layout.fieldStyle % 2 === 0 ? '; Editing by Ann Desk' : ''})`,
          ];
    case 'end':
      return [oneOf(['###', 'ENDS', 'END', '-30-', '■'], random)];
    case 'url':
      return [piece.url];
    case 'id':
      return [`Document ${piece.domain.slice(0, 4).toUpperCase()}${String(Math.floor(random() * 1e9))}`];
    case 'contact':
      return [`Contact: ${oneOf(['editor', 'desk', 'press'], random)}@${piece.domain}`];
    case 'tags':
      return [`Tags: ${[...piece.words].slice(0, 4).join(', ')}`];
  }
}

/** The piece's body, cut to a length that varies as articles do. */
export function bodyOf(piece: Piece, random: Random, isBrief = false): { lines: readonly string[] } {
  const longest = isBrief || random() < 0.4 ? 2 + Math.floor(random() ** 1.5 * 9) : 10 + Math.floor(random() * 100);
  return { lines: piece.body.slice(0, longest) };
}

/** That many blank lines. */
export function blankRun(blanks: number): string[] {
  return Array.from({ length: blanks }, () => '');
}

/** Adds paragraphs with the file's spacing: `blanks` lines between, or none. */
export function pushBody(lines: string[], body: { lines: readonly string[] }, blanks: number, random: Random): void {
  body.lines.forEach((line, at) => {
    if (at > 0) for (let blank = 0; blank < blanks; blank++) lines.push('');
    lines.push(line);
    if (random() < 0.004) lines.push('');
  });
}

/** Joins whole pages as a scraper saves them, each with some of its site's own lines; the start is the title. */
export function makeScraped(pieces: readonly Piece[], random: Random): SplitFile {
  const lines: string[] = [];
  const starts: number[] = [];
  const before = Math.floor(random() ** 1.5 * 18);
  const after = Math.floor(random() ** 1.5 * 30);
  const blanks = random() < 0.5 ? 0 : 1;
  const isBrief = random() < 0.5;
  const site = random() < 0.5 ? pieces[0] : undefined;
  const gap = blankRun(random() < 0.7 ? 0 : 1 + Math.floor(random() * 2));
  for (const piece of pieces) {
    const chrome = (site ?? piece).before;
    const kept = site ? before : Math.floor(random() * (before + 1));
    if (site && before > 8) lines.push(...site.after.filter((line) => line.length > 90).slice(0, 1));
    lines.push(...chrome.slice(Math.max(0, chrome.length - kept)));
    starts.push(lines.length);
    lines.push(piece.title);
    if (random() < 0.15) lines.push(piece.title);
    if (piece.byline !== undefined && random() < 0.7) lines.push(piece.byline);
    pushBody(lines, bodyOf(piece, random, isBrief), blanks, random);
    if (random() < 0.2) lines.push(...makeAppeal(random));
    lines.push(...(site ?? piece).after.slice(0, site ? after : Math.floor(random() * (after + 1))), ...gap);
  }
  return { id: '', style: 'made-scraped', starts, text: lines.join('\n') };
}

/** A page followed by an item of another kind that the site shows under it: a headline, a running time or picture name, the headline again, a line or two of text. */
export function makeTeased(pieces: readonly Piece[], random: Random): SplitFile {
  const [main, ...others] = pieces;
  if (!main) return { id: '', style: 'made-teased', starts: [0], text: '' };
  const lines = [...main.before.slice(-Math.floor(random() * 4)), ''];
  const starts = [lines.length];
  const blanks = Math.floor(random() * 3);
  lines.push(main.title);
  if (random() < 0.4) lines.push('', main.title);
  if (blanks > 0) lines.push('');
  pushBody(lines, bodyOf(main, random), blanks, random);
  const chrome = main.after.slice(0, Math.floor(random() * 6));
  for (const line of chrome) lines.push('', line);
  if (random() < 0.4) lines.push('', oneOf(['Top Stories', 'Videos', 'Latest', 'Watch', 'Live', 'More News'], random), '');
  if (random() < 0.4) lines.push(oneOf(['banner.png', 'Ad (2).png', 'image.jpg', '7.png'], random));
  starts.push(lines.length);
  const names = others.map((piece) => piece.title);
  const headline =
    random() < 0.5
      ? names
          .slice(0, 1 + Math.floor(random() * 4))
          .map((name) => name.split(' ').slice(0, 3).join(' '))
          .join(' | ')
      : (names[0] ?? '');
  lines.push(headline, `${1 + Math.floor(random() * 58)}:${String(Math.floor(random() * 60)).padStart(2, '0')}`);
  lines.push('', headline, '', names.map((name, at) => (names.length > 1 ? `${at + 1}. ${name}` : (others[0]?.body[0] ?? name))).join(' '));
  for (const line of others[0]?.after.slice(0, Math.floor(random() * 12)) ?? []) lines.push(...(random() < 0.5 ? [''] : []), line);
  return { id: '', style: 'made-teased', starts, text: lines.join('\n') };
}
