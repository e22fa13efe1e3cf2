import { coveredBy, parseAnn, spansOf, type AnnFile } from './brat.ts';
import { reanchorSpans } from './moveSpans.ts';

/** The annotations of a text; those that something else left behind are found again by their words. */
export function readSpans(ann: string, text: string): AnnFile {
  const file = parseAnn(ann, text);
  return isInStep(file, text) ? file : reanchorSpans(file, text).file;
}

/** Whether every annotation covers the words it names. */
export function isInStep(file: AnnFile, text: string): boolean {
  return file.problems.length === 0 && spansOf(file).every((span) => coveredBy(text, span.fragments) === span.text);
}
