import { describe, expect, it } from 'vitest';
import {
  addSpan,
  buildCorpusIndex,
  codePointsOf,
  coveredBy,
  createExporter,
  DEFAULT_CONFIG,
  EXPORT_FORMATS,
  exportedOf,
  formatAnn,
  parseAnn,
  readIndex,
  spansOf,
  type Entry,
  type Exported,
  type ExportFormat,
} from '../../../../src/core/index.ts';

const TEXT = ['🎣 Maren Holloway opens the quay', '', 'Crews of Skerrabost 🚢 met the', 'Fisheries Council on 3 May. Rain.', ''].join(
  '\r\n',
);

/** The .ann of a text with spans over these words, labelled; a span may run over a line break. */
function annOf(text: string, marks: readonly (readonly [string, string])[]): string {
  let file = parseAnn('', text);
  for (const [label, words] of marks) {
    const start = text.indexOf(words);
    expect(start).toBeGreaterThanOrEqual(0);
    file = addSpan(file, text, { start, end: start + words.length, label });
  }
  return formatAnn(file, text);
}

const MARKS = [
  ['person', 'Maren Holloway'],
  ['location', 'Skerrabost'],
  ['organization', 'the\r\nFisheries Council'],
  ['date', '3 May'],
] as const;

const entry = (id: string, path: string, more: Partial<Entry> = {}): Entry => ({ id, path, tags: [], extra: {}, ...more });

const harbour = exportedOf(
  entry('4f1c', '2026/000_4f1c.txt', {
    title: 'The quay',
    source: 'Harbour Lantern',
    date: '14 March 2026',
    isoDate: '2026-03-14',
    tags: ['sea', 'work'],
  }),
  { text: TEXT, ann: annOf(TEXT, MARKS) },
  DEFAULT_CONFIG,
);
const fronted = exportedOf(
  entry('7a', '2026/001_7a.md', { extra: { desk: 'north' } }),
  {
    text: `---\ntitle: Ferry late\nlang: en\n---\n${TEXT}`,
    ann: annOf(`---\ntitle: Ferry late\nlang: en\n---\n${TEXT}`, MARKS),
  },
  DEFAULT_CONFIG,
);
const row = exportedOf(entry('a/b', 'dump.jsonl#a/b'), { text: 'A row, with "quotes"\nand lines.' }, DEFAULT_CONFIG);
const ARTICLES = [harbour, fronted, row];

/** The files that an export gives, by path, and what it left out. */
function exported(
  format: ExportFormat,
  articles: readonly Exported[] = ARTICLES,
): { readonly files: Record<string, string>; readonly left: readonly string[] } {
  const exporter = createExporter(format);
  const added = articles.map((article) => exporter.add(article));
  const files: Record<string, string> = {};
  const parts = [...exporter.begin(), ...added.flatMap((one) => one.parts), ...exporter.end()];
  for (const { path, text } of parts) files[path] = (files[path] ?? '') + text;
  return { files, left: added.flatMap(({ left }) => left) };
}

