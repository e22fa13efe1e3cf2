import { netLayout, type NetShape } from '../core/boilerplate/net.ts';
import { packWeights, widthsOf } from '../core/boilerplate/netPack.ts';
import { WASM } from './kernels/wasm.ts';

/** What src/kernels/learn.ts offers; places are bytes in the memory of the instance. */
interface Calls {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  free(): number;
  setShape(inputs: number, mixed: number, units: number, layers: number, top: number, outputs: number): void;
  scratchOfLine(): number;
  saidAt(count: number, scratch: number): number;
  pass(weights: number, lines: number, count: number, scratch: number): void;
  addSlopes(weights: number, slopes: number, lines: number, count: number, scratch: number): void;
}

/** A network that is being learned, in the kernels' own memory: it judges texts and sums up the slopes of the loss for its weights. */
export class NetLearner {
  /** The weights as the kernels read them, and the slopes of the loss for each; to be changed in place. */
  readonly weights: Float32Array;
  readonly slopes: Float32Array;
  readonly #shape: NetShape;
  readonly #inputs: number;
  readonly #call: Calls;
  readonly #lines: number;
  readonly #scratch: number;
  readonly #width: number;
  #count = 0;

  /** A network with these weights, in the order of `netLayout`, for texts of up to `longest` lines. */
  constructor(weights: Float32Array, { inputs, shape, longest }: { inputs: number; shape: NetShape; longest: number }) {
    const packed = packWeights(weights, inputs, shape);
    const widths = widthsOf(inputs, shape);
    this.#shape = shape;
    this.#inputs = inputs;
    this.#width = widths.inputs;
    this.#call = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(WASM, 'base64'))).exports as Calls;
    this.#call.setShape(widths.inputs, widths.mixed, widths.units, shape.layers, widths.top, shape.outputs);
    const start = (this.#call.free() + 15) & ~15;
    const slopes = start + sizeOf(packed.length);
    this.#lines = slopes + sizeOf(packed.length);
    this.#scratch = this.#lines + sizeOf(longest * this.#width);
    const { memory } = this.#call;
    const missing = this.#scratch + 4 * longest * this.#call.scratchOfLine() - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    this.weights = new Float32Array(memory.buffer, start, packed.length);
    this.slopes = new Float32Array(memory.buffer, slopes, packed.length);
    this.weights.set(packed);
  }

  /** The log odds of a text's lines, all outputs of a line side by side, from its inputs line by line but for those that are hidden; good until the next text. */
  judge(inputs: Float32Array, hidden?: Uint8Array): Float32Array {
    const count = inputs.length / this.#inputs;
    const { buffer } = this.#call.memory;
    const lines = new Float32Array(buffer, this.#lines, count * this.#width).fill(0);
    for (let line = 0; line < count; line++)
      for (let input = 0; input < this.#inputs; input++)
        if ((hidden?.[input] ?? 0) === 0) lines[line * this.#width + input] = inputs[line * this.#inputs + input] ?? 0;
    this.#call.pass(this.#place, this.#lines, count, this.#scratch);
    this.#count = count;
    return new Float32Array(buffer, this.#call.saidAt(count, this.#scratch), count * this.#shape.outputs);
  }

  /** Adds the slopes for the text just judged, whose log odds have given way to the slope of the loss for each of them. */
  learn(): void {
    this.#call.addSlopes(this.#place, this.slopes.byteOffset, this.#lines, this.#count, this.#scratch);
  }

  /** The weights in the order of `netLayout`. */
  unpacked(): Float32Array {
    const out = new Float32Array(netLayout(this.#inputs, this.#shape).size);
    const places = packWeights(
      Float32Array.from(out, (_, at) => at + 1),
      this.#inputs,
      this.#shape,
    );
    places.forEach((place, at) => {
      if (place > 0) out[place - 1] = this.weights[at] ?? 0;
    });
    return out;
  }

  get #place(): number {
    return this.weights.byteOffset;
  }
}

/** Bytes that so many numbers take, up to the next place at which four can be read at once. */
function sizeOf(count: number): number {
  return (4 * count + 15) & ~15;
}

const PAGE = 65_536;
