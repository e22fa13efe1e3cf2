import type { Forest } from './forest.ts';

/** What a forest says of the row of features that starts at an offset; the same for rows that fork alike. */
export type Ask = (features: Float32Array, offset: number) => number;

/** Says what a forest says of a line of the text, given the row of its features. */
export interface Judge {
  readonly of: (line: number, features: Float32Array, offset: number) => number;
}

/** A judge that remembers nothing. */
export function forgetful(ask: Ask): Judge {
  return { of: (_, features, offset) => ask(features, offset) };
}

/**
 * What a forest has said of the lines of a text: a line is asked about again only where its features have crossed a threshold that the forest knows,
 * so what is remembered is exactly what the forest would say.
 */
export class Margins implements Judge {
  readonly #ask: Ask;
  readonly #cuts: Cuts;
  readonly #width: number;
  /** The rows asked about, by slot; their bits tell rows apart faster than their numbers. */
  #rows = new Float32Array(0);
  #bits = new Int32Array(0);
  #margins = new Float64Array(0);
  /** Per line its slot, -1 for none; the slots that no line has. */
  #slotOf: Int32Array = new Int32Array(0);
  #free: number[] = [];
  #asked: Float32Array = new Float32Array(0);
  #askedBits: Int32Array = new Int32Array(0);

  constructor(forest: Forest, ask: Ask) {
    this.#ask = ask;
    this.#cuts = cutsOf(forest);
    this.#width = this.#cuts.starts.length - 1;
  }

  /** Takes what is remembered over to the lines of another text; `lineOf` says which line each of them was, -1 for none. */
  realign(lineOf: Int32Array): void {
    const isKept = new Uint8Array(this.#margins.length);
    const slotOf = new Int32Array(lineOf.length).fill(-1);
    for (let line = 0; line < lineOf.length; line++) {
      const slot = this.#slotOf[lineOf[line] ?? -1] ?? -1;
      if (slot < 0) continue;
      slotOf[line] = slot;
      isKept[slot] = 1;
    }
    this.#slotOf = slotOf;
    this.#free = [];
    for (let slot = isKept.length - 1; slot >= 0; slot--) if (isKept[slot] === 0) this.#free.push(slot);
  }

  readonly of = (line: number, features: Float32Array, offset: number): number => {
    const known = this.#slotOf[line] ?? -1;
    if (known >= 0 && this.#forksAlike(known, features, offset)) return this.#margins[known] ?? 0;
    const margin = this.#ask(features, offset);
    const slot = known < 0 ? this.#newSlot() : known;
    this.#slotOf[line] = slot;
    this.#rows.set(features.subarray(offset, offset + this.#width), slot * this.#width);
    this.#margins[slot] = margin;
    return margin;
  };

  #forksAlike(slot: number, features: Float32Array, offset: number): boolean {
    if (features !== this.#asked) {
      this.#asked = features;
      this.#askedBits = new Int32Array(features.buffer, features.byteOffset, features.length);
    }
    const [bits, asked, width] = [this.#bits, this.#askedBits, this.#width];
    const base = slot * width;
    for (let at = 0; at < width; at++)
      if (bits[base + at] !== asked[offset + at] && crosses(this.#cuts, at, this.#rows[base + at] ?? 0, features[offset + at] ?? 0))
        return false;
    return true;
  }

  #newSlot(): number {
    if (this.#free.length === 0) this.#grow();
    return this.#free.pop() ?? 0;
  }

  #grow(): void {
    const before = this.#margins.length;
    const size = Math.max(64, before * 2);
    const [rows, margins] = [new Float32Array(size * this.#width), new Float64Array(size)];
    rows.set(this.#rows);
    margins.set(this.#margins);
    this.#rows = rows;
    this.#bits = new Int32Array(rows.buffer);
    this.#margins = margins;
    for (let slot = size - 1; slot >= before; slot--) this.#free.push(slot);
  }
}

/** The thresholds of all features after each other, in order, and where those of each feature start. */
interface Cuts {
  readonly starts: Int32Array;
  readonly values: Float32Array;
}

function cutsOf({ nodes }: Forest): Cuts {
  const lists: number[][] = [];
  nodes.feature.forEach((feature, node) => {
    while (lists.length <= feature) lists.push([]);
    lists[feature]?.push(nodes.threshold[node] ?? 0);
  });
  const starts = new Int32Array(lists.length + 1);
  const values = new Float32Array(nodes.feature.length);
  for (const [feature, list] of lists.entries()) {
    const start = starts[feature] ?? 0;
    values.set(
      list.sort((a, b) => a - b),
      start,
    );
    starts[feature + 1] = start + list.length;
  }
  return { starts, values };
}

/** Whether a threshold of the feature lies between the values, so that a tree may tell them apart. */
function crosses({ starts, values }: Cuts, feature: number, one: number, other: number): boolean {
  const low = Math.min(one, other);
  const high = Math.max(one, other);
  const end = starts[feature + 1] ?? 0;
  let at = starts[feature] ?? 0;
  while (at < end && (values[at] ?? 0) < low) at++;
  return Number.isNaN(low) || (at < end && (values[at] ?? 0) < high);
}
