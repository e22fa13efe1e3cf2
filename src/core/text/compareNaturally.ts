import { compareTexts } from './compareTexts.ts';

/** The order in which a person counts: runs of digits by their number ("d2" before "d10"), all else by code units; the same on every machine, and equal only for equal texts. */
export function compareNaturally(a: string, b: string): number {
  let at = 0;
  let other = 0;
  while (at < a.length && other < b.length) {
    if (isDigit(a, at) && isDigit(b, other)) {
      const [end, otherEnd] = [endOfDigits(a, at), endOfDigits(b, other)];
      const order = compareNumbers(a.slice(at, end), b.slice(other, otherEnd));
      if (order !== 0) return order;
      [at, other] = [end, otherEnd];
    } else {
      const order = a.charCodeAt(at++) - b.charCodeAt(other++);
      if (order !== 0) return order;
    }
  }
  return a.length - at - (b.length - other) || compareTexts(a, b);
}

/** Numbers of any length, written with or without zeros before them. */
function compareNumbers(a: string, b: string): number {
  const [one, two] = [withoutZeros(a), withoutZeros(b)];
  return one.length - two.length || compareTexts(one, two);
}

function withoutZeros(digits: string): string {
  let start = 0;
  while (start < digits.length - 1 && digits.charCodeAt(start) === ZERO) start++;
  return digits.slice(start);
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= ZERO && code <= NINE;
}

function endOfDigits(text: string, start: number): number {
  let end = start;
  while (end < text.length && isDigit(text, end)) end++;
  return end;
}

const [ZERO, NINE] = [48, 57];
