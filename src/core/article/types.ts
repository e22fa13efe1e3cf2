import type { BoilerplateKind } from '../boilerplate/types.ts';
import { lineAt } from '../text/lines.ts';
import type { Span } from '../text/span.ts';

export const ROLES = ['title', 'byline', 'caption', 'credit', 'body', 'boilerplate', 'blank'] as const;

/** What a line is in its article. */
export type Role = (typeof ROLES)[number];

/** A line with its role; `end` excludes the line break, offsets are UTF-16 code units, `score` is the calibrated probability of boilerplate (0-1). */
export interface ArticleLine extends Span {
  readonly role: Role;
  /** Set when the line is chaff: boilerplate, or a headline said again (`repeat` where it is said word for word). */
  readonly kind?: BoilerplateKind;
  readonly score: number;
}

/** Whether a line is no part of an article's text: boilerplate, or a headline said again. */
export function isChaff({ role, kind }: Pick<ArticleLine, 'role' | 'kind'>): boolean {
  return role === 'boilerplate' || kind !== undefined;
}

/** Whether a stretch stands in the article itself, by the roles of its lines. */
export function outsideBoilerplate(lines: readonly ArticleLine[]): (span: Span) => boolean {
  return ({ start }) => {
    const line = lines[lineAt(lines, start)];
    return !line || !isChaff(line);
  };
}

/** Where a second item starts in a file: 0-based line, probability, and the reason in words a person understands. */
export interface Boundary {
  readonly line: number;
  readonly score: number;
  readonly reason: string;
}

/** One item of a file: lines `first` (included) to `end` (excluded), 0-based, and where its header stands, if it has one. */
export interface Article {
  readonly first: number;
  readonly end: number;
  readonly title?: Span;
  readonly byline?: Span;
}
