import { rowIn } from '../../corpus/rowPath.ts';
import { besideOf, idAsFileName } from '../annPath.ts';
import { formatAnn, spansOf } from '../brat.ts';
import type { Exported, FlatSpan } from './exported.ts';
import { metadataOf } from './metadata.ts';

/** A file of an export, its path relative to the folder of the export, and text to put at its end. */
export interface ExportPart {
  readonly path: string;
  readonly text: string;
}

/** Gives each article a file of its own in an export: its path in the corpus with the ending `.txt`, of a row a folder named after its index and in it its id; where two would share one the second gets a number. */
export function fileNamer(): (path: string) => string {
  const taken = new Set<string>();
  return (path) => {
    const row = rowIn(path);
    const stem = row ? `${row.index.replace(ANY_EXTENSION, '')}/${shortened(idAsFileName(row.id))}` : path.replace(EXTENSION, '');
    let name = `${stem}.txt`;
    // names that differ in case alone are one file on many disks
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${stem}.${number}.txt`;
    taken.add(name.toLowerCase());
    return name;
  };
}

/** A name as long as every file system takes one, in any script: ids may be addresses. */
function shortened(name: string): string {
  return Array.from(name).slice(0, MOST_CHARACTERS).join('');
}

/** A text with its row of the index beside all texts, which leads back to where it stood in the corpus. */
export function textFiles({ entry, text }: Exported, path: string): readonly ExportPart[] {
  const { path: from, ...metadata } = metadataOf(entry);
  const row = { id: entry.id, path, from, ...metadata };
  return [
    { path, text },
    { path: 'index.jsonl', text: `${JSON.stringify(row)}\n` },
  ];
}

/** A text with its annotations as brat reads them; relations, events, attributes and notes come along. */
export function bratFiles(article: Exported, path: string): readonly ExportPart[] {
  return [...textFiles(article, path), { path: besideOf(path), text: formatAnn(article.ann, article.text) }];
}

/** What brat wants to know of the labels before it shows them. */
export function bratConfiguration(labels: ReadonlySet<string>): ExportPart {
  return { path: 'annotation.conf', text: ['[entities]', ...[...labels].sort(), '[relations]', '[events]', '[attributes]', ''].join('\n') };
}

/** The labels of an article's annotations. */
export function labelsOf({ ann }: Exported): readonly string[] {
  return spansOf(ann).map(({ label }) => label);
}

/** A text with a page of Web Annotations (W3C, 2017): each with its position in code points and its words with what stands around them. */
export function annotationFiles(article: Exported, path: string, spans: readonly FlatSpan[]): readonly ExportPart[] {
  const { entry, text } = article;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const points = Array.from(text);
  const items = spans.map(({ id, label, start, end, exact }) => ({
    id: `#${id}`,
    type: 'Annotation',
    body: { type: 'TextualBody', purpose: 'tagging', value: label },
    target: {
      source: name,
      selector: [
        { type: 'TextPositionSelector', start, end },
        {
          type: 'TextQuoteSelector',
          exact,
          prefix: points.slice(Math.max(0, start - AROUND), start).join(''),
          suffix: points.slice(end, end + AROUND).join(''),
        },
      ],
    },
  }));
  const page = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `urn:winnow:${encodeURIComponent(entry.id)}`,
    type: 'AnnotationPage',
    items,
  };
  return [...textFiles(article, path), { path: path.replace(EXTENSION, '.jsonld'), text: `${JSON.stringify(page, undefined, 1)}\n` }];
}

/** Code points of a quote's surroundings. */
const AROUND = 32;
/** A character has up to three bytes here, a name 255. */
const MOST_CHARACTERS = 80;
// e.g. ".jsonl"
const ANY_EXTENSION = /\.[^./]*$/;
// e.g. ".txt"
const EXTENSION = /\.(?:txt|md|text)$/;
