import { pick } from '../random.ts';
import { filled, type Form, type FormSource } from './formParts.ts';
import { results, lineUp, prices, weather, listings, people, specifications, recipe } from './formTables.ts';
import { letters, advice, calls, dialogue, liveBlog, verse, list, sections, quiz } from './formTexts.ts';
import { withLines, type GoldPage } from './pages.ts';

/** The sentences of a page's article. */
export function sentencesOf({ lines, gold }: GoldPage): readonly string[] {
  return lines
    .filter((_, at) => gold[at] === 'body')
    .flatMap((line) => line.split(SENTENCE_GAP))
    .filter((sentence) => sentence.length >= 30 && sentence.length <= 240 && SENTENCE.test(sentence));
}

/**
 * The page with forms in its article: between its lines, at its end, or in place of all but its first lines; now and then, as a widget, one among its chrome too,
 * and the whole article broken into short lines.
 */
export function withForms(page: GoldPage, source: FormSource): GoldPage {
  const { random } = source;
  const body = page.gold.flatMap((gold, at) => (gold === 'body' ? [at] : []));
  if (body.length === 0 || source.sentences.length === 0) return page;
  const style = random();
  let out = style < 0.15 ? broken(page, random) : page;
  if (style < 0.25) return withWidget(out, source);
  const isReplaced = random() < 0.4;
  if (isReplaced) out = shortened(out, Math.floor(4 * random()));
  const count = isReplaced ? 1 + Math.floor(4 * random()) : 1 + Math.floor(2 * random());
  const repeated = pick(FORMS, random);
  for (let made = 0; made < count; made++) {
    const form = (random() < 0.6 ? repeated : undefined) ?? pick(FORMS, random);
    if (form) out = withLines(out, placeIn(out, random), { lines: filled(form(source)), gold: 'body', isBlank: random() < 0.4 });
  }
  return random() < 0.25 ? withWidget(out, source) : out;
}

/** Right behind the article's last line half of the time, else behind any other; where nothing is left of the article, where its header ends. */
function placeIn({ gold }: GoldPage, random: () => number): number {
  const last = gold.lastIndexOf('body');
  if (last < 0) return Math.max(gold.lastIndexOf('title'), gold.lastIndexOf('byline')) + 1;
  const first = gold.indexOf('body');
  return random() < 0.5 ? last + 1 : first + 1 + Math.floor(random() * (last - first + 1));
}

/** Without the lines of the article but the first `most`. */
function shortened(page: GoldPage, most: number): GoldPage {
  let seen = 0;
  return filtered(page, (line) => page.gold[line] !== 'body' || seen++ < most);
}

function filtered(page: GoldPage, isKept: (line: number) => boolean): GoldPage {
  const lines = page.lines.flatMap((_, at) => (isKept(at) ? [at] : []));
  return {
    ...page,
    lines: lines.map((at) => page.lines[at] ?? ''),
    blankBefore: lines.map((at) => page.blankBefore[at] ?? false),
    gold: lines.map((at) => page.gold[at] ?? 'other'),
  };
}

/** A small table among the chrome, some lines away from the article. */
function withWidget(page: GoldPage, source: FormSource): GoldPage {
  const { gold } = page;
  const places = gold.flatMap((_, at) => (gold.slice(Math.max(0, at - 4), at + 4).every((role) => role === 'boilerplate') ? [at] : []));
  const at = pick(places, source.random);
  const form = pick(WIDGETS, source.random);
  if (at === undefined || !form) return page;
  return withLines(page, at, { lines: filled(form(source)).slice(0, 10), gold: 'boilerplate', isBlank: source.random() < 0.3 });
}

/** The article's lines broken at a width, as mail and agencies send them. */
function broken(page: GoldPage, random: () => number): GoldPage {
  const width = 48 + Math.floor(30 * random());
  const pieces = page.lines.map((line, at) => (page.gold[at] === 'body' ? wrap(line, width) : [line]));
  return {
    ...page,
    lines: pieces.flat(),
    blankBefore: pieces.flatMap((each, at) => each.map((_, piece) => piece === 0 && (page.blankBefore[at] ?? false))),
    gold: pieces.flatMap((each, at) => each.map(() => page.gold[at] ?? 'other')),
  };
}

function wrap(line: string, width: number): readonly string[] {
  const out: string[] = [''];
  for (const word of line.split(' ')) {
    const last = out[out.length - 1] ?? '';
    if (last !== '' && last.length + word.length >= width) out.push(word);
    else out[out.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return filled(out);
}

const FORMS: readonly Form[] = [
  results,
  lineUp,
  prices,
  weather,
  listings,
  letters,
  advice,
  calls,
  dialogue,
  liveBlog,
  recipe,
  verse,
  list,
  sections,
  people,
  specifications,
  quiz,
];
const WIDGETS: readonly Form[] = [results, prices, weather];

// e.g. the blank of "said. The"
const SENTENCE_GAP = /(?<=[.!?]["'”’]?)\s+(?=["'“‘]?\p{Lu})/u;
// e.g. "The council met."
const SENTENCE = /^["'“‘]?\p{Lu}.*[.!?]["'”’]?$/u;
