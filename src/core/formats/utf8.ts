/** Whether the bytes are valid UTF-8 (no overlong forms, no surrogates, nothing above U+10FFFF). Linear. */
export function isUtf8(bytes: Uint8Array): boolean {
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      at++;
      continue;
    }
    const length = lengthOf(lead);
    if (length === 0 || !continues(bytes, at, length)) return false;
    at += length;
  }
  return true;
}

/** The text of valid UTF-8 from an offset on. */
export function decodeUtf8(bytes: Uint8Array, from: number): string {
  const parts: string[] = [];
  const units = new Uint16Array(CHUNK + 2);
  let filled = 0;
  let at = from;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      units[filled++] = lead;
      at++;
    } else {
      const code = codeAt(bytes, at, lead);
      at += lengthOf(lead);
      if (code > 0xffff) units[filled++] = 0xd7c0 + (code >> 10);
      units[filled++] = code > 0xffff ? 0xdc00 | (code & 0x3ff) : code;
    }
    if (filled < CHUNK) continue;
    parts.push(stringOf(units, filled));
    filled = 0;
  }
  return parts.join('') + stringOf(units, filled);
}

/** The UTF-8 bytes of a text; undefined when a surrogate stands alone. */
export function encodeUtf8(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length * 3);
  let filled = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0;
    if (code < 0x80) {
      bytes[filled++] = code;
      continue;
    }
    if (code >= 0xd800 && code <= 0xdfff) return undefined;
    if (code > 0xffff) at++;
    filled = put(bytes, filled, code);
  }
  return bytes.slice(0, filled);
}

function put(bytes: Uint8Array, from: number, code: number): number {
  const following = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  bytes[from] = (LEADS[following] ?? 0) | (code >> (6 * following));
  for (let step = 1; step <= following; step++) bytes[from + step] = 0x80 | ((code >> (6 * (following - step))) & 0x3f);
  return from + following + 1;
}

/** Bytes of the sequence that a lead byte opens, 0 when it opens none. */
function lengthOf(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

function continues(bytes: Uint8Array, at: number, length: number): boolean {
  for (let step = 1; step < length; step++) if (((bytes[at + step] ?? 0) & 0xc0) !== 0x80) return false;
  const code = codeAt(bytes, at, bytes[at] ?? 0);
  if (length === 3) return code >= 0x800 && (code < 0xd800 || code > 0xdfff);
  return length === 2 || (code >= 0x10000 && code <= 0x10ffff);
}

function codeAt(bytes: Uint8Array, at: number, lead: number): number {
  const second = (bytes[at + 1] ?? 0) & 0x3f;
  if (lead < 0xe0) return ((lead & 0x1f) << 6) | second;
  const third = (bytes[at + 2] ?? 0) & 0x3f;
  if (lead < 0xf0) return ((lead & 0x0f) << 12) | (second << 6) | third;
  return ((lead & 0x07) << 18) | (second << 12) | (third << 6) | ((bytes[at + 3] ?? 0) & 0x3f);
}

function stringOf(units: Uint16Array, length: number): string {
  return String.fromCharCode.apply(undefined, units.subarray(0, length) as unknown as number[]);
}

const CHUNK = 8192;
const LEADS: readonly number[] = [0, 0xc0, 0xe0, 0xf0];
