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

/**
 * Measures lines, rows of numbers `stride` bytes apart: takes the numbers that the network reads out of each, bends them, takes off their means, scales them and keeps them within `MOST`.
 * `measures` holds rows of as many numbers as are read: where each stands in a row, in bytes, and its bend (both i32), means and scales (f32).
 */
export function measure(measures: usize, rows: usize, stride: usize, count: i32, to: usize): void {
  const width = (<usize>inputs) << 2;
  for (let line = 0; line < count; line++, rows += stride, to += width) {
    for (let at: usize = 0; at < width; at += 4) {
      const value = load<f32>(rows + load<i32>(measures + at));
      const bend = load<i32>(measures + width + at);
      store<f32>(to + at, bend == 0 ? value : bent(bend, value));
    }
    for (let at: usize = 0; at < width; at += 16) {
      const place = measures + 2 * width + at;
      const measured = f32x4.mul(f32x4.sub(v128.load(to + at), v128.load(place)), v128.load(place + width));
      v128.store(to + at, f32x4.pmin(f32x4.pmax(measured, f32x4.splat(-MOST)), f32x4.splat(MOST)));
    }
  }
}

/** Adds what the network says of `count` measured lines, times `share`, to `out`; `scratch` has room for mixed + 6 * units + top numbers a line. */
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
  say(at, before, mixedAt, count, share, out, gates + count * heldRow);
}

/** Mixes the numbers of each line; returns where the weights go on. */
export function mix(weights: usize, lines: usize, count: i32, to: usize): usize {
  const stride = (<usize>mixed) << 2;
  const bias = weights + inputs * stride;
  weigh(lines, inputs, count, weights, stride, bias, 0, to);
  leak(to, to + count * stride);
  return bias + stride;
}

/** What a direction's gates and candidates read of each line, side by side. */
export function readLines(weights: usize, source: usize, read: i32, count: i32, to: usize): usize {
  const stride = (<usize>units) << 3;
  const bias = weights + read * stride;
  weigh(source, read, count, weights, stride, bias, 0, to);
  return bias + stride;
}

/** What the units at the top hold of each line. */
export function readTop(weights: usize, held: usize, mixedAt: usize, count: i32, to: usize): usize {
  const stride = (<usize>top) << 2;
  const both = 2 * units;
  const bias = weights + (both + mixed) * stride;
  weigh(held, both, count, weights, stride, bias, 0, to);
  weigh(mixedAt, mixed, count, weights + both * stride, stride, to, stride, to);
  leak(to, to + count * stride);
  return bias + stride;
}

/**
 * Writes for each of `count` lines a row of `width` bytes (a multiple of 32): the sums of its `read` numbers by rows of weights, on top of what stands at `start`, `step` bytes further
 * for each line. Four lines by eight sums at once: as many as there are registers for, so that numbers and weights are loaded seldom.
 */
function weigh(values: usize, read: i32, count: i32, weights: usize, width: usize, start: usize, step: usize, to: usize): void {
  const row = (<usize>read) << 2;
  for (let line = 0; line < count; line += 4) {
    const a = <usize>line;
    const b = <usize>min(line + 1, count - 1);
    const c = <usize>min(line + 2, count - 1);
    const d = <usize>min(line + 3, count - 1);
    const first = values + a * row;
    const second = (b - a) * row;
    const third = (c - a) * row;
    const fourth = (d - a) * row;
    for (let lane: usize = 0; lane < width; lane += 32) {
      let lowA = v128.load(start + a * step + lane);
      let highA = v128.load(start + a * step + lane, 16);
      let lowB = v128.load(start + b * step + lane);
      let highB = v128.load(start + b * step + lane, 16);
      let lowC = v128.load(start + c * step + lane);
      let highC = v128.load(start + c * step + lane, 16);
      let lowD = v128.load(start + d * step + lane);
      let highD = v128.load(start + d * step + lane, 16);
      let from = weights + lane;
      for (let at = first; at < first + row; at += 4, from += width) {
        const low = v128.load(from);
        const high = v128.load(from, 16);
        const valueA = v128.load32_splat(at);
        lowA = f32x4.add(lowA, f32x4.mul(valueA, low));
        highA = f32x4.add(highA, f32x4.mul(valueA, high));
        const valueB = v128.load32_splat(at + second);
        lowB = f32x4.add(lowB, f32x4.mul(valueB, low));
        highB = f32x4.add(highB, f32x4.mul(valueB, high));
        const valueC = v128.load32_splat(at + third);
        lowC = f32x4.add(lowC, f32x4.mul(valueC, low));
        highC = f32x4.add(highC, f32x4.mul(valueC, high));
        const valueD = v128.load32_splat(at + fourth);
        lowD = f32x4.add(lowD, f32x4.mul(valueD, low));
        highD = f32x4.add(highD, f32x4.mul(valueD, high));
      }
      v128.store(to + a * width + lane, lowA);
      v128.store(to + a * width + lane, highA, 16);
      v128.store(to + b * width + lane, lowB);
      v128.store(to + b * width + lane, highB, 16);
      v128.store(to + c * width + lane, lowC);
      v128.store(to + c * width + lane, highC, 16);
      v128.store(to + d * width + lane, lowD);
      v128.store(to + d * width + lane, highD, 16);
    }
  }
}

