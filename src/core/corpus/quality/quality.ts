import { c4Quality, type C4Quality } from './c4.ts';
import { gopherQuality, type GopherQuality } from './gopher.ts';
import { gopherReasons, type GopherReason } from './gopherLimits.ts';
import { repetitionOf, type Repetition } from './repetition.ts';
import { pipelineWords } from './words.ts';

/** The measures by which training pipelines keep or drop a document (English word counting). */
export interface Quality {
  readonly c4: C4Quality;
  readonly gopher: GopherQuality;
  readonly repetition: Repetition;
  /** Why the Gopher filters drop the text; none: they keep it. */
  readonly gopherDrops: readonly GopherReason[];
}

/** Measures a text as the C4 and Gopher filters of datatrove 0.10 do. */
export function qualityOf(text: string): Quality {
  const words = pipelineWords(text);
  const gopher = gopherQuality(text, words);
  const repetition = repetitionOf(text, words);
  return { c4: c4Quality(text), gopher, repetition, gopherDrops: gopherReasons(gopher, repetition) };
}
