/**
 * A small recurrent network over lines, four lanes at once. Widths are multiples of four (what is missing weighs nothing), and the weights of one number that is read stand
 * side by side for all that it goes into.
 */

/** Sizes of all networks of a model: numbers a line is measured by, after mixing, units a direction, layers, units at the top, log odds a line. */
export let inputs: i32 = 0;
export let mixed: i32 = 0;
export let units: i32 = 0;
export let layers: i32 = 0;
export let top: i32 = 0;
export let outputs: i32 = 0;

export function setShape(inputs_: i32, mixed_: i32, units_: i32, layers_: i32, top_: i32, outputs_: i32): void {
  inputs = inputs_;
  mixed = mixed_;
  units = units_;
  layers = layers_;
  top = top_;
  outputs = outputs_;
}

/** Measures a line: bends each of its numbers, takes off its mean, scales it and keeps it within `MOST`. `measures`: bends (f32), means, scales, a row each. */
export function measure(measures: usize, values: usize, count: i32): void {
  const row = (<usize>inputs) << 2;
  for (let line = 0; line < count; line++) {
    for (let at: usize = 0; at < row; at += 4) {
      const place = values + line * row + at;
      const straight = bent(<i32>load<f32>(measures + at), load<f32>(place));
      const measured = (straight - load<f32>(measures + row + at)) * load<f32>(measures + 2 * row + at);
      store<f32>(place, min(MOST, max(-MOST, measured)));
    }
  }
}

/** Adds what the network says of `count` measured lines, times `share`, to `out`; `scratch` has room for mixed + 4 * units + 4 * units numbers a line. */
export function judge(weights: usize, lines: usize, count: i32, share: f32, out: usize, scratch: usize): void {
  const width = (<usize>mixed) << 2;
  const both = (<usize>units) << 3;
  const heldRow = both;
  const mixedAt = scratch;
  let before = mixedAt + count * width;
  let held = before + count * heldRow;
  const gates = held + count * heldRow;
  let at = mix(weights, lines, count, mixedAt);
  for (let layer = 0; layer < layers; layer++) {
    const source = layer == 0 ? mixedAt : before;
    const read = layer == 0 ? mixed : 2 * units;
    at = readLines(at, source, read, count, gates);
    recur(at, gates, count, held, 0);
    at += (<usize>units) << 2;
    at = readLines(at, source, read, count, gates);
    recur(at, gates, count, held, 1);
    at += (<usize>units) << 2;
    const other = before;
    before = held;
    held = other;
  }
  say(at, before, mixedAt, count, share, out);
}

/** Mixes the numbers of each line; returns where the weights go on. */
export function mix(weights: usize, lines: usize, count: i32, to: usize): usize {
  const stride = (<usize>mixed) << 2;
  const bias = weights + inputs * stride;
  for (let line = 0; line < count; line++) {
    const values = lines + ((line * inputs) << 2);
    for (let lane: usize = 0; lane < stride; lane += 16) {
      const sum = f32x4.add(v128.load(bias + lane), dot(values, inputs, weights + lane, stride));
      v128.store(to + line * stride + lane, f32x4.max(sum, f32x4.mul(sum, f32x4.splat(LEAK))));
    }
  }
  return bias + stride;
}

/** What a direction's gates and candidates read of each line, side by side. */
export function readLines(weights: usize, source: usize, read: i32, count: i32, to: usize): usize {
  const stride = (<usize>units) << 3;
  const bias = weights + read * stride;
  for (let line = 0; line < count; line++) {
    const values = source + ((line * read) << 2);
    for (let lane: usize = 0; lane < stride; lane += 16)
      v128.store(to + line * stride + lane, f32x4.add(v128.load(bias + lane), dot(values, read, weights + lane, stride)));
  }
  return bias + stride;
}

