import { wordHash } from '../boilerplate/lexicon.ts';
import type { Page } from '../boilerplate/page.ts';
import { BEGINS, COLUMN, COLUMNS, ENDS } from '../boilerplate/scanColumns.ts';

/** Whether a line credits wire agencies and says nothing else: their names in brackets or after a label, as in "(Reuters)", "Source: AP", "With inputs from agencies". */
export function isAgencyCredit({ scan }: Page, line: number): boolean {
  const row = line * COLUMNS;
  const words = scan.rows[row + COLUMN.words] ?? 0;
  if (words === 0 || words > MOST_WORDS) return false;
  const start = scan.wordStarts[line] ?? 0;
  const isInBrackets = scan.rows[row + COLUMN.first] === BEGINS.mark && scan.rows[row + COLUMN.last] === ENDS.closing;
  if (!isInBrackets && !LABELS.has(scan.words[start] ?? 0)) return false;
  let names = 0;
  for (let at = start; at < (scan.wordStarts[line + 1] ?? 0); at++) {
    const word = scan.words[at] ?? 0;
    if (AGENCIES.has(word)) names++;
    else if (!LABELS.has(word) && !BESIDE.has(word)) return false;
  }
  return names > 0;
}

function hashesOf(words: string): ReadonlySet<number> {
  return new Set(words.split(' ').map(wordHash));
}

const AGENCIES = hashesOf(
  'reuters ap afp dpa ansa efe upi pti ians ani xinhua tass interfax kyodo yonhap bloomberg aap epa lusa anadolu belga ukrinform unian associated agence ' +
    'agencies agenturen agencias agences agências agenzie тасс интерфакс риа рейтер унiан укринформ агентства агентств',
);
/** Words with which such a line begins. */
const LABELS = hashesOf(
  'source sources with quelle quellen mit fuente fuentes con avec fonte fontes fonti com источник источники джерело джерела',
);
/** Words that stand between and around the names. */
const BESIDE = hashesOf(
  'the and from inputs input files reporting press france presse news und material von y de información et e informações новости по материалам за матеріалами',
);
const MOST_WORDS = 8;
