import { CHARACTER, classOf, foldedOf } from '../../boilerplate/characters.ts';

/** What a short line looks like, as bits of a number: a line may show several. */
export const CUE = {
  date: 1,
  byline: 2,
  field: 4,
  address: 8,
  rule: 16,
  counter: 32,
  rights: 64,
  credit: 128,
  duration: 256,
  share: 512,
  place: 1024,
  item: 2048,
  words: 4096,
  media: 8192,
} as const;

/** The cues of a trimmed line, given how many words, digits and words of the law it has; only lines under 200 characters are looked at whole, of longer ones only the opening. */
export function cuesOf(line: string, size: { readonly words: number; readonly digits: number; readonly legal: number }): number {
  const opening = line.length < 200 ? line : line.slice(0, 80);
  const isPlaced = line.length > 60 && classOf(line.charCodeAt(0)) === CHARACTER.upper && hasDash(line.slice(0, 60)) && PLACE.test(opening);
  const cues = isPlaced ? CUE.place : 0;
  if (opening.length !== line.length) return cues;
  if (size.words === 0) return RULE.test(line) ? cues | CUE.rule : cues;
  const dated = size.digits >= 4 ? cuesIn(DATED, line) : 0;
  const legal = size.legal > 0 ? cuesIn(LEGAL, line) : 0;
  return cues | dated | legal | (size.digits > 0 ? cuesIn(NUMBERED, line) : 0) | cuesIn(WORDED, line);
}

function cuesIn({ byOpening, others }: ByOpening, line: string): number {
  let cues = 0;
  for (const { cue, pattern, longest, needed, without } of byOpening.get(foldedOf(line.charCodeAt(0))) ?? others) {
    if (line.length > longest || (without !== undefined && line.includes(without))) continue;
    if ((needed === undefined || line.includes(needed)) && pattern.test(line)) cues |= cue;
  }
  return cues;
}

/** Whether what stands between a place and the text may stand in the line: "VIENNA — The", "ROME (Agency) -- A", "KYIV: Two". */
function hasDash(line: string): boolean {
  return line.includes('—') || line.includes('–') || line.includes('--') || line.includes(' - ') || line.includes(': ');
}

/** Patterns of lines up to a length; `needed` stands in all of them and `without` in none, `openings` are all the characters they can begin with, in lower case. */
type Patterns = readonly {
  readonly cue: number;
  readonly pattern: RegExp;
  readonly longest: number;
  readonly needed?: string;
  readonly without?: string;
  readonly openings?: string;
}[];

/** Patterns by the first code unit of a line, in lower case; `others` are those for lines that begin with any other. */
interface ByOpening {
  readonly byOpening: ReadonlyMap<number, Patterns>;
  readonly others: Patterns;
}

function byOpeningOf(list: Patterns): ByOpening {
  const openings = new Set(list.flatMap((each) => [...(each.openings ?? '')]));
  const startingWith = (first: string): Patterns => list.filter((each) => each.openings?.includes(first) !== false);
  return { byOpening: new Map([...openings].map((first) => [first.charCodeAt(0), startingWith(first)])), others: startingWith('\n') };
}

// e.g. "VIENNA — The house", "WASHINGTON (Agency) - The", "Киев, 3 марта - "
const PLACE =
  /^\p{Lu}[\p{L}.' -]{2,30}(?:, [\p{L}\p{N}. ]{2,24})?(?: ?\([^()]{2,24}\))? ?(?:—|–|--|\s-)\s|^\p{Lu}{3}[\p{Lu}.' -]{0,24}(?:, [\p{L}\p{N}. ]{2,20})?(?: \([^()]{2,24}\))?: /u;

const MONTH =
  'jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez|ene|abr|ago|dic|janv|févr|avr|juin|juil|août|déc|fev|out|set|gen|mag|giu|lug|ott|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лис|гру';

