/** Milliseconds in which the editor need not be told again to ask for the whole view. */
const PATIENCE = 10_000;

/**
 * What the editor knows of the top level of a view, and so what it must be told when the view has changed. The less the better: a key by which a person opens a row
 * while the whole view is read anew is lost.
 */
export class TopLevel {
  /** The keys that it was given last; undefined from when it was told to ask for them until it does, and before it first does. */
  #given: readonly string[] | undefined;
  #toldAt = performance.now();

  /** Takes note that the editor has asked for the top level and is given these. */
  give(keys: readonly string[]): void {
    this.#given = keys;
  }

  /** What to tell where these are the keys now: of each of them, of the whole view, or nothing, since it has yet to ask and will be given all there is. */
  tell(keys: readonly string[]): 'each' | 'whole' | 'nothing' {
    const given = this.#given;
    if (given && given.length > 0 && given.length === keys.length && given.every((key, at) => key === keys[at])) return 'each';
    if (!given && performance.now() - this.#toldAt < PATIENCE) return 'nothing';
    this.#given = undefined;
    this.#toldAt = performance.now();
    return 'whole';
  }
}
