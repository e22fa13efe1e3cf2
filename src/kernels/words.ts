/** Words of a text by hashes and numbers: columns of four bytes a word, in order. */

/** Numbers the words from 0 on in the order in which they first come; writes the number of each and the hash of each number, and gives how many there are. `table` is scratch of 2^bits entries. */
export function numberWords(tokens: usize, count: i32, ids: usize, hashes: usize, table: usize, bits: i32): i32 {
  memory.fill(table, 0, 4 << bits);
  const mask = (1 << bits) - 1;
  let known = 0;
  for (let at = 0; at < count; at++) {
    const token = intAt(tokens, at);
    let slot = <i32>((<u32>token * 0x9e3779b1) >> (32 - bits));
    let id = intAt(table, slot) - 1;
    while (id >= 0 && intAt(hashes, id) != token) {
      slot = (slot + 1) & mask;
      id = intAt(table, slot) - 1;
    }
    if (id < 0) {
      id = known++;
      setInt(hashes, id, token);
      setInt(table, slot, known);
    }
    setInt(ids, at, id);
  }
  return known;
}

/** Writes per word where its number stands before it and after it, -1 for nowhere. `last` is scratch for as many entries as there are numbers. */
export function linkWords(ids: usize, count: i32, known: i32, last: usize, previous: usize, next: usize): void {
  memory.fill(last, 0, known << 2);
  memory.fill(next, 0xff, count << 2);
  for (let at = 0; at < count; at++) {
    const id = intAt(ids, at);
    const seen = intAt(last, id) - 1;
    setInt(previous, at, seen);
    if (seen >= 0) setInt(next, seen, at);
    setInt(last, id, at + 1);
  }
}

/**
 * Writes per row (f32) of the different words of the window ahead of its start the share seen in the window behind. How many are different and how many were seen is counted in one
 * number: what begins and ends a range of words is added to it and taken away. `changes` is scratch for two entries more than words.
 */
export function overlapRows(
  previous: usize,
  count: i32,
  ahead: i32,
  back: i32,
  starts: usize,
  rows: i32,
  changes: usize,
  out: usize,
): void {
  memory.fill(changes, 0, (count + 2) << 2);
  for (let at = 0; at < count; at++) {
    const before = intAt(previous, at);
    const from = max(before + 1, at - ahead + 1);
    const to = min(at, before + back);
    const isSeen = before >= 0 && from <= to;
    setInt(changes, from, intAt(changes, from) + (isSeen ? 1 + SEEN : 1));
    setInt(changes, at + 1, intAt(changes, at + 1) - 1);
    if (isSeen) setInt(changes, to + 1, intAt(changes, to + 1) - SEEN);
  }
  let at = 0;
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    const start = intAt(starts, row);
    for (; at <= start; at++) sum += intAt(changes, at);
    store<f32>(out + ((<usize>row) << 2), <f32>((<f64>(sum >> SEEN_BITS) + 0.5) / (<f64>(sum & (SEEN - 1)) + 5)));
  }
}

/**
 * Writes per row (f32) how alike the words within reach before and after its start are, as a cosine of `squares` (f64, of what each word tells), to whose lengths `added` is added: slides
 * both windows over the words and keeps up their product and the squares of their lengths word by word. `counts` is scratch for as many entries as there are numbers: how often
 * each stands after the place within reach, and `LEFT` times how often before it.
 */
