import type { BoilerplateKind } from '../boilerplate/types.ts';

/** What each kind of boilerplate is, as the start of a sentence for Problems. */
export const KIND_MESSAGES = {
  chrome: 'Part of the web page, not of the article',
  appeal: 'An appeal for support, not part of the article',
  subscribe: 'An invitation to subscribe, not part of the article',
  comments: 'Belongs to the comment section',
  teaser: 'Points to other articles',
  social: 'Invites to follow or share',
  contact: 'Contact details of the outlet',
  legal: 'Rights, terms or imprint',
  'media-label': 'Label of a picture or a player',
  repeat: 'Stands in the article already',
} as const satisfies Readonly<Record<BoilerplateKind, string>>;

/** "1 line", "8 lines". */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
