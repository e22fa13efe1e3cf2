import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeBytes } from '../../src/core/formats/encoding.ts';
import { sharedFolder } from './shared.ts';
import { root } from './sources.ts';

/** A text to hold laws against. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** Every text fixture, every file of the sample corpus, and where the shared folder is there, the seeds and every n-th dev page (200 of them). */
export function lawTexts(): readonly NamedText[] {
  return [...filesUnder('test/fixtures/pages'), ...filesUnder('media/sample-corpus'), ...seeds(), ...devPages(200)];
}

/** The seeds; none without the shared folder. */
export function seeds(): readonly NamedText[] {
  const shared = sharedFolder();
  if (shared === undefined) return [];
  const folder = join(shared, 'seeds');
  return readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/** Evenly spread pages of the dev set, whole and cropped in turn. */
export function devPages(count: number): readonly NamedText[] {
  const shared = sharedFolder();
  if (shared === undefined) return [];
  const half = Math.ceil(count / 2);
  return [
    ...pagesOf(join(shared, 'data/boilerplate/dev.jsonl'), half),
    ...pagesOf(join(shared, 'data/boilerplate/dev_crop.jsonl'), count - half),
  ];
}

interface Page {
  readonly id: string;
  readonly lines: readonly string[];
  readonly blank_before: readonly number[];
}

function pagesOf(file: string, count: number): readonly NamedText[] {
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter((row) => row !== '');
  const step = Math.max(1, Math.floor(rows.length / count));
  return rows
    .filter((_, index) => index % step === 0)
    .slice(0, count)
    .map((row) => {
      const page = JSON.parse(row) as Page;
      const text = page.lines.map((line, index) => `${page.blank_before[index] === 1 ? '\n' : ''}${line}`).join('\n');
      return { name: page.id, text };
    });
}

function filesUnder(folder: string): readonly NamedText[] {
  const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return files
    .filter((file) => file.isFile() && /\.(?:txt|md)$/.test(file.name))
    .map((file) => ({ name: file.name, text: decodeBytes(readFileSync(join(file.parentPath, file.name))).text }));
}
