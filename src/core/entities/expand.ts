/**
 * All strings that a pattern without repetition matches: literals, escapes, `[abc]`, `(?:a|b)`, `?`, `|`. For small tables of word forms;
 * the list grows with the product of the alternatives.
 */
export function expand(pattern: string): readonly string[] {
  return alternatives(pattern, 0).forms;
}

interface Parsed {
  readonly forms: readonly string[];
  readonly next: number;
}

function alternatives(pattern: string, from: number): Parsed {
  const forms: string[] = [];
  let current: readonly string[] = [''];
  let at = from;
  while (at < pattern.length && pattern[at] !== ')') {
    if (pattern[at] === '|') {
      forms.push(...current);
      current = [''];
      at++;
      continue;
    }
    const piece = atom(pattern, at);
    const optional = pattern[piece.next] === '?';
    const choices = optional ? ['', ...piece.forms] : piece.forms;
    current = current.flatMap((head) => choices.map((tail) => head + tail));
    at = optional ? piece.next + 1 : piece.next;
  }
  return { forms: [...forms, ...current], next: at + 1 };
}

function atom(pattern: string, at: number): Parsed {
  if (pattern.startsWith('(?:', at)) return alternatives(pattern, at + 3);
  if (pattern[at] === '\\') return { forms: [pattern.charAt(at + 1)], next: at + 2 };
  if (pattern[at] !== '[') return { forms: [pattern.charAt(at)], next: at + 1 };
  const close = pattern.indexOf(']', at);
  return { forms: [...pattern.slice(at + 1, close)], next: close + 1 };
}
