import {
  detached,
  isChaff,
  keyOf,
  readFrontMatter,
  shingleHashes,
  sketchOf,
  type Analysis,
  type Entity,
  type EntityType,
  type Finding,
  type Judged,
} from '../../core/index.ts';

/** A block of boilerplate as other files may hold it too: the key of its longest line, and its first line, 0-based. */
export interface Block {
  readonly key: string;
  readonly line: number;
  readonly rule: string;
}

/** What the tree, the filter and the badges need to know of an article; words as counted by core. */
export interface Summary {
  readonly words: { readonly raw: number; readonly clean: number };
  /** Share of the words that clean removes, 0-1. */
  readonly chaff: number;
  /** Of every finding what tells whether it is shown. */
  readonly findings: readonly Judged[];
  readonly blocks: readonly Block[];
  /** The headline, else the first line that is not boilerplate. */
  readonly title?: string;
  readonly language?: string;
  /** Names with their type, each once. */
  readonly names: readonly { readonly type: EntityType; readonly name: string }[];
  /** The sketch of the text without its boilerplate (see sketchOf); empty where nothing else is there. */
  readonly sketch: Uint32Array;
  /** The fields of the file's front matter, verbatim, when it has one. */
  readonly frontMatter?: Readonly<Record<string, unknown>>;
  /** Why the file could not be analysed; everything else is empty then. */
  readonly trouble?: string;
}

/** The summary of a file as it was analysed. */
export function summaryOf({ text, analysis }: { readonly text: string; readonly analysis: Analysis }): Summary {
  const { words } = analysis;
  const title = analysis.articles[0]?.title ?? analysis.lines.find((line) => !isChaff(line) && line.role !== 'blank');
  const frontMatter = analysis.textStart > 0 ? readFrontMatter(text) : undefined;
  return {
    words,
    chaff: words.raw === 0 ? 0 : (words.raw - words.clean) / words.raw,
    findings: analysis.findings.map(({ rule, removable, rest }) => ({ rule, removable, ...(rest ? { rest } : {}) })),
    blocks: analysis.findings.flatMap((finding) => blockOf(text, finding) ?? []),
    names: namesOf(text, analysis.entities),
    sketch: sketchOf(shingleHashes(proseOf({ text, analysis }))),
    ...(title ? { title: detached(text.slice(title.start, title.end).trim()) } : {}),
    ...(frontMatter ? { frontMatter } : {}),
    ...(analysis.language === undefined ? {} : { language: analysis.language }),
  };
}

/** The summary of a file that cannot be analysed. */
export function troubleSummary(trouble: string): Summary {
  return { words: { raw: 0, clean: 0 }, chaff: 0, findings: [], blocks: [], names: [], sketch: new Uint32Array(), trouble };
}

/** The lines of a text that are no boilerplate. */
export function proseOf({ text, analysis: { lines } }: { readonly text: string; readonly analysis: Analysis }): string {
  const kept = lines.filter((line) => !isChaff(line) && line.role !== 'blank');
  return kept.map(({ start, end }) => text.slice(start, end)).join('\n');
}

/** The key under which twins of a finding are looked up: that of its longest line; undefined for a finding without text of its own. */
export function blockOf(text: string, finding: Finding): Block | undefined {
  const lines = text.slice(finding.start, finding.end).split(BREAK);
  const longest = lines.reduce((best, line) => (line.length > best.length ? line : best), '');
  const key = keyOf(longest);
  return key === undefined || !finding.removable ? undefined : { key, line: finding.lines.first, rule: finding.rule };
}

function namesOf(text: string, entities: readonly Entity[]): Summary['names'] {
  const names = new Map<string, { readonly type: EntityType; readonly name: string }>();
  for (const entity of entities) {
    const name = text.slice(entity.start, entity.end);
    const key = `${entity.type} ${entity.id ?? name}`;
    if (!names.has(key)) names.set(key, { type: entity.type, name: detached(entity.id ?? name) });
  }
  return [...names.values()];
}

// e.g. "\r\n"
const BREAK = /\r\n|\n|\r/;
