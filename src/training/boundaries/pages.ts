/** A page of boilerplate/dev.jsonl as far as boundaries need it. */
export interface Page {
  readonly domain: string;
  readonly url: string;
  readonly lines: readonly string[];
  readonly blanks: readonly number[];
  readonly gold: readonly (number | string)[];
}

/** One article taken out of a page: its parts, and the site's own lines around it. */
export interface Piece {
  readonly domain: string;
  readonly url: string;
  readonly title: string;
  readonly byline: string | undefined;
  readonly body: readonly string[];
  readonly bodyBlanks: readonly number[];
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly words: ReadonlySet<string>;
}

/** The articles of the pages that have a title and at least four lines of body. */
export function piecesOf(pages: readonly Page[]): Piece[] {
  return pages.map(pieceOf).filter((piece) => piece !== undefined);
}

function pieceOf(page: Page): Piece | undefined {
  const { gold, lines } = page;
  const titleAt = gold.indexOf('title');
  const title = lines[titleAt];
  const first = gold.findIndex((role, at) => at > titleAt && role === 1);
  const last = gold.lastIndexOf(1);
  if (title === undefined || first < 0) return undefined;
  const kept = lines.map((_, at) => at).filter((at) => at >= first && at <= last && (gold[at] === 1 || gold[at] === 'partial'));
  if (kept.length < 4) return undefined;
  const bylineAt = gold.findIndex((role, at) => at > titleAt - 3 && at <= first + 2 && role === 'byline');
  const body = kept.map((at) => lines[at] ?? '');
  return {
    domain: page.domain,
    url: page.url,
    title,
    byline: bylineAt < 0 ? undefined : lines[bylineAt],
    body,
    bodyBlanks: kept.map((at) => page.blanks[at] ?? 0),
    before: lines.slice(0, titleAt).filter((_, at) => gold[at] === 0),
    after: lines.slice(last + 1).filter((_, at) => gold[last + 1 + at] === 0),
    words: new Set(
      body
        .join(' ')
        .toLowerCase()
        .match(/\p{L}{6,}/gu) ?? [],
    ),
  };
}
