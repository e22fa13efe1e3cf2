/**
 * The words of English text as training pipelines count them: split at white space, punctuation peeled off both ends and split inside by the
 * published rules of spaCy's English tokenizer (spacy.io/usage/linguistic-features, "how tokenizer works"), which datatrove counts with.
 * Common abbreviations and contractions are known; rarer exceptions of that tokenizer are not. Linear for words of ordinary length.
 */
export function pipelineWords(text: string): readonly string[] {
  const words: string[] = [];
  for (const chunk of text.split(/\s+/u)) if (chunk !== '') splitChunk(chunk.slice(0, LONGEST), words);
  return words;
}

const LONGEST = 100_000;

function splitChunk(chunk: string, words: string[]): void {
  let rest = chunk;
  const tail: string[] = [];
  while (rest !== '') {
    if (isWhole(rest)) break;
    const prefix = PREFIX.exec(rest)?.[0];
    if (prefix !== undefined) {
      words.push(prefix);
      rest = rest.slice(prefix.length);
      continue;
    }
    const suffix = SUFFIX.exec(rest)?.[0];
    if (suffix === undefined || suffix.length === rest.length) break;
    tail.push(suffix);
    rest = rest.slice(0, -suffix.length);
  }
  if (rest !== '') splitInside(rest, words);
  while (tail.length > 0) words.push(tail.pop() ?? '');
}

function splitInside(rest: string, words: string[]): void {
  if (isWhole(rest) || URL.test(rest)) {
    words.push(...(contractionOf(rest) ?? [rest]));
    return;
  }
  for (const part of rest.split(INFIX)) if (part !== undefined && part !== '') words.push(part);
}

function isWhole(chunk: string): boolean {
  return ABBREVIATIONS.has(chunk) || ABBREVIATION_LETTERS.test(chunk) || contractionOf(chunk) !== undefined || CLOCK.test(chunk);
}

function contractionOf(chunk: string): readonly string[] | undefined {
  const negated = NEGATED.exec(chunk);
  if (negated) return negated.slice(1);
  const contracted = CONTRACTED.exec(chunk);
  if (contracted) return contracted.slice(1);
  const joined = JOINED.get(chunk.toLowerCase());
  if (joined !== undefined) return [chunk.slice(0, joined), chunk.slice(joined)];
  return CLOCK.exec(chunk)?.slice(1);
}

// e.g. "don't", "Couldn’t"
const NEGATED = /^(ca|could|did|does|do|had|has|have|is|are|was|were|wo|would|should|must|need|might)(n['’]t)$/i;
// e.g. "he'll", "I'm", "they’re", "that's"
const CONTRACTED = /^(i|you|he|she|it|we|they|who|what|that|there|where|when|how|why|this|these|those|let)(['’](?:m|re|ve|ll|d|s))$/i;
// e.g. "cannot" is can + not
const JOINED: ReadonlyMap<string, number> = new Map([
  ['cannot', 3],
  ['gonna', 3],
  ['gotta', 3],
]);
// e.g. "10am", "6p.m."
const CLOCK = /^(1[0-2]|[1-9])([ap]\.?m\.?)$/;
// e.g. "J."
const ABBREVIATION_LETTERS = /^[a-zA-Z]\.$/;
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'Mr. Mrs. Ms. Dr. Prof. Rev. Jr. Sr. St. Mt. Messrs. Gen. Gov. Rep. Sen. Adm. Bros. Co. Corp. Inc. Ltd. Md. Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. ' +
    'e.g. i.e. vs. v.s. a.m. p.m. A.M. P.M. D.C. N.Y. Ph.D. Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ia. Id. Ill. Ind. Kan. Kans. Ky. La. Mass. Mich. Minn. Miss. ' +
    'Mo. Mont. N.C. N.D. N.H. N.J. N.M. Neb. Nebr. Nev. Okla. Ore. Pa. S.C. Tenn. Va. Wash. Wis. E.G. I.E.'
  ).split(' '),
);

const PUNCTUATION = String.raw`…|\.{2,}|[,:;!?¿؟¡()\[\]{}<>_#*&。？！，、；：～·।،۔；٪—–]|--+`;
const QUOTES = String.raw`''|""|['"”“\u0060‘´’‚,„»«「」『』（）〔〕【】《》〈〉〈〉⟦⟧]`;
const CURRENCY = String.raw`[$£€¥฿₽﷼₴₠₡₢₣₤₥₦₧₨₩₪₫₭₮₯₰₱₲₳₵₶₷₸₹₺₻₼₾]|US\$|C\$|A\$`;
// e.g. "(" in "(see", "“" in "“yes", "$" in "$5"
const PREFIX = new RegExp(String.raw`^(?:[§%=+]|${PUNCTUATION}|${QUOTES}|${CURRENCY}|[\p{So}©®™°|])`, 'u');
// e.g. "." in "ends.", "’s" in "boat’s", "km" in "5km", "%" in "5%"
const SUFFIX = new RegExp(
  String.raw`(?:${PUNCTUATION}|${QUOTES}|['’][sS]|[\p{So}©®™°|]|(?<=[0-9])\+|(?<=[0-9])(?:${CURRENCY})|(?<=[0-9])(?:km|m|cm|mm|ha|kg|g|mg|lb|oz|mph|hPa|KB|MB|GB|TB|T|G|M|K|%)|(?<=[0-9\p{Ll}%²+\-'"”“’)\]])\.|(?<=\p{Lu}{2})\.)$`,
  'u',
);
// e.g. "-" in "full-scale", "/" in "and/or", "." in "end.Next", "—" in "yes—no"
const INFIX =
  /(\.{2,}|…|(?<=[0-9])[+\-*^](?=[0-9-])|(?<=[\p{Ll}'"”“’])\.(?=[\p{Lu}'"“‘])|(?<=\p{L}),(?=\p{L})|(?<=[\p{L}0-9])(?:---|--|[-–—~])(?=\p{L})|(?<=[\p{L}0-9])[:<>=/](?=\p{L}))/u;
// e.g. "https://example.org/a", "name@example.org", "www.example.org"
const URL =
  /^(?:[a-z]+:\/\/\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|io|co|uk|de|fr|eu|info|example)(?:\/\S*)?)$/i;