// e.g. "-----", "* * *", "=====", "~~~~~~"
const RULE = /^(?:([-=*_#~.•+—–─═<>|/\\^])(?:\s?\1){2,}|§+)$/u;

/** Cues of lines with four digits or more. */
const DATED = byOpeningOf([
  // e.g. "November 13, 2024", "13. März 2024", "2024-11-13", "13/11/2024", "Updated 3 Nov 2021, 10:04 GMT"
  {
    cue: CUE.date,
    pattern: new RegExp(
      `(?:^|[^\\p{L}])(?:\\d{1,2}(?:st|nd|rd|th|er|º|\\.)?,? (?:de )?(?:${MONTH})\\p{L}*\\.?,?(?: de)? \\d{4}|(?:${MONTH})\\p{L}*\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{4}[-./•]\\d{1,2}[-./•]\\d{1,2}|\\d{1,2}[-./]\\d{1,2}[-./]\\d{2,4})(?!\\d)`,
      'iu',
    ),
    longest: 80,
  },
]);

/** Cues of lines with a digit in them. */
const NUMBERED = byOpeningOf([
  // e.g. "1 of 3 DOCUMENTS", "Document 4 of 10", "Article 2", "[3]", "#4", "3/7", "Статья 2 из 5"
  {
    cue: CUE.counter,
    pattern:
      /^[[(#*=\s-]*(?:\p{L}{3,12}(?:\s?#)?\s)?\d{1,4}(?:\s?(?:of|\/|von|sur|de|di|из|із|з)\s?\d{1,4})?(?:\s\p{L}{3,12})?[\])#*=.:\s-]*$/iu,
    longest: 40,
  },
  // e.g. "48:32", "1:02:11", "3 min read"
  {
    cue: CUE.duration,
    pattern: /^(?:\d{1,2}:\d{2}(?::\d{2})?|\d{1,3}\s?[–-]?\d{0,3}\s?(?:min|minutes?|minuten|minuti|мин)\b.{0,8})$/i,
    longest: 24,
  },
  // e.g. "897 words", "Length: 1,204 words", "830 mots"
  { cue: CUE.words, pattern: /\b\d[\d,.]{0,6} (?:words|wörter|mots|palabras|palavras|parole|слов|слів)$/iu, longest: 60 },
  // e.g. "1. Lighting", "#5 Go", "Step 3: Sand it"
  {
    cue: CUE.item,
    pattern: /^(?:#?\d{1,3}\s?[.):-]\s?\S|(?:step|tip|day|part|chapter|schritt|étape|paso|шаг|крок)\s\d)/iu,
    longest: 160,
    openings: '#0123456789stdpcéшк',
  },
]);

/** Cues of lines that speak of the law. */
const LEGAL = byOpeningOf([
  // e.g. "2021 Example. All rights reserved."
  { cue: CUE.rights, pattern: /all rights reserved|alle rechte|tous droits|todos los derechos|все права/i, longest: 200 },
]);

/** Cues of lines with a word in them. */
const WORDED = byOpeningOf([
  // e.g. "=== NEWS ===", "--- Artikel 3 ---"
  { cue: CUE.rule, pattern: /^[-=*_~—–─═]{3,}.{0,24}[-=*_~—–─═]{3,}$/u, longest: 200, openings: '-=*_~—–─═' },
  // e.g. "By Jane Doe", "Von Max Muster", "BYLINE: A. Smith", "Автор: Иван Петров"
  {
    cue: CUE.byline,
    pattern:
      /^(?:[*_>\s]*)(?:by|byline|author|authors|written by|reported by|story by|posted by|published by|from|von|par|por|autor|autore|auteur|di|da|автор|текст|текст:|автори)(?::| )\s*\p{Lu}[^.!?]{1,90}$/iu,
    longest: 110,
    openings: '*_>bawrspfvdта',
  },
  // e.g. "LENGTH: 830 words", "Source: The Daily", "ISSN 1234-5678"
  { cue: CUE.field, pattern: /^\p{Lu}[\p{L}\p{N}_-]{1,22}(?: [\p{L}\p{N}_-]{1,14}){0,2}\s?:(?:\s|$)/u, longest: 200, needed: ':' },
  // e.g. "https://example.org/a", "example.org", "www.example.org"
  {
    cue: CUE.address,
    pattern: /^[<([]?(?:https?:\/\/\S+|www\.\S+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}(?:\/\S*)?)[>)\]]?$/i,
    longest: 200,
    needed: '.',
    without: ' ',
  },
  // e.g. "(c) 2020 Example", "Copyright 2021", "© Example"
  { cue: CUE.rights, pattern: /^(?:\(c\)|©|copyright|urheberrecht)/i, longest: 200, openings: '(©cu' },
  // e.g. "(Reporting by A B; Editing by C D)", "Photo: X", "###", "ENDS", "-30-"
  {
    cue: CUE.credit,
    pattern:
      /^[([]?(?:additional )?(?:reporting|writing|editing|edited|compiled|photo|image|picture|video|foto|crédit|redaktion|bild)\b.{0,140}$|^(?:-?30-?|#{3,}|ends?|ende|fin|конец|■|\[ends\]|\(ends\))$/iu,
    longest: 170,
    openings: '([arwecpivfb-3#■к',
  },
  // e.g. "Share", "Tweet", "Related Articles", "Read more", "Comments", "Tags: a, b", "Subscribe"
  {
    cue: CUE.share,
    pattern:
      /^(?:share|tweet|print|e-?mail|save|comments?|leave a|add comment|no comments|related|read (?:more|next)|more (?:from|on|stories)|most (?:read|popular)|recommended|trending|tags?|topics?|filed under|subscribe|sign up|newsletter|follow|advert|about the author|previous|next|load|join|teilen|kommentare?|mehr zum|partager|compartir|compartilhar|condividi|leia|lire|lea|leggi|поделиться|комментарии|читайте|теги|читать)(?![\p{L}])/iu,
    longest: 60,
    openings: 'stpeclanrmfjkпкчт',
  },
  // e.g. "banner (1).png", "Image", "Video Ad Feedback"
  { cue: CUE.media, pattern: /\.(?:png|jpe?g|gif|webp|svg|mp4)$/i, longest: 100, needed: '.' },
  // e.g. "• two crossings a day", "- item", "IV. Results"
  { cue: CUE.item, pattern: /^(?:[ivx]{1,5}[.)]\s|[-•*–▪●◦]\s)/iu, longest: 160, openings: 'ivx-•*–▪●◦' },
]);
