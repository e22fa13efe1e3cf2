/** Parts of layouts that can be left out, each named after the style of split/dev.jsonl it is like. */
export type Family = 'nexis' | 'factiva' | 'rule' | 'masthead' | 'headline' | 'titleblank' | 'url' | 'bodyonly' | 'scraped';

/** What a header may consist of, line by line. */
export type HeaderPart =
  | 'blank'
  | 'counter'
  | 'source'
  | 'date'
  | 'title'
  | 'fielded'
  | 'byline'
  | 'url'
  | 'words'
  | 'fields'
  | 'rights'
  | 'language'
  | 'subtitle'
  | 'label'
  | 'field'
  | 'code';

/** What may stand under an item. */
export type TailPart = 'blank' | 'rights' | 'date' | 'credit' | 'end' | 'url' | 'id' | 'contact' | 'tags';

/** One of the items; undefined only for an empty list, which no caller has. */
export function oneOf<T>(items: readonly T[], random: () => number): T {
  return items[Math.floor(random() * items.length)] as T;
}