/** Makes small what is not positive. */
function leak(from: usize, end: usize): void {
  for (let at = from; at < end; at += 16) {
    const sum = v128.load(at);
    v128.store(at, f32x4.max(sum, f32x4.mul(sum, f32x4.splat(LEAK))));
  }
}

/** Lets the units of a direction (0 down, 1 up) keep or replace what they hold, line by line. */
export function recur(recurrent: usize, gates: usize, count: i32, held: usize, direction: i32): void {
  const half = (<usize>units) << 2;
  const row = half << 1;
  const step: usize = direction == 0 ? row : -row;
  let line: usize = direction == 0 ? 0 : (count - 1) * row;
  const places = held + (direction == 0 ? 0 : half);
  for (let read = 0; read < count; read++, line += step) {
    for (let lane = line; lane < line + half; lane += 16) {
      const past = read == 0 ? f32x4.splat(0) : v128.load(places + lane - step);
      const opened = f32x4.add(v128.load(gates + lane), f32x4.mul(v128.load(recurrent + lane - line), past));
      const gate = f32x4.add(f32x4.splat(0.5), f32x4.mul(f32x4.splat(0.5), soft(opened)));
      const candidate = soft(v128.load(gates + lane + half));
      v128.store(places + lane, f32x4.add(candidate, f32x4.mul(gate, f32x4.sub(past, candidate))));
    }
  }
}

/** What the units at the top say of each line. */
function say(weights: usize, held: usize, mixedAt: usize, count: i32, share: f32, out: usize, tops: usize): void {
  const stride = (<usize>top) << 2;
  const last = readTop(weights, held, mixedAt, count, tops);
  for (let line = 0; line < count; line++) {
    for (let output = 0; output < outputs; output++) {
      const place = out + ((line * outputs + output) << 2);
      const own = load<f32>(last + ((outputs * top + output) << 2));
      store<f32>(place, load<f32>(place) + share * (own + product(tops + line * stride, last + output * stride, stride)));
    }
  }
}

/** The sum of the products of two rows of so many bytes. */
export function product(one: usize, other: usize, size: usize): f32 {
  let sum = f32x4.splat(0);
  for (let at: usize = 0; at < size; at += 16) sum = f32x4.add(sum, f32x4.mul(v128.load(one + at), v128.load(other + at)));
  return total(sum);
}

/** What lies between -1 and 1 and grows with the value. */
export function soft(value: v128): v128 {
  return f32x4.div(value, f32x4.add(f32x4.splat(1), f32x4.abs(value)));
}

export function total(sums: v128): f32 {
  return f32x4.extract_lane(sums, 0) + f32x4.extract_lane(sums, 1) + (f32x4.extract_lane(sums, 2) + f32x4.extract_lane(sums, 3));
}

function bent(bend: i32, value: f32): f32 {
  if (bend == 1) return value < 0 ? -logOf(-value) : logOf(value);
  if (bend == 2) return Mathf.log(max<f32>(value, RARE) / max<f32>(<f32>1 - value, RARE));
  return f32(value == <f32>(bend - 3));
}

/** The logarithm of one more than a number that is not negative; kept for small whole numbers once it was asked for. */
function logOf(value: f32): f32 {
  if (!(value < <f32>KEPT) || f32(<u32>value) != value) return Mathf.log1p(value);
  const place = LOGS + ((<usize>(<u32>value)) << 2);
  if (load<f32>(place) == 0 && value > 0) store<f32>(place, Mathf.log1p(value));
  return load<f32>(place);
}

const KEPT: i32 = 1024;
const LOGS = memory.data(4 * KEPT);
const MOST: f32 = 3;
const RARE: f32 = 1e-3;
/** The slope of what is not positive. */
export const LEAK: f32 = 0.1;
