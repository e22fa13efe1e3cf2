/** The kinds of boilerplate, each also a rule id; the order is the order of settings and reports. */
export const BOILERPLATE_KINDS = [
  'chrome',
  'appeal',
  'subscribe',
  'comments',
  'teaser',
  'social',
  'contact',
  'legal',
  'media-label',
  'repeat',
] as const;

export type BoilerplateKind = (typeof BOILERPLATE_KINDS)[number];

/** Whether a value names a kind of boilerplate; of rule ids those that find it. */
export function isBoilerplateKind(value: unknown): value is BoilerplateKind {
  return BOILERPLATE_KINDS.some((kind) => kind === value);
}
