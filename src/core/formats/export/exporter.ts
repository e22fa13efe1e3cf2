import type { AnnSpan } from '../brat.ts';
import { conllOf } from './conll.ts';
import { flatSpans, type Exported } from './exported.ts';
import { annotationFiles, bratConfiguration, bratFiles, fileNamer, labelsOf, textFiles, type ExportPart } from './folder.ts';
import { CSV_HEADER, csvRow, dolmaRow, jsonlRow, spansRow } from './rows.ts';

/** The formats of an export, each with what it is for, in words; those with an `extension` are one file, the others a folder. */
export const EXPORT_FORMATS = {
  jsonl: { title: 'JSONL for datatrove', extension: 'jsonl' },
  dolma: { title: 'JSONL for dolma', extension: 'jsonl' },
  csv: { title: 'CSV table', extension: 'csv' },
  spans: { title: 'JSONL with annotations, as Prodigy and spaCy read it', extension: 'jsonl' },
  conll: { title: 'CoNLL, one token a line with IOB2 tags', extension: 'conll' },
  text: { title: 'Folder of texts with an index', extension: undefined },
  brat: { title: 'Folder for brat', extension: undefined },
  anno: { title: 'Folder of texts with W3C Web Annotations', extension: undefined },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly extension: string | undefined }>>;

export type ExportFormat = keyof typeof EXPORT_FORMATS;

/** What an article becomes, and a sentence for each annotation that the format cannot hold. */
export interface ExportedParts {
  readonly parts: readonly ExportPart[];
  readonly left: readonly string[];
}

/** Writes articles one after another: the same articles give the same bytes. The only file of a format that is no folder has the path ''. */
export interface Exporter {
  readonly begin: () => readonly ExportPart[];
  readonly add: (article: Exported) => ExportedParts;
  readonly end: () => readonly ExportPart[];
}

/** A new export of a format. */
export function createExporter(format: ExportFormat): Exporter {
  return EXPORTERS[format]();
}

const EXPORTERS: Readonly<Record<ExportFormat, () => Exporter>> = {
  jsonl: () => oneFile((article) => ({ text: jsonlRow(article), left: [] })),
  dolma: () => oneFile((article) => ({ text: dolmaRow(article), left: [] })),
  csv: () => oneFile((article) => ({ text: csvRow(article), left: [] }), CSV_HEADER),
  spans: () =>
    oneFile((article) => {
      const { spans, left } = flatSpans(article);
      return { text: spansRow(article, spans), left: inPieces(left) };
    }),
  conll: () =>
    oneFile((article) => {
      const flat = flatSpans(article);
      const { text, left } = conllOf(article, flat.spans);
      return { text, left: [...inPieces(flat.left), ...left.map(({ id, exact }) => `annotation ${id} "${exact}" overlaps a longer one`)] };
    }),
  text: () => folder((article, path) => ({ parts: textFiles(article, path), left: [] })),
  brat,
  anno: () =>
    folder((article, path) => {
      const { spans, left } = flatSpans(article);
      return { parts: annotationFiles(article, path, spans), left: inPieces(left) };
    }),
};

function oneFile(write: (article: Exported) => { readonly text: string; readonly left: readonly string[] }, head?: string): Exporter {
  return {
    begin: () => (head === undefined ? [] : [{ path: '', text: head }]),
    add: (article) => {
      const { text, left } = write(article);
      return { parts: [{ path: '', text }], left };
    },
    end: () => [],
  };
}

function folder(write: (article: Exported, path: string) => ExportedParts): Exporter {
  const nameOf = fileNamer();
  return { begin: () => [], add: (article) => write(article, nameOf(article.entry.path)), end: () => [] };
}

function brat(): Exporter {
  const labels = new Set<string>();
  const files = folder((article, path) => ({ parts: bratFiles(article, path), left: [] }));
  return {
    begin: files.begin,
    add: (article) => {
      for (const label of labelsOf(article)) labels.add(label);
      return files.add(article);
    },
    end: () => [bratConfiguration(labels)],
  };
}

function inPieces(spans: readonly AnnSpan[]): readonly string[] {
  return spans.map(({ id, text }) => `annotation ${id} "${text}" has other words between its pieces`);
}

/** Whether what is exported to a path within a corpus stays out of it: below a folder whose name begins with a dot Winnow does not look. */
export function staysOut(path: string): boolean {
  return path.split('/').some((step) => step.startsWith('.'));
}
