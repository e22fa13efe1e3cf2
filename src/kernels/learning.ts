/**
 * Learning of the networks of net.ts: a pass over lines that keeps what it went through, and the slopes of the loss for every weight, which go back through that.
 * A pass lies in `scratch`, for all lines each: what was mixed; for each layer what it holds, then gates and candidates down and up; the top; the slopes of what was mixed, of what
 * a layer gave and of what it read; at last the log odds.
 */
import { inputs, layers, LEAK, mix, mixed, outputs, product, readLines, readTop, recur, soft, top, total, units } from './net';

/** Numbers of scratch that a line needs. */
export function scratchOfLine(): i32 {
  return 2 * mixed + (6 * layers + 4) * units + top + outputs;
}

/** Where the log odds of a pass over `count` lines lie. */
export function saidAt(count: i32, scratch: usize): usize {
  return scratch + (((scratchOfLine() - outputs) * count) << 2);
}

/** Reads `count` measured lines; their log odds stand at `saidAt`. */
export function pass(weights: usize, lines: usize, count: i32, scratch: usize): void {
  mix(weights, lines, count, scratch);
  for (let layer = 0; layer < layers; layer++) {
    const source = layer == 0 ? scratch : heldAt(layer - 1, count, scratch);
    const held = heldAt(layer, count, scratch);
    for (let direction = 0; direction < 2; direction++) {
      const gates = gatesAt(layer, direction, count, scratch);
      const own = readLines(weights + partAt(layer, direction), source, widthOf(layer), count, gates);
      recur(own, gates, count, held, direction);
    }
  }
  say(weights + partAt(layers, 0), count, scratch);
}

/** Adds to `slopes` (laid out as the weights) those of the lines that were just read; at `saidAt` stand the slopes of the loss for each of the log odds. */
export function addSlopes(weights: usize, slopes: usize, lines: usize, count: i32, scratch: usize): void {
  const mixedSlopes = topAt(count, scratch) + ((count * top) << 2);
  let given = mixedSlopes + ((count * mixed) << 2);
  let read = given + ((count * units) << 3);
  memory.fill(mixedSlopes, 0, (count * (mixed + 2 * units)) << 2);
  addTop(weights + partAt(layers, 0), slopes + partAt(layers, 0), count, scratch, given, mixedSlopes);
  for (let layer = layers - 1; layer >= 0; layer--) {
    memory.fill(read, 0, (count * units) << 3);
    for (let direction = 0; direction < 2; direction++) {
      const part = partAt(layer, direction);
      addPart(weights + part, slopes + part, layer, direction, count, scratch, given, layer == 0 ? mixedSlopes : read);
    }
    const other = given;
    given = read;
    read = other;
  }
  addMixing(slopes, lines, count, scratch, mixedSlopes);
}

function say(weights: usize, count: i32, scratch: usize): void {
  const stride = (<usize>top) << 2;
  const tops = topAt(count, scratch);
  const last = readTop(weights, heldAt(layers - 1, count, scratch), scratch, count, tops);
  for (let line = 0; line < count; line++) {
    for (let output = 0; output < outputs; output++) {
      const own = load<f32>(last + stride * outputs + (output << 2));
      store<f32>(
        saidAt(count, scratch) + ((line * outputs + output) << 2),
        own + product(tops + line * stride, last + stride * output, stride),
      );
    }
  }
}

/** The slopes at the top; those of its units take the place of what they said. */
function addTop(weights: usize, slopes: usize, count: i32, scratch: usize, given: usize, mixedSlopes: usize): void {
  const stride = (<usize>top) << 2;
  const both = 2 * units;
  const bias = (both + mixed) * stride;
  const held = heldAt(layers - 1, count, scratch);
  for (let line = 0; line < count; line++) {
    const errors = saidAt(count, scratch) + ((line * outputs) << 2);
    const tops = topAt(count, scratch) + line * stride;
    for (let output = 0; output < outputs; output++) {
      const place = slopes + bias + stride * (outputs + 1) + (output << 2);
      store<f32>(place, load<f32>(place) + load<f32>(errors + (output << 2)));
    }
    for (let lane: usize = 0; lane < stride; lane += 16) {
      const said = v128.load(tops + lane);
      let slope = f32x4.splat(0);
      for (let output = 0; output < outputs; output++) {
        const row = bias + stride * (output + 1) + lane;
        const error = v128.load32_splat(errors + (output << 2));
        slope = f32x4.add(slope, f32x4.mul(error, v128.load(weights + row)));
        addTo(slopes + row, f32x4.mul(error, said));
      }
      slope = leaked(slope, said);
      addTo(slopes + bias + lane, slope);
      v128.store(tops + lane, slope);
    }
    addRead(held + ((line * both) << 2), both, weights, slopes, tops, stride, given + ((line * both) << 2));
    addRead(
      scratch + ((line * mixed) << 2),
      mixed,
      weights + both * stride,
      slopes + both * stride,
      tops,
      stride,
      mixedSlopes + ((line * mixed) << 2),
    );
  }
}

/** The slopes of a direction of a layer. */
function addPart(weights: usize, slopes: usize, layer: i32, direction: i32, count: i32, scratch: usize, given: usize, into: usize): void {
  const read = widthOf(layer);
  const row = (<usize>units) << 3;
  const gates = gatesAt(layer, direction, count, scratch);
  const source = layer == 0 ? scratch : heldAt(layer - 1, count, scratch);
  const own = (read + 1) * row;
  goBack(weights + own, slopes + own, gates, heldAt(layer, count, scratch), count, given, direction);
  for (let line = 0; line < count; line++) {
    const slope = gates + line * row;
    for (let lane: usize = 0; lane < row; lane += 16) addTo(slopes + read * row + lane, v128.load(slope + lane));
    addRead(source + ((line * read) << 2), read, weights, slopes, slope, row, into + ((line * read) << 2));
  }
}

