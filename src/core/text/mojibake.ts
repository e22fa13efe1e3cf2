import { CP1252 } from './codePages.ts';
import type { Span } from './span.ts';

/** Text that was UTF-8 and read as windows-1252, with what it was. */
export interface Mojibake extends Span {
  readonly fixed: string;
}

/** The stretches of mojibake in a text: sequences that are UTF-8 bytes read as windows-1252, and common enough in that form to be nothing else. */
export function mojibakeIn(text: string): Mojibake[] {
  const found: Mojibake[] = [];
  for (const match of text.matchAll(MOJIBAKE)) {
    const fixed = repaired(match[0]);
    if (fixed !== undefined) found.push({ start: match.index, end: match.index + match[0].length, fixed });
  }
  return found;
}

/** The UTF-8 that windows-1252 characters were; undefined when they are no valid sequences. */
function repaired(garbled: string): string | undefined {
  const bytes = Array.from(garbled, (character) => byteOf(character));
  let out = '';
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0;
    const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    let code = lead & (0x7f >> length);
    for (let step = 1; step < length; step++) code = (code << 6) | ((bytes[at + step] ?? 0) & 0x3f);
    if (at + length > bytes.length || code < 0x80 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
    out += String.fromCodePoint(code);
    at += length;
  }
  return out;
}

function byteOf(character: string): number {
  const code = character.charCodeAt(0);
  const special = SPECIALS.indexOf(character);
  return special < 0 ? code : special + 0x80;
}

/** windows-1252 characters of the bytes 0x80-0x9f. */
const SPECIALS = CP1252.slice(0, 0x20);
const TAIL = `[${SPECIALS}\\u00a0-\\u00bf]`;
// e.g. "Ã©" (é), "Â£", "â€™" (’), "Ð¼Ð¸Ñ€" (мир), "ï»¿", "ðŸ˜€"
const MOJIBAKE = new RegExp(
  `(?:Ã${TAIL}|Â[\\u00a0-\\u00ba\\u00bc-\\u00bf]|â[€„‚†ˆž]${TAIL}|ï»¿|ï¿½|ðŸ${TAIL}{2}|[ÅÄ]${TAIL}(?=[a-zÃÅÄ])|(?:[ÐÑ]${TAIL}){2,})+`,
  'g',
);
