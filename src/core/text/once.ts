/** A value that is made when it is asked for first, and kept: tables that many runs never need cost a start nothing. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
