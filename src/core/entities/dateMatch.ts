/** A date or amount found at an offset: where it ends, and its value where the text allows one. */
export interface PatternMatch {
  readonly end: number;
  readonly value?: string;
}

/** The match of a sticky pattern that starts at an offset. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** What a date is read against. */
export interface DateContext {
  /** ISO 639-1. */
  readonly language: string;
  /** The article's day, in milliseconds since 1970. */
  readonly reference: number | undefined;
}

/** What stands where a date may start. */
export interface DateOpening {
  readonly at: number;
  /** Bits of `timeBitsOf`; 0 for a number. */
  readonly bits: number;
  /** The stretch that the date must not leave. */
  readonly stretchStart: number;
  readonly stretchEnd: number;
  readonly isCapital: boolean;
  /** Bits of `timeBitsOf` of the next words: a month's name, a weekday, a unit of time can match only where they are among them. */
  readonly near: number;
}
