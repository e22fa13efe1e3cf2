import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './sources.ts';

/** Articles and chaff of one language, written for the tests (test/fixtures/languages). */
interface LanguageFixture {
  readonly language: string;
  readonly articles: readonly { readonly title: string; readonly byline: string; readonly body: readonly string[] }[];
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly appeals: readonly (readonly string[])[];
}

/** A line with what it is. */
export interface GoldLine {
  readonly text: string;
  readonly role: 'title' | 'byline' | 'body' | 'appeal' | 'chaff';
}

/** Twelve pages of one language with gold: every article bare with an appeal, and between chrome with an appeal in the middle or at the end. */
export interface LanguagePages {
  readonly language: string;
  readonly pages: readonly (readonly GoldLine[])[];
}

/** The pages of every language that has a fixture. */
export function languagePages(): readonly LanguagePages[] {
  const folder = join(root, 'test', 'fixtures', 'languages');
  return readdirSync(folder)
    .sort()
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as LanguageFixture)
    .map((fixture) => ({
      language: fixture.language,
      pages: fixture.articles.flatMap((_, at) => [bare(fixture, at), scraped(fixture, at)]),
    }));
}

function bare(fixture: LanguageFixture, at: number): readonly GoldLine[] {
  return [...headed(fixture, at), ...body(fixture, at), ...appeal(fixture, at)];
}

function scraped(fixture: LanguageFixture, at: number): readonly GoldLine[] {
  const text = body(fixture, at);
  const middle = at % 2 === 0 ? 2 : text.length;
  return [
    ...as('chaff', fixture.before),
    ...headed(fixture, at),
    ...text.slice(0, middle),
    ...appeal(fixture, at + 1),
    ...text.slice(middle),
    ...as('chaff', fixture.after),
  ];
}

function headed({ articles }: LanguageFixture, at: number): readonly GoldLine[] {
  return [...as('title', [articles[at]?.title ?? '']), ...as('byline', [articles[at]?.byline ?? ''])];
}

function body({ articles }: LanguageFixture, at: number): readonly GoldLine[] {
  return as('body', articles[at]?.body ?? []);
}

function appeal({ appeals }: LanguageFixture, at: number): readonly GoldLine[] {
  return as('appeal', appeals[at % appeals.length] ?? []);
}

function as(role: GoldLine['role'], lines: readonly string[]): readonly GoldLine[] {
  return lines.map((text) => ({ text, role }));
}
