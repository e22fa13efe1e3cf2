import type { Piece } from './pages.ts';
import { drawLayout, type SplitFile } from './layouts.ts';
import { oneOf, type Family } from './parts.ts';
import { blankRun, dated, drawDateline, headChrome, pushBody, pushHeader, tailOf } from './make.ts';

type Random = () => number;

/** Joins briefs, items of one to three short paragraphs under a headline each, as a page of news in short has them. */
export function makeBriefs(pieces: readonly Piece[], random: Random, left: ReadonlySet<Family>): SplitFile {
  const drawn = drawLayout(random, left);
  const layout = {
    ...drawn,
    header: drawn.header.includes('title') ? drawn.header : (['title'] as const),
    separator: random() < 0.5 ? [] : drawn.separator,
  };
  const lines = random() < 0.6 ? headChrome(pieces[0], random) : [];
  const starts: number[] = [];
  const dateline = random() < 0.35 ? drawDateline(random, layout) : undefined;
  const longest = 15 + Math.floor(random() * 60);
  pieces.forEach((piece, at) => {
    if (at > 0) lines.push(...blankRun(layout.blanksBetween), ...layout.separator);
    starts.push(lines.length - (at > 0 ? layout.separator.length : 0));
    pushHeader(lines, layout, { piece, at: at + 1, all: pieces.length, random });
    const kept = piece.body.filter((line) => line.length > 60).slice(0, 1 + Math.floor(random() * 3));
    const body = kept.map((line) => cutAt(line, longest));
    if (random() < 0.15) body.splice(1, 0, oneOf(['Advertisement', 'ADVERTISEMENT', 'Share', 'Story continues below'], random));
    pushBody(lines, dated({ lines: body }, dateline), layout.paragraphBlanks, random);
    for (const part of layout.tail) lines.push(...tailOf(part, layout, piece, random));
  });
  if (random() < 0.6) lines.push(...(pieces[pieces.length - 1]?.after ?? []).slice(0, Math.floor(random() * 25)));
  return { id: '', style: 'made-briefs', starts, text: lines.join('\n') };
}

/** The first sentences of a paragraph, as many as the words allow, one at least. */
function cutAt(line: string, words: number): string {
  // e.g. between "The end." and "Then"
  const sentences = line.split(/(?<=[.!?]["”’]?) /u);
  let kept = sentences[0] ?? '';
  for (const sentence of sentences.slice(1)) {
    if (kept.split(' ').length + sentence.split(' ').length > words) break;
    kept += ` ${sentence}`;
  }
  return kept;
}
