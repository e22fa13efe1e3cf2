import * as vscode from 'vscode';
import { createExporter, EXPORT_FORMATS, exportedOf, staysOut, type ExportFormat, type ExportPart } from '../../core/index.ts';
import { spanFileOf } from '../annotations/spanFile.ts';
import { textNow } from '../articleNow.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { exists } from '../files/writes.ts';
import { readAhead } from '../pacing.ts';
import type { Services } from '../services.ts';
import { batchOf, corpusFor, targetsIn, targetsOf, type Target } from '../targets.ts';
import type { Tools } from '../tools.ts';
import { rowsOf } from '../tree/order.ts';
import { entryNow } from '../tree/row.ts';
import { articlesText } from '../words.ts';
import { asOneOf, saidIn } from './saidIn.ts';

/** Where an export went, and how much it holds. */
interface ExportResult {
  readonly place: vscode.Uri;
  readonly articles: number;
  /** A sentence for each article and each annotation that was left out. */
  readonly left: readonly string[];
}

/**
 * Winnow: Export... Writes the articles that it was called for (of the tree, ticked ones; else all of the corpus that the filter lets through), unsaved edits too, in a format that other tools read.
 * A caller may say `format`, and the `place` to write to, beside the articles.
 */
export async function exportArticles(tools: Tools, ...args: readonly unknown[]): Promise<ExportResult | undefined> {
  const { report } = tools.services;
  const targets = await exportTargets(tools.services, args);
  const corpus = targets[0]?.corpus;
  if (!corpus) return void report.say(vscode.l10n.t('There is no article to export.'));
  if (targets.some((target) => target.corpus !== corpus))
    return void report.say(vscode.l10n.t('An export holds the articles of one corpus.'));
  const format = saidIn(args, 'format', asOneOf(FORMATS)) ?? (await pickFormat(targets.length));
  const place = format && (saidIn(args, 'place', asUri) ?? (await pickPlace(corpus, format)));
  if (!format || !place) return undefined;
  if (tools.services.corpora.corpora().some((each) => isPartOf(each, place)))
    return void report.say(vscode.l10n.t('What is exported into the corpus would become a part of it. Choose a place outside of it.'));
  const made = await exportTo(targets, format, vscode.l10n.t('Winnow: exporting'));
  if (!made) return undefined;
  await writeAll(place, made.files);
  const result = { place, articles: made.articles, left: made.left };
  void report.run('Winnow', () => tellExported(tools, result, format));
  return result;
}

/** Those of the arguments, else the ticked ones, else all that the filter lets through. */
async function exportTargets(services: Services, args: readonly unknown[]): Promise<readonly Target[]> {
  if (args[0] !== undefined) return batchOf(services, args);
  const ticked = services.checked.all();
  if (ticked.length > 0) return targetsOf(services, [ticked]);
  const corpus = await corpusFor(services, args);
  if (!corpus) return [];
  const passes = services.filter.passes();
  const rows = rowsOf(services, corpus).filter((row) => row.entry.missing !== true && (passes?.(row) ?? true));
  return targetsIn(
    corpus,
    rows.map(({ path }) => path),
  );
}

async function pickFormat(count: number): Promise<ExportFormat | undefined> {
  const items = FORMATS.map((format) => ({ label: EXPORT_FORMATS[format].title, description: format, format }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Export {0} as', articlesText(count)) }))?.format;
}

const FORMATS = Object.keys(EXPORT_FORMATS) as readonly ExportFormat[];

/** A file that the person names; of a folder format a new folder in the one that they choose. */
async function pickPlace(corpus: Corpus, format: ExportFormat): Promise<vscode.Uri | undefined> {
  const { extension } = EXPORT_FORMATS[format];
  const beside = vscode.Uri.joinPath(corpus.root, '..');
  if (extension !== undefined)
    return await vscode.window.showSaveDialog({
      defaultUri: vscode.Uri.joinPath(beside, `${corpus.name}.${extension}`),
      saveLabel: vscode.l10n.t('Export'),
    });
  const [folder] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      defaultUri: beside,
      openLabel: vscode.l10n.t('Export Into This Folder'),
    })) ?? [];
  return folder && (await newFolder(folder, `${corpus.name}-${format}`));
}

