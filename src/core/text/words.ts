/** How many words a text has: runs of Unicode letters and digits, apostrophes and hyphens inside a run do not split it. Linear time. */
export function countWords(text: string): number {
  let count = 0;
  WORD.lastIndex = 0;
  while (WORD.exec(text)) count++;
  return count;
}

// e.g. "Moscow's", "70-year-old", "2022"
const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;
