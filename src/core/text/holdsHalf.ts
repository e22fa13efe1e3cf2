/** Whether a text holds half a character (one code unit of a surrogate pair without the other), which no file can. */
export function holdsHalf(text: string): boolean {
  return HALF.test(text);
}

// e.g. the first half of an emoji without its second
const HALF = /\p{Surrogate}/u;