/** The folder of that name, with a number where there is one already. */
async function newFolder(parent: vscode.Uri, name: string): Promise<vscode.Uri> {
  for (let number = 1; ; number++) {
    const uri = vscode.Uri.joinPath(parent, number === 1 ? name : `${name}-${number}`);
    if (!(await exists(uri))) return uri;
  }
}

/** Whether a place lies in the corpus where Winnow looks. */
function isPartOf(corpus: Corpus, place: vscode.Uri): boolean {
  const path = corpus.pathOf(place);
  return path !== undefined && !staysOut(path);
}

/** The files of an export, by their paths in it, and what was left out. */
interface Made {
  readonly files: ReadonlyMap<string, readonly string[]>;
  readonly articles: number;
  readonly left: readonly string[];
}

/** Reads the articles under a progress notification; undefined when it was cancelled. */
async function exportTo(targets: readonly Target[], format: ExportFormat, title: string): Promise<Made | undefined> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return await vscode.window.withProgress(options, async (progress, token) => {
    const files = new Map<string, string[]>();
    const left: string[] = [];
    const exporter = createExporter(format);
    const put = (parts: readonly ExportPart[]): void => {
      for (const { path, text } of parts) {
        const texts = files.get(path);
        if (texts) texts.push(text);
        else files.set(path, [text]);
      }
    };
    put(exporter.begin());
    let articles = 0;
    for await (const [target, read] of readAhead(targets, readAnnotated)) {
      if (token.isCancellationRequested) return undefined;
      progress.report({ increment: 100 / targets.length });
      const entry = target.corpus.entryOf(target.path);
      if (!entry || read.text === undefined) {
        left.push(vscode.l10n.t('{0} cannot be read.', target.path));
        continue;
      }
      const added = exporter.add(
        exportedOf(entryNow(target.corpus, entry, undefined), { text: read.text, ann: read.ann }, target.corpus.config),
      );
      put(added.parts);
      left.push(...added.left.map((what) => `${target.path}: ${what}`));
      articles++;
    }
    put(exporter.end());
    return { files, articles, left };
  });
}

async function readAnnotated(target: Target): Promise<{ readonly text: string | undefined; readonly ann: string | undefined }> {
  const text = await textNow(target);
  const { text: ann } = text === undefined ? { text: undefined } : await spanFileOf(target.corpus, target.path, text);
  return { text, ann };
}

async function writeAll(place: vscode.Uri, files: Made['files']): Promise<void> {
  for (const [path, texts] of files) {
    const uri = path === '' ? place : vscode.Uri.joinPath(place, path);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(texts.join('')));
  }
}

async function tellExported(
  { services: { report }, reports }: Tools,
  { place, articles, left }: ExportResult,
  format: ExportFormat,
): Promise<void> {
  const name = place.path.slice(place.path.lastIndexOf('/') + 1);
  const said = vscode.l10n.t('Exported {0} to {1}.', articlesText(articles), name);
  const open = EXPORT_FORMATS[format].extension === undefined ? [] : [vscode.l10n.t('Open')];
  const show = left.length > 0 ? [vscode.l10n.t('Show What Was Left Out')] : [];
  const answer = await report.say(said, ...open, ...show);
  if (answer !== undefined && answer === open[0]) await vscode.window.showTextDocument(place);
  if (answer !== undefined && answer === show[0])
    await reports.show(vscode.l10n.t('What the export left out'), `${left.map((what) => `- ${what}`).join('\n')}\n`);
}

function asUri(value: unknown): vscode.Uri | undefined {
  return value instanceof vscode.Uri ? value : undefined;
}
