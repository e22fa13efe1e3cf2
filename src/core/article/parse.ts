import type { BoilerplateModel } from '../boilerplate/model.ts';
import type { CorpusProfile } from '../boilerplate/profile.ts';
import type { OperatingPoint } from '../boilerplate/types.ts';
import type { Article, ArticleLine, Boundary } from './types.ts';
import type { BoundaryModel } from './split.ts';
import { linesOf } from '../text/lines.ts';

/** What parsing an article may use; without models it falls back to rules alone. */
export interface ParseOptions {
  readonly boilerplate?: BoilerplateModel;
  readonly boundaries?: BoundaryModel;
  readonly profile?: CorpusProfile;
  /** The source the text comes from, for the profile and for self-reference ('' when unknown). */
  readonly source?: string;
  readonly point: OperatingPoint;
  /** Offset where the text proper starts (after front matter); lines before are blank. Default 0. */
  readonly start?: number;
}

/** A text told apart: one line per text line, where later items start (ascending), and the items between. */
export interface ParsedText {
  readonly lines: readonly ArticleLine[];
  readonly boundaries: readonly Boundary[];
  readonly articles: readonly Article[];
  /** ISO 639-1 code, when the text is long enough to tell. */
  readonly language?: string;
}

/** Tells article from chaff in plain text; pure, total and linear in the text. */
export function parseText(text: string, options: ParseOptions): ParsedText {
  void options;
  const lines = linesOf(text).map(({ start, end }): ArticleLine => {
    const blank = text.slice(start, end).trim() === '';
    return { start, end, role: blank ? 'blank' : 'body', score: 0 };
  });
  return { lines, boundaries: [], articles: [{ first: 0, end: lines.length }] };
}

/** The two or three reasons that weighed most for calling lines `first` to `end` (excluded) boilerplate, in words a person understands. */
export function explainLines(text: string, parsed: ParsedText, range: { readonly first: number; readonly end: number }): readonly string[] {
  void text;
  void parsed;
  void range;
  return [];
}