/** From the last line read to the first: the slopes of gates and candidates take their place, those of the weights of what is held are added. */
function goBack(recurrent: usize, slopes: usize, gates: usize, held: usize, count: i32, given: usize, direction: i32): void {
  const half = (<usize>units) << 2;
  const row = half << 1;
  const one = f32x4.splat(1);
  const places = held + (direction == 0 ? 0 : half);
  const givens = given + (direction == 0 ? 0 : half);
  for (let lane: usize = 0; lane < half; lane += 16) {
    const own = v128.load(recurrent + lane);
    let carried = f32x4.splat(0);
    let sum = f32x4.splat(0);
    for (let read = count - 1; read >= 0; read--) {
      const line = direction == 0 ? read : count - 1 - read;
      const before = direction == 0 ? line - 1 : line + 1;
      const at = gates + line * row + lane;
      const past = read == 0 ? f32x4.splat(0) : v128.load(places + before * row + lane);
      const opened = soft(f32x4.add(v128.load(at), f32x4.mul(own, past)));
      const gate = f32x4.add(f32x4.splat(0.5), f32x4.mul(f32x4.splat(0.5), opened));
      const candidate = soft(v128.load(at + half));
      const slope = f32x4.add(v128.load(givens + line * row + lane), carried);
      const shut = f32x4.sub(one, f32x4.abs(opened));
      const flat = f32x4.sub(one, f32x4.abs(candidate));
      const half_ = f32x4.mul(f32x4.splat(0.5), f32x4.mul(shut, shut));
      const forGate = f32x4.mul(f32x4.mul(slope, f32x4.sub(past, candidate)), half_);
      const forCandidate = f32x4.mul(f32x4.mul(slope, f32x4.sub(one, gate)), f32x4.mul(flat, flat));
      carried = f32x4.add(f32x4.mul(slope, gate), f32x4.mul(forGate, own));
      sum = f32x4.add(sum, f32x4.mul(forGate, past));
      v128.store(at, forGate);
      v128.store(at + half, forCandidate);
    }
    addTo(slopes + lane, sum);
  }
}

function addMixing(slopes: usize, lines: usize, count: i32, scratch: usize, mixedSlopes: usize): void {
  const stride = (<usize>mixed) << 2;
  for (let line = 0; line < count; line++) {
    const slope = mixedSlopes + line * stride;
    for (let lane: usize = 0; lane < stride; lane += 16) {
      const own = leaked(v128.load(slope + lane), v128.load(scratch + line * stride + lane));
      v128.store(slope + lane, own);
      addTo(slopes + inputs * stride + lane, own);
    }
    for (let input = 0; input < inputs; input++) {
      const value = load<f32>(lines + ((line * inputs + input) << 2));
      if (value == 0) continue;
      for (let lane: usize = 0; lane < stride; lane += 16)
        addTo(slopes + input * stride + lane, f32x4.mul(f32x4.splat(value), v128.load(slope + lane)));
    }
  }
}

/** For numbers that were read with rows of weights: the slopes of the rows by `slope`, and into `into` those of the numbers. */
function addRead(values: usize, count: i32, weights: usize, slopes: usize, slope: usize, stride: usize, into: usize): void {
  for (let at = 0; at < count; at++, weights += stride, slopes += stride) {
    const value = v128.load32_splat(values + (at << 2));
    let sum = f32x4.splat(0);
    for (let lane: usize = 0; lane < stride; lane += 16) {
      const own = v128.load(slope + lane);
      addTo(slopes + lane, f32x4.mul(value, own));
      sum = f32x4.add(sum, f32x4.mul(own, v128.load(weights + lane)));
    }
    store<f32>(into + (at << 2), load<f32>(into + (at << 2)) + total(sum));
  }
}

function addTo(place: usize, value: v128): void {
  v128.store(place, f32x4.add(v128.load(place), value));
}

/** The slope before what is not positive was made small. */
function leaked(slope: v128, said: v128): v128 {
  return v128.bitselect(slope, f32x4.mul(slope, f32x4.splat(LEAK)), f32x4.gt(said, f32x4.splat(0)));
}

/** Width of what a layer reads. */
function widthOf(layer: i32): i32 {
  return layer == 0 ? mixed : 2 * units;
}

/** Where the weights of a direction of a layer begin, in bytes; behind the last layer those of the top. */
function partAt(layer: i32, direction: i32): usize {
  let at = (inputs + 1) * mixed;
  for (let before = 0; before < layer; before++) at += 2 * sizeOf(before);
  return (<usize>(at + direction * (layer < layers ? sizeOf(layer) : 0))) << 2;
}

function sizeOf(layer: i32): i32 {
  return 2 * units * (widthOf(layer) + 1) + units;
}

function heldAt(layer: i32, count: i32, scratch: usize): usize {
  return scratch + ((count * (mixed + 6 * units * layer)) << 2);
}

function gatesAt(layer: i32, direction: i32, count: i32, scratch: usize): usize {
  return heldAt(layer, count, scratch) + ((count * 2 * units * (1 + direction)) << 2);
}

function topAt(count: i32, scratch: usize): usize {
  return heldAt(layers, count, scratch);
}