/** Lets the units of a direction (0 down, 1 up) keep or replace what they hold, line by line. */
export function recur(recurrent: usize, gates: usize, count: i32, held: usize, direction: i32): void {
  const half = (<usize>units) << 2;
  const row = half << 1;
  for (let lane: usize = 0; lane < half; lane += 16) {
    const own = v128.load(recurrent + lane);
    let past = f32x4.splat(0);
    for (let read = 0; read < count; read++) {
      const line = <usize>(direction == 0 ? read : count - 1 - read) * row + lane;
      const opened = f32x4.add(v128.load(gates + line), f32x4.mul(own, past));
      const gate = f32x4.add(f32x4.splat(0.5), f32x4.mul(f32x4.splat(0.5), soft(opened)));
      const candidate = soft(v128.load(gates + line + half));
      past = f32x4.add(candidate, f32x4.mul(gate, f32x4.sub(past, candidate)));
      v128.store(held + line + (direction == 0 ? 0 : half), past);
    }
  }
}

/** What the units at the top say of each line. */
function say(weights: usize, held: usize, mixedAt: usize, count: i32, share: f32, out: usize): void {
  const stride = (<usize>top) << 2;
  const both = 2 * units;
  const bias = weights + (both + mixed) * stride;
  const last = bias + stride;
  for (let line = 0; line < count; line++) {
    for (let output = 0; output < outputs; output++) {
      const place = out + ((line * outputs + output) << 2);
      store<f32>(place, load<f32>(place) + share * load<f32>(last + ((outputs * top + output) << 2)));
    }
    for (let lane: usize = 0; lane < stride; lane += 16) {
      let sum = f32x4.add(v128.load(bias + lane), dot(held + ((line * both) << 2), both, weights + lane, stride));
      sum = f32x4.add(sum, dot(mixedAt + ((line * mixed) << 2), mixed, weights + both * stride + lane, stride));
      sum = f32x4.max(sum, f32x4.mul(sum, f32x4.splat(LEAK)));
      for (let output = 0; output < outputs; output++) {
        const product = f32x4.mul(sum, v128.load(last + output * stride + lane));
        const place = out + ((line * outputs + output) << 2);
        store<f32>(place, load<f32>(place) + share * total(product));
      }
    }
  }
}

/** Four sums of products: `count` numbers (a multiple of four) with weights `stride` bytes apart. */
export function dot(values: usize, count: i32, weights: usize, stride: usize): v128 {
  let a = f32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  const end = values + (count << 2);
  for (; values < end; values += 16, weights += stride << 2) {
    a = f32x4.add(a, f32x4.mul(v128.load32_splat(values), v128.load(weights)));
    b = f32x4.add(b, f32x4.mul(v128.load32_splat(values, 4), v128.load(weights + stride)));
    c = f32x4.add(c, f32x4.mul(v128.load32_splat(values, 8), v128.load(weights + stride * 2)));
    d = f32x4.add(d, f32x4.mul(v128.load32_splat(values, 12), v128.load(weights + stride * 3)));
  }
  return f32x4.add(f32x4.add(a, b), f32x4.add(c, d));
}

/** What lies between -1 and 1 and grows with the value. */
export function soft(value: v128): v128 {
  return f32x4.div(value, f32x4.add(f32x4.splat(1), f32x4.abs(value)));
}

export function total(sums: v128): f32 {
  return f32x4.extract_lane(sums, 0) + f32x4.extract_lane(sums, 1) + (f32x4.extract_lane(sums, 2) + f32x4.extract_lane(sums, 3));
}

function bent(bend: i32, value: f32): f32 {
  if (bend == 0) return value;
  if (bend == 1) return value < 0 ? -Mathf.log1p(-value) : Mathf.log1p(value);
  if (bend == 2) return Mathf.log(max<f32>(value, RARE) / max<f32>(<f32>1 - value, RARE));
  return f32(value == <f32>(bend - 3));
}

const MOST: f32 = 3;
const RARE: f32 = 1e-3;
/** The slope of what is not positive. */
export const LEAK: f32 = 0.1;