const rowsIn = (text = ''): readonly Record<string, unknown>[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/** What offsets in code points cover, read as another tool does: by an array of characters. */
const cut = (text: string, { start, end }: { readonly start: number; readonly end: number }): string =>
  Array.from(text).slice(start, end).join('');

const WORDS = MARKS.map(([label, words]) => [label, words]);

describe('an export', () => {
  it('gives the same bytes again, in every format', () => {
    for (const format of Object.keys(EXPORT_FORMATS) as ExportFormat[]) expect(exported(format)).toEqual(exported(format));
  });

  it('leaves front matter out of the text, and has its fields among the metadata', () => {
    expect(fronted.text).toBe(TEXT);
    expect(fronted.entry).toMatchObject({ title: 'Ferry late', lang: 'en' });
    expect(spansOf(fronted.ann).map((span) => coveredBy(fronted.text, span.fragments))).toEqual(
      spansOf(harbour.ann).map(({ text }) => text),
    );
  });

  it('for datatrove has id, text and metadata', () => {
    expect(rowsIn(exported('jsonl').files[''])).toEqual([
      {
        id: '4f1c',
        text: TEXT,
        metadata: { path: '2026/000_4f1c.txt', title: 'The quay', source: 'Harbour Lantern', date: '14 March 2026', tags: ['sea', 'work'] },
      },
      { id: '7a', text: TEXT, metadata: { path: '2026/001_7a.md', title: 'Ferry late', lang: 'en', desk: 'north' } },
      { id: 'a/b', text: row.text, metadata: { path: 'dump.jsonl#a/b' } },
    ]);
  });

  it('for dolma has source, added and created', () => {
    const fetched = exportedOf(
      entry('x', 'x.txt', { source: 'S', fetched: '2026-04-01T10:00:00Z', isoDate: '2026-03-14' }),
      { text: 'T' },
      DEFAULT_CONFIG,
    );
    expect(rowsIn(exported('dolma', [fetched, row]).files[''])).toEqual([
      { id: 'x', text: 'T', source: 'S', added: '2026-04-01T10:00:00Z', created: '2026-03-14', metadata: { path: 'x.txt' } },
      { id: 'a/b', text: row.text, source: '', metadata: { path: 'dump.jsonl#a/b' } },
    ]);
  });

  it('as a table is read again with the same ids, paths, tags and texts', () => {
    const table = readIndex('index.csv', exported('csv').files[''] ?? '');
    expect(table?.problems).toEqual([]);
    expect(table?.records.map(({ fields }) => [fields['id'], fields['path'], fields['tags'], fields['text']])).toEqual(
      ARTICLES.map(({ entry: { id, path, tags }, text }) => [id, path, tags.join(';'), text]),
    );
  });

  it('with spans counts code points, and has the text always with them', () => {
    const rows = rowsIn(exported('spans').files['']) as unknown as {
      text: string;
      spans: { start: number; end: number; label: string }[];
    }[];
    expect(rows.map(({ text, spans }) => spans.map((span) => [span.label, cut(text, span)]))).toEqual([WORDS, WORDS, []]);
  });

  it('as CoNLL gives every annotation back by its tags and offsets, its text line by line', () => {
    const { files, left } = exported('conll', [harbour]);
    const read: [string, number, number][] = [];
    for (const line of (files[''] ?? '').split('\n')) {
      const [token = '', start, end, tag = ''] = line.split('\t');
      if (line.startsWith('# ') || line === '') continue;
      expect(cut(TEXT, { start: Number(start), end: Number(end) })).toBe(token);
      if (tag.startsWith('B-')) read.push([tag.slice(2), Number(start), Number(end)]);
      const last = read.at(-1);
      if (tag.startsWith('I-') && last) last[2] = Number(end);
    }
    expect(read.map(([label, start, end]) => [label, cut(TEXT, { start, end })])).toEqual(WORDS);
    const lines = TEXT.split('\r\n').filter((line) => line !== '');
    expect([...(files[''] ?? '').matchAll(/^# text = (.*)$/gm)].map(([, line]) => line)).toEqual(lines);
    expect(left).toEqual([]);
  });

  it('as CoNLL cuts tokens where annotations end, keeps the longest of those that overlap, and says which it left out', () => {
    const text = 'The Skerrabosters met Maren Holloway.';
    const ann = annOf(text, [
      ['location', 'Skerrabost'],
      ['person', 'Maren Holloway'],
      ['person', 'Holloway'],
    ]);
    const { files, left } = exported('conll', [exportedOf(entry('a', 'a.txt'), { text, ann }, DEFAULT_CONFIG)]);
    expect(files['']).toContain('Skerrabost\t4\t14\tB-location\ners\t14\t17\tO\n');
    expect(files['']).toContain('Maren\t22\t27\tB-person\nHolloway\t28\t36\tI-person\n');
    expect(left).toEqual(['annotation T3 "Holloway" overlaps a longer one']);
  });

  it('says which annotations of several pieces a format cannot hold, and brat holds them', () => {
    const text = 'North and South Quay';
    const ann = 'T1\tlocation 0 5;16 20\tNorth Quay\nA1\tSure T1\n';
    const article = exportedOf(entry('a', 'a.txt'), { text, ann }, DEFAULT_CONFIG);
    expect(exported('spans', [article]).left).toEqual(['annotation T1 "North Quay" has other words between its pieces']);
    expect(exported('brat', [article]).files['a.ann']).toBe(ann);
  });

  it('for brat has each text with annotations that are read again as they were, and the labels', () => {
    const { files } = exported('brat');
    const stems = ['2026/000_4f1c', '2026/001_7a', 'dump/a%2Fb'];
    const expected = stems.flatMap((stem) => [`${stem}.ann`, `${stem}.txt`]).concat('annotation.conf', 'index.jsonl');
    expect(Object.keys(files).sort()).toEqual(expected.sort());
    for (const stem of ['2026/000_4f1c', '2026/001_7a']) {
      const text = files[`${stem}.txt`] ?? '';
      const points = codePointsOf(text);
      const spans = spansOf(parseAnn(files[`${stem}.ann`] ?? '', text));
      expect(text).toBe(TEXT);
      expect(spans.map(({ fragments }) => fragments)).toEqual(spansOf(harbour.ann).map(({ fragments }) => fragments));
      const first = /^T1\tperson (\d+) (\d+)\tMaren Holloway$/m.exec(files[`${stem}.ann`] ?? '');
      expect([Number(first?.[1]), Number(first?.[2])]).toEqual([points.toCodePoint(3), points.toCodePoint(17)]);
    }
    expect(files['annotation.conf']).toBe('[entities]\ndate\nlocation\norganization\nperson\n[relations]\n[events]\n[attributes]\n');
  });

  it('as W3C annotations has positions in code points and quotes that agree with them', () => {
    interface Page {
      readonly id: string;
      readonly items: readonly {
        readonly body: { readonly value: string };
        readonly target: {
          readonly source: string;
          readonly selector: readonly [{ start: number; end: number }, { exact: string; prefix: string; suffix: string }];
        };
      }[];
    }
    const { files } = exported('anno');
    const { id, items } = JSON.parse(files['2026/000_4f1c.jsonld'] ?? '') as Page;
    expect([id, items.map(({ body, target }) => [body.value, cut(TEXT, target.selector[0])])]).toEqual(['urn:winnow:4f1c', WORDS]);
    for (const { target } of items) {
      const [position, { exact, prefix, suffix }] = target.selector;
      expect([target.source, exact]).toEqual(['000_4f1c.txt', cut(TEXT, position)]);
      expect(TEXT).toContain(prefix + exact + suffix);
    }
  });

  it('as a folder of texts is a corpus with the same ids and metadata, each file leading back to where it stood', () => {
    const { files } = exported('text');
    const paths = Object.keys(files).filter((path) => path !== 'index.jsonl');
    const table = readIndex('index.jsonl', files['index.jsonl'] ?? '');
    const index =
      table && buildCorpusIndex({ files: [...paths, 'index.jsonl'], index: { path: 'index.jsonl', table }, config: DEFAULT_CONFIG });
    expect(index?.findings).toEqual([]);
    expect(index?.entries.map(({ id, path, title, tags, extra }) => [id, files[path], title, tags, extra['from']])).toEqual(
      ARTICLES.map(({ entry: { id, path, title, tags }, text }) => [id, text, title, tags, path]),
    );
  });

  it('gives texts of one stem, and of one name but for case, files of their own', () => {
    const articles = ['a.txt', 'a.md', 'A.txt', 'd.jsonl#1', 'd/1.txt'].map((path, n) =>
      exportedOf(entry(String(n), path), { text: String(n) }, DEFAULT_CONFIG),
    );
    const { files } = exported('text', articles);
    const rows = rowsIn(files['index.jsonl']);
    expect(rows.map(({ path }) => files[path as string])).toEqual(['0', '1', '2', '3', '4']);
    expect(new Set(rows.map(({ path }) => (path as string).toLowerCase())).size).toBe(5);
  });

  it('takes rows of an index of any name, and ids of any length', () => {
    const address = `https://harbour-lantern.example/${'ferry-'.repeat(80)}`;
    const articles = ['1', `${address}1`, `${address}2`].map((id) =>
      exportedOf(entry(id, `index.jsonl#${id}`), { text: id }, DEFAULT_CONFIG),
    );
    const { files } = exported('text', articles);
    const paths = rowsIn(files['index.jsonl']).map(({ path }) => path as string);
    expect(paths.map((path) => files[path])).toEqual(articles.map(({ text }) => text));
    for (const path of paths) expect([path.split('/').length, (path.split('/').at(-1) ?? '').length < 100]).toEqual([2, true]);
  });
});
