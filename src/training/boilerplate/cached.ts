/** What the map holds for the key, made and kept when it holds nothing. */
export function cached<K, T>(map: Map<K, T>, key: K, make: () => T): T {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
