import { type Entity, isNameType, type NameType } from './entity.ts';

/** A name as the corpus compares it: case folded, quotes and white space made equal, without possessive ending, article or title dots. */
export function nameKey(name: string): string {
  const lower = name.toLowerCase();
  if (isPlain(lower)) return lower.startsWith('the ') ? lower.slice(4) : lower;
  const whole = lower.normalize('NFKC').replaceAll('’', "'");
  const spaced = (whole.includes('.') ? whole.replace(INITIAL, '$1') : whole).replace(SEPARATORS, ' ').trim();
  return (spaced.includes("'") ? spaced.replace(POSSESSIVE, '') : spaced).replace(ARTICLE, '');
}

/** Whether nothing is to change but an article: small letters, figures and hyphens of ASCII, single blanks between words. */
function isPlain(lower: string): boolean {
  let before = BLANK;
  for (let at = 0; at < lower.length; at++) {
    const code = lower.charCodeAt(at);
    const isWord = (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === HYPHEN;
    if (!isWord && (code !== BLANK || before === BLANK)) return false;
    before = code;
  }
  return before !== BLANK;
}

const BLANK = 0x20;
const HYPHEN = 0x2d;

/**
 * The same entities with an `id` on each name: all mentions of one thing in the article share the normalised fullest name. A short form that two full names
 * claim goes to the one named last before it. Dates and amounts have none. Linear.
 */
export function linkEntities(text: string, entities: readonly Entity[]): Entity[] {
  const claims = { person: new Claims('person'), organization: new Claims('organization'), location: new Claims('location') };
  const keys = entities.map(({ type, start, end }) => {
    if (!isNameType(type)) return '';
    const key = nameKey(text.slice(start, end));
    claims[type].add(key);
    return key;
  });
  return entities.map((entity, index) => {
    const key = keys[index];
    if (!key || !isNameType(entity.type)) return entity;
    const id = claims[entity.type].idOf(key);
    return entity.id === undefined ? { id, ...entity } : entity;
  });
}

// e.g. "putin's", "the times'"
const POSSESSIVE = /'s?$/;
// e.g. "the harbour times"
const ARTICLE = /^the (?=\S)/;
// e.g. the letters of "u.s.", "j. k. novak"
const INITIAL = /(?<![\p{L}\p{N}])(\p{L})\.(?=\p{L}\.|\s|$)/gu;
// e.g. "st. orn", "jean-luc", two spaces, line break
const SEPARATORS = /[\s.\u00ad]+/gu;

/** Which names of one type claim each short form: a surname, an acronym. */
class Claims {
  readonly #type: NameType;
  readonly #names = new Set<string>();
  /** By short form the longer name that holds it, the last one added where there are several. */
  readonly #claimed = new Map<string, string>();
  /** The short forms that several names claim. */
  readonly #shared = new Set<string>();
  /** By short form the name that claims it and was asked for last. */
  readonly #latest = new Map<string, string>();

  constructor(type: NameType) {
    this.#type = type;
  }

  /** Adds a name; all names are added before the first is asked for. */
  add(key: string): void {
    if (this.#names.has(key)) return;
    this.#names.add(key);
    for (const short of shortForms(this.#type, key)) {
      if ((this.#claimed.get(short) ?? key) !== key) this.#shared.add(short);
      this.#claimed.set(short, key);
    }
  }

  /** The fullest name that is meant by a name, asked for in the order of the text. */
  idOf(key: string): string {
    const only = this.#shared.has(key) ? undefined : this.#claimed.get(key);
    if (this.#shared.size > 0) for (const short of shortForms(this.#type, key)) this.#latest.set(short, only ?? key);
    return (this.#shared.has(key) ? this.#latest.get(key) : only) ?? key;
  }
}

/** The short forms of a name of several words. */
function shortForms(type: NameType, key: string): readonly string[] {
  const space = key.lastIndexOf(' ');
  if (space < 0) return NONE;
  if (type === 'person') {
    const first = key.indexOf(' ');
    const last = key.slice(space + 1);
    return first === space ? [last] : [last, `${key.slice(0, first)} ${last}`];
  }
  const words = key.split(' ').filter((word) => word.length > 2 || type === 'location');
  return words.length > 1 ? [words.map((word) => word.charAt(0)).join('')] : NONE;
}

const NONE: readonly string[] = [];
