import * as vscode from 'vscode';
import { writeRecords, type RecordWrite, type ArticleLine, type Span } from '../../core/index.ts';
import { applyChanges } from '../changes/applyChanges.ts';
import { articleNow, type ArticleNow } from '../articleNow.ts';
import { homeOf } from '../changes/home.ts';
import { assertApplied } from '../changes/refusals.ts';
import { asOneOf, saidIn } from './saidIn.ts';
import { someTargets, type Target } from '../targets.ts';
import type { Tools } from '../tools.ts';

/** Winnow: Store Headline and Byline... Offers what stands in the text (headline, byline, credit line, caption) to the index, or to `.winnow/articles.jsonl` where there is none; the text stays as it is. `{all: true}` takes all. */
export async function storeHeader(tools: Tools, ...args: readonly unknown[]): Promise<void> {
  const all = saidIn(args, 'all', asOneOf([true])) === true;
  const targets = someTargets(tools.services, args);
  for (const target of targets) await storeOf(tools, target, all);
  if (targets.length > 0) await tools.services.corpora.refresh();
}

interface Field {
  readonly name: 'title' | 'author' | 'agency' | 'caption';
  readonly value: string;
}

async function storeOf(tools: Tools, target: Target, all: boolean): Promise<void> {
  const article = await articleNow(tools, target);
  const found = article ? fieldsOf(article) : [];
  if (found.length === 0) return void tools.services.report.say(vscode.l10n.t('No headline, byline, credit or caption was found.'));
  const fields = all ? found : await pick(found);
  if (!fields || fields.length === 0) return;
  const { home, basis, entryOf } = await homeOf(target.corpus);
  const record = entryOf(target.path)?.record;
  const write: RecordWrite = {
    path: target.path,
    values: Object.fromEntries(fields.map(({ name, value }) => [name, value])),
    ...(record === undefined ? {} : { record }),
  };
  const changes = writeRecords(home, [write]);
  if (changes.length === 0) return;
  const cause = { command: 'store-header' };
  assertApplied(await applyChanges(tools, { corpus: target.corpus, changes, basis, cause, label: vscode.l10n.t('Headline and byline') }));
}

/** What the first item of the file says of itself. */
function fieldsOf({ text, analysis }: ArticleNow): readonly Field[] {
  const [item] = analysis.articles;
  const textOf = (span: Span | ArticleLine | undefined): string => (span ? text.slice(span.start, span.end).trim() : '');
  const first = (wanted: ArticleLine['role']): ArticleLine | undefined =>
    analysis.lines.slice(item?.first, item?.end).find(({ role }) => role === wanted);
  const fields: readonly Field[] = [
    { name: 'title', value: textOf(item?.title) },
    { name: 'author', value: textOf(item?.byline).replace(BY, '') },
    { name: 'agency', value: textOf(first('credit')).replace(BRACKETS, '') },
    { name: 'caption', value: textOf(first('caption')) },
  ];
  return fields.filter(({ value }) => value !== '');
}

async function pick(fields: readonly Field[]): Promise<readonly Field[] | undefined> {
  const items = fields.map((field) => ({ label: field.value, description: field.name, picked: true, field }));
  const options = { canPickMany: true as const, placeHolder: vscode.l10n.t('What to store with the article') };
  return (await vscode.window.showQuickPick(items, options))?.map(({ field }) => field);
}

// e.g. "By " in "By Anna Holm"
const BY = /^by\s+/i;
// e.g. the brackets of "(Reporting by Anna Holm)"
const BRACKETS = /^[([]|[)\]]$/g;