export function likenRows(
  ids: usize,
  squares: usize,
  count: i32,
  known: i32,
  starts: usize,
  rows: i32,
  reach: i32,
  added: f64,
  counts: usize,
  out: usize,
): void {
  memory.fill(counts, 0, known << 2);
  let product: f64 = 0;
  let left: f64 = 0;
  let right: f64 = 0;
  for (let at = 0; at < reach && at < count; at++) {
    const id = intAt(ids, at);
    const seen = intAt(counts, id);
    right += squareAt(squares, at) * <f64>(2 * seen + 1);
    setInt(counts, id, seen + 1);
  }
  let place = 0;
  for (let row = 0; row < rows; row++) {
    const start = intAt(starts, row);
    for (; place < start; place++) {
      const id = intAt(ids, place);
      const square = squareAt(squares, place);
      const both = intAt(counts, id);
      const after = both & (LEFT - 1);
      const before = both >> LEFT_BITS;
      product += square * <f64>(after - before - 1);
      left += square * <f64>(2 * before + 1);
      right -= square * <f64>(2 * after - 1);
      setInt(counts, id, both + LEFT - 1);
      const gone = place - reach;
      if (gone >= 0) {
        const lost = intAt(ids, gone);
        const seen = intAt(counts, lost);
        const weight = squareAt(squares, gone);
        product -= weight * <f64>(seen & (LEFT - 1));
        left -= weight * <f64>(2 * (seen >> LEFT_BITS) - 1);
        setInt(counts, lost, seen - LEFT);
      }
      const come = place + reach;
      if (come < count) {
        const won = intAt(ids, come);
        const seen = intAt(counts, won);
        const weight = squareAt(squares, come);
        product += weight * <f64>(seen >> LEFT_BITS);
        right += weight * <f64>(2 * (seen & (LEFT - 1)) + 1);
        setInt(counts, won, seen + 1);
      }
    }
    store<f32>(out + ((<usize>row) << 2), <f32>(product / (Math.sqrt((left + added) * (right + added)) + 1e-6)));
  }
}

/**
 * Writes running sums (f32) of the topics of parts of the words, `TOPICS` numbers for each part, and for none at all before the first. `topics` holds as many (i8) for each word that is
 * known, `placed` per word its place there, -1 for an unknown one; `starts` says where the parts start, and the last one ends.
 */
export function sumTopics(topics: usize, placed: usize, starts: usize, parts: i32, out: usize): void {
  let a = i32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  let e = a;
  let f = a;
  let to = out;
  for (let part = 0; ; part++) {
    v128.store(to, f32x4.convert_i32x4_s(a));
    v128.store(to, f32x4.convert_i32x4_s(b), 16);
    v128.store(to, f32x4.convert_i32x4_s(c), 32);
    v128.store(to, f32x4.convert_i32x4_s(d), 48);
    v128.store(to, f32x4.convert_i32x4_s(e), 64);
    v128.store(to, f32x4.convert_i32x4_s(f), 80);
    if (part == parts) return;
    to += TOPICS << 2;
    const end = intAt(starts, part + 1);
    for (let from = intAt(starts, part); from < end; from += FULL) {
      const last = min(end, from + FULL);
      let low = i16x8.splat(0);
      let middle = low;
      let high = low;
      for (let at = from; at < last; at++) {
        const place = intAt(placed, at);
        if (place < 0) continue;
        const word = topics + <usize>place * TOPICS;
        const most = v128.load(word);
        low = i16x8.add(low, i16x8.extend_low_i8x16_s(most));
        middle = i16x8.add(middle, i16x8.extend_high_i8x16_s(most));
        high = i16x8.add(high, i16x8.extend_low_i8x16_s(v128.load64_zero(word, 16)));
      }
      a = i32x4.add(a, i32x4.extend_low_i16x8_s(low));
      b = i32x4.add(b, i32x4.extend_high_i16x8_s(low));
      c = i32x4.add(c, i32x4.extend_low_i16x8_s(middle));
      d = i32x4.add(d, i32x4.extend_high_i16x8_s(middle));
      e = i32x4.add(e, i32x4.extend_low_i16x8_s(high));
      f = i32x4.add(f, i32x4.extend_high_i16x8_s(high));
    }
  }
}

/** How many topics a word has, and how many words may be summed in 16 bits. */
const TOPICS: usize = 24;
const FULL: i32 = 256;

function intAt(column: usize, at: i32): i32 {
  return load<i32>(column + ((<usize>at) << 2));
}

function setInt(column: usize, at: i32, value: i32): void {
  store<i32>(column + ((<usize>at) << 2), value);
}

function squareAt(squares: usize, at: i32): f64 {
  return load<f64>(squares + ((<usize>at) << 3));
}

/** Where the count of seen words begins in a number; a window has fewer words than `SEEN`. */
const SEEN_BITS: i32 = 10;
const SEEN: i32 = 1 << SEEN_BITS;
const LEFT_BITS: i32 = 10;
const LEFT: i32 = 1 << LEFT_BITS;
