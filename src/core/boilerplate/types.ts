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

/** How eager detection is: careful loses at most 0.5 % of body words on the dev pages, balanced is best F1, thorough finds most. */
export type OperatingPoint = 'careful' | 'balanced' | 'thorough';

export const OPERATING_POINTS = ['careful', 'balanced', 'thorough'] as const satisfies readonly OperatingPoint[];
