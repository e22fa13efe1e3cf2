import { once } from '../text/once.ts';
import { WASM } from './wasm.ts';

/** What src/kernels offers; places are bytes in the memory of the instance. */
interface Calls {
  readonly memory: WebAssembly.Memory;
  free(): number;
  sumTrees(trees: number, row: number, from: number, to: number, sum: number): number;
  sumRows(trees: number, rows: number, stride: number, count: number, bias: number, out: number): void;
  setShape(inputs: number, mixed: number, units: number, layers: number, top: number, outputs: number): void;
  measure(measures: number, rows: number, stride: number, count: number, to: number): void;
  judge(weights: number, lines: number, count: number, share: number, out: number, scratch: number): void;
  numberWords(tokens: number, count: number, ids: number, hashes: number, table: number, bits: number): number;
  linkWords(ids: number, count: number, known: number, last: number, previous: number, next: number): void;
  sumTopics(topics: number, placed: number, starts: number, parts: number, out: number): void;
  overlapRows(
    ...columns: readonly [
      previous: number,
      count: number,
      ahead: number,
      back: number,
      starts: number,
      rows: number,
      changes: number,
      out: number,
    ]
  ): void;
  likenRows(
    ...columns: readonly [
      ids: number,
      squares: number,
      count: number,
      known: number,
      starts: number,
      rows: number,
      reach: number,
      added: number,
      counts: number,
      out: number,
    ]
  ): void;
}

/** The inner loops of the models in WebAssembly, beside a memory of their own: first numbers that are placed for good, then room that is written over at every call. */
export class Kernels {
  readonly call: Calls;
  #end: number;
  #floats = new Float32Array(0);

  constructor() {
    this.call = new WebAssembly.Instance(compiled()).exports as Calls;
    this.#end = aligned(this.call.free());
  }

  /** Copies numbers into the memory for good and returns their place. */
  place(numbers: Float32Array | Uint32Array): number {
    const at = this.#end;
    this.#end = aligned(at + numbers.byteLength);
    const room = this.floats(0).buffer;
    if (numbers instanceof Uint32Array) new Uint32Array(room, at, numbers.length).set(numbers);
    else new Float32Array(room, at, numbers.length).set(numbers);
    return at;
  }

  /** Where the room behind all that is placed begins, in bytes. */
  get room(): number {
    return this.#end;
  }

  /** All of the memory as numbers of four bytes, with room for so many behind what is placed; good until more are asked for. */
  floats(count: number): Float32Array {
    const needed = this.#end + 4 * count;
    if (needed <= this.#floats.byteLength) return this.#floats;
    const { memory } = this.call;
    const missing = needed - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    this.#floats = new Float32Array(memory.buffer);
    return this.#floats;
  }
}

/** The next place in bytes at which four numbers can be read at once. */
export function aligned(place: number): number {
  return (place + 15) & ~15;
}

/** The core lives without `atob`. */
function bytesOf(base64: string): Uint8Array {
  const digits = base64.replace(/=+$/, '');
  const bytes = new Uint8Array((digits.length * 3) >> 2);
  for (let at = 0, bits = 0, byte = 0; at < digits.length; at++) {
    bits = (bits << 6) | DIGITS.indexOf(digits.charAt(at));
    if (at % 4 > 0) bytes[byte++] = bits >> (6 - 2 * (at % 4));
  }
  return bytes;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const PAGE = 65_536;
const compiled = once(() => new WebAssembly.Module(bytesOf(WASM)));
