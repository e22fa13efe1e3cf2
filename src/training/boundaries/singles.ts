import { makeAppeal } from '../boilerplate/appeals.ts';
import type { Piece } from './pages.ts';
import type { SplitFile } from './layouts.ts';
import { oneOf } from './parts.ts';
import { bodyOf, headChrome } from './make.ts';

type Random = () => number;

/** One article with what looks like a boundary and is none: sub-headings, rules, lists, quotes, links to other articles, dates, blank runs, the site's own lines. */
export function makeSingle(piece: Piece, others: readonly Piece[], random: Random): SplitFile {
  const lines: string[] =
    random() < 0.5 ? headChrome(others[0], random) : piece.before.slice(Math.max(0, piece.before.length - Math.floor(random() ** 2 * 15)));
  const start = lines.length;
  const blanks = random() < 0.5 ? 0 : 1;
  lines.push(piece.title);
  if (random() < 0.2) lines.push(piece.title);
  if (piece.byline !== undefined && random() < 0.7) lines.push(piece.byline);
  const rate = random() < 0.3 ? 0.15 : random() * 0.06;
  const habit = oneOf(DECOYS, random);
  bodyOf(piece, random).lines.forEach((line, at) => {
    for (let blank = 0; blank < blanks && at > 0; blank++) lines.push('');
    if (at > 0 && random() < rate) lines.push(...(random() < 0.6 ? habit : oneOf(DECOYS, random))(piece, others, random));
    lines.push(line);
  });
  if (random() < 0.5) lines.push(...appeal(piece, others, random));
  lines.push(...piece.after.slice(0, Math.floor(random() ** 2 * 40)));
  if (random() < 0.3) lines.push(...related(piece, others, random));
  return { id: '', style: 'made-single', starts: [start], text: lines.join('\n') };
}

type Decoy = (piece: Piece, others: readonly Piece[], random: Random) => string[];

const DECOYS: readonly Decoy[] = [heading, heading, rule, blankRun, quote, related, list, dated, caption, advert, appeal];

function heading(piece: Piece, _others: readonly Piece[], random: Random): string[] {
  const words = [...piece.words].slice(0, 60);
  const own = Array.from({ length: 2 + Math.floor(random() * 4) }, () => oneOf(words, random)).join(' ');
  const stock = oneOf(
    [
      'What happens next?',
      'Background',
      'The bottom line',
      'Why it matters',
      'Conclusion',
      'How it works',
      'What We Know',
      'Looking ahead',
      'At a glance',
      'The road ahead',
    ],
    random,
  );
  const text = random() < 0.5 && words.length > 0 ? own.charAt(0).toUpperCase() + own.slice(1) : stock;
  return oneOf([[text], ['', text, ''], ['', '', text], [text, '']], random);
}

function rule(_piece: Piece, _others: readonly Piece[], random: Random): string[] {
  const line = oneOf(
    ['* * *', '***', '---', '-----', '=====', '________________', '###', '~~~~', '• • •', '----------------------------------------'],
    random,
  );
  return oneOf([[line], ['', line, ''], [line, '']], random);
}

function blankRun(_piece: Piece, _others: readonly Piece[], random: Random): string[] {
  return Array.from({ length: 1 + Math.floor(random() * 4) }, () => '');
}

function quote(piece: Piece, _others: readonly Piece[], random: Random): string[] {
  const sentence = oneOf(piece.body, random).split(/(?<=[.!?]) /)[0] ?? '';
  return ['', `"${sentence.slice(0, 200)}"`, ...(random() < 0.5 ? [`— ${piece.byline ?? 'The author'}`] : []), ''];
}

function related(_piece: Piece, others: readonly Piece[], random: Random): string[] {
  const titles = others.slice(0, 1 + Math.floor(random() * 4)).map((other) => other.title);
  const label = oneOf(['Related', 'Read more:', 'Also read', 'More on this', 'Recommended', 'See also', 'Related Articles'], random);
  if (random() < 0.3 && others[0]) return [label, others[0].title, (others[0].body[0] ?? '').slice(0, 160)];
  return random() < 0.3 ? titles.map((title) => `READ MORE: ${title}`) : [label, ...titles];
}

function list(piece: Piece, _others: readonly Piece[], random: Random): string[] {
  const words = [...piece.words];
  const mark = oneOf(['- ', '• ', '', '* '], random);
  const numbered = random() < 0.4;
  return Array.from(
    { length: 3 + Math.floor(random() * 6) },
    (_, at) => `${numbered ? `${at + 1}. ` : mark}${oneOf(words, random) ?? 'item'} ${oneOf(words, random) ?? 'other'}`,
  );
}

function dated(_piece: Piece, _others: readonly Piece[], random: Random): string[] {
  const hour = `${Math.floor(random() * 24)}:${String(Math.floor(random() * 60)).padStart(2, '0')}`;
  return oneOf(
    [
      [`${hour} GMT`],
      [`Update, ${hour}`],
      [`Updated November ${1 + Math.floor(random() * 28)}, 2021`],
      [`${1900 + Math.floor(random() * 125)}`],
    ],
    random,
  );
}

function caption(piece: Piece, _others: readonly Piece[], random: Random): string[] {
  return oneOf(
    [
      ['Image'],
      ['Photo: Getty Images'],
      [`${[...piece.words].slice(0, 5).join(' ')} (Photo by ${piece.byline ?? 'staff'})`],
      ['Credit: Staff'],
    ],
    random,
  );
}

function appeal(_piece: Piece, _others: readonly Piece[], random: Random): string[] {
  const blank = random() < 0.5;
  return makeAppeal(random).flatMap((line) => (blank ? ['', line] : [line]));
}

function advert(_piece: Piece, others: readonly Piece[], random: Random): string[] {
  const chrome = others[0]?.after ?? [];
  const from = Math.floor(random() * Math.max(1, chrome.length - 3));
  return random() < 0.4 ? ['Advertisement', ''] : chrome.slice(from, from + 1 + Math.floor(random() * 3));
}
