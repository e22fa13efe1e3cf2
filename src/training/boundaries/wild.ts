import { oneOf, type Family, type HeaderPart } from './parts.ts';

type Random = () => number;

/** A header in no order known from anywhere: one to five parts, some with blank lines between. */
export function drawWild(random: Random, left: ReadonlySet<Family>): HeaderPart[] {
  const all = (['label', 'field', 'field', 'code', 'byline', 'title', 'title', 'subtitle'] as HeaderPart[]).concat(
    left.has('masthead') ? [] : ['source', 'date'],
    left.has('nexis') ? [] : ['counter'],
    left.has('url') ? [] : ['url'],
    left.has('factiva') ? [] : ['words', 'language', 'rights'],
  );
  const parts = Array.from({ length: 1 + Math.floor(random() * 5) }, () => oneOf(all, random));
  if (random() < 0.8 && !parts.includes('title')) parts.splice(Math.floor(random() * (parts.length + 1)), 0, 'title');
  const airy = random() < 0.4 ? random() : 0;
  return parts.flatMap((part): HeaderPart[] => (random() < airy ? [part, 'blank'] : [part]));
}

/** A word that no language has, as the name of a field or section. */
export function madeWord(random: Random, isLoud: boolean): string {
  const letters = Array.from(
    { length: 2 + Math.floor(random() * 3) },
    () => oneOf([...'bcdfglmnprstv'], random) + oneOf([...'aeiou'], random),
  ).join('');
  const word = random() < 0.5 ? letters : letters + oneOf(['n', 'r', 's', 't', 'x'], random);
  return isLoud ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1);
}

/** A separating line that is no row of one sign: words between signs, signs by turns, a short mark. */
export function drawSign(random: Random): string[] {
  const word = oneOf(['next', 'end of text', 'new item', 'page break', 'continued', madeWord(random, false)], random);
  const said = random() < 0.5 ? word.toUpperCase() : word;
  const [one, other] = [oneOf(['-', '=', '*', '<', '[', '+', '~'], random), oneOf(['-', '=', '*', '>', ']', '+', '~'], random)];
  const run = 1 + Math.floor(random() * 5);
  return oneOf(
    [
      [`${one.repeat(run)} ${said} ${other.repeat(run)}`],
      [`${one.repeat(run)}${said}${other.repeat(run)}`],
      [(one + other).repeat(3 + Math.floor(random() * 12))],
      [oneOf(['§', '¶', '%%%%', '8<', '\\\\', '|||', '◆ ◆ ◆', '//', '...'], random)],
    ],
    random,
  );
}
