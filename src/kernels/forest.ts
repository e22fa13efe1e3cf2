/**
 * Boosted trees. A node is eight bytes: what its feature must exceed to go right (f32; infinite for a leaf), then its feature in the low eight bits and the
 * place of its left child, in bytes, above; the right child stands behind the left one, and a leaf leads to itself.
 */

/** Adds to `sum` what the trees from `from` to `to` (excluded) say of a row of features (f32), tree by tree; `values` holds what each node adds. Eight trees are walked at once, since each step waits for the one before. */
export function sumTrees(trees: usize, row: usize, from: i32, to: i32, sum: f64): f64 {
  const starts = load<u32>(trees);
  const nodes = load<u32>(trees, 4);
  const values = load<u32>(trees, 8);
  let tree = from;
  for (; tree + 7 < to; tree += 8) {
    const start = starts + ((<usize>tree) << 2);
    let a = load<u32>(start);
    let b = load<u32>(start, 4);
    let c = load<u32>(start, 8);
    let d = load<u32>(start, 12);
    let e = load<u32>(start, 16);
    let f = load<u32>(start, 20);
    let g = load<u32>(start, 24);
    let h = load<u32>(start, 28);
    while (true) {
      const a_ = a,
        b_ = b,
        c_ = c,
        d_ = d,
        e_ = e,
        f_ = f,
        g_ = g,
        h_ = h;
      a = next(nodes, a, row);
      b = next(nodes, b, row);
      c = next(nodes, c, row);
      d = next(nodes, d, row);
      e = next(nodes, e, row);
      f = next(nodes, f, row);
      g = next(nodes, g, row);
      h = next(nodes, h, row);
      if (((a ^ a_) | (b ^ b_) | (c ^ c_) | (d ^ d_) | (e ^ e_) | (f ^ f_) | (g ^ g_) | (h ^ h_)) == 0) break;
    }
    sum += valueAt(values, a);
    sum += valueAt(values, b);
    sum += valueAt(values, c);
    sum += valueAt(values, d);
    sum += valueAt(values, e);
    sum += valueAt(values, f);
    sum += valueAt(values, g);
    sum += valueAt(values, h);
  }
  for (; tree + 3 < to; tree += 4) {
    const start = starts + ((<usize>tree) << 2);
    let a = load<u32>(start);
    let b = load<u32>(start, 4);
    let c = load<u32>(start, 8);
    let d = load<u32>(start, 12);
    while (true) {
      const nextA = next(nodes, a, row);
      const nextB = next(nodes, b, row);
      const nextC = next(nodes, c, row);
      const nextD = next(nodes, d, row);
      if (((nextA ^ a) | (nextB ^ b) | (nextC ^ c) | (nextD ^ d)) == 0) break;
      a = nextA;
      b = nextB;
      c = nextC;
      d = nextD;
    }
    sum += valueAt(values, a);
    sum += valueAt(values, b);
    sum += valueAt(values, c);
    sum += valueAt(values, d);
  }
  for (; tree < to; tree++) sum += valueAt(values, leafOf(nodes, load<u32>(starts + ((<usize>tree) << 2)), row));
  return sum;
}

/** Writes what all trees say of each of `count` rows, `stride` bytes apart, beside `bias`: log odds (f32). */
export function sumRows(trees: usize, rows: usize, stride: i32, count: i32, bias: f64, out: usize): void {
  const size = load<u32>(trees, 12);
  for (let line = 0; line < count; line++)
    store<f32>(out + ((<usize>line) << 2), <f32>sumTrees(trees, rows + line * stride, 0, size, bias));
}

function leafOf(nodes: usize, start: u32, row: usize): u32 {
  let node = start;
  while (true) {
    const after = next(nodes, node, row);
    if (after == node) return node;
    node = after;
  }
}

function next(nodes: usize, node: u32, row: usize): u32 {
  const step = load<u32>(nodes + node, 4);
  return (step >> 8) + (u32(load<f32>(row + ((step & 255) << 2)) > load<f32>(nodes + node)) << 3);
}

function valueAt(values: usize, node: u32): f64 {
  return <f64>load<f32>(values + (node >> 1));
}
