import type { Planned } from './applyChangesPlan.ts';
import type { DirectChange } from '../journal/journalTypes.ts';

/** An edit of an article with its bytes before and after. */
export interface ManyWrite extends Planned, DirectChange {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/** New bytes that lie ready: `place` puts them where they belong and gives what it changed, which leaves out what has changed meanwhile. */
export interface Staged {
  readonly place: () => Promise<readonly ManyWrite[]>;
  readonly drop: () => void;
}
