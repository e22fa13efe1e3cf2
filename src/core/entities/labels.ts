/** The four kinds of names that the tagger learns; the last is learnt so that the others stay clean, and is not reported. */
export const TAGS = ['PER', 'LOC', 'ORG', 'MISC'] as const;

export type Tag = (typeof TAGS)[number];

/** The places of the tags in TAGS. */
export const PERSON = 0;
export const LOCATION = 1;
export const ORGANIZATION = 2;
export const MISCELLANEOUS = 3;

/** Places of a token in a name; a label is 0 for outside, else 1 + tag * 4 + place. */
export const BEGIN = 0;
export const INSIDE = 1;
export const LAST = 2;
export const UNIT = 3;

/** How many labels there are: outside, and four places for each tag. */
export const LABELS = 1 + TAGS.length * 4;

/** The label of a tag's place. */
export function labelOf(tag: number, place: number): number {
  return 1 + tag * 4 + place;
}

/** The tag of a label that is not outside. */
export function tagOf(label: number): number {
  return (label - 1) >> 2;
}

/** The place of a label that is not outside. */
function placeOf(label: number): number {
  return (label - 1) & 3;
}

/** Whether a name is open after the label, so that only its inside or last may follow. */
export function isOpen(label: number): boolean {
  return label !== 0 && placeOf(label) < LAST;
}

/** Whether `next` may follow `label`. */
export function mayFollow(label: number, next: number): boolean {
  const continues = next !== 0 && (placeOf(next) === INSIDE || placeOf(next) === LAST);
  if (!isOpen(label)) return !continues;
  return continues && tagOf(label) === tagOf(next);
}
