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
  spans: () => oneFile((article) => ({ text: spansRow(article), left: inPieces(article) })),
  conll: () =>
    oneFile((article) => {
      const { text, left } = conllOf(article);
      return { text, left: [...inPieces(article), ...left.map(({ id, exact }) => `annotation ${id} "${exact}" overlaps a longer one`)] };
    }),
  text: () => folder(textFiles),
  brat: brat,
  anno: () => folder(annotationFiles, inPieces),
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

function folder(
  write: (article: Exported, path: string) => readonly ExportPart[],
  leftOf: (article: Exported) => readonly string[] = () => [],
): Exporter {
  const nameOf = fileNamer();
  return {
    begin: () => [],
    add: (article) => ({ parts: write(article, nameOf(article.entry.path)), left: leftOf(article) }),
    end: () => [],
  };
}

function brat(): Exporter {
  const labels = new Set<string>();
  const files = folder(bratFiles);
  return {
    begin: files.begin,
    add: (article) => {
      for (const label of labelsOf(article)) labels.add(label);
      return files.add(article);
    },
    end: () => [bratConfiguration(labels)],
  };
}

function inPieces(article: Exported): readonly string[] {
  return flatSpans(article).left.map(({ id, text }) => `annotation ${id} "${text}" has other words between its pieces`);
}
