/** The same text in memory of its own: a slice of 13 characters or more is, in V8, a view that keeps the whole text alive which it was cut from. */
export function detached(text: string): string {
  return ` ${text}`.slice(1);
}
