import * as vscode from 'vscode';
import {
  blastRadius,
  isBoilerplateKind,
  addRule,
  proposeRule,
  WINNOW_FILES,
  type BlastRadius,
  type RadiusArticle,
  type BoilerplateKind,
  type Span,
  type UserRuleSource,
} from '../../core/index.ts';
import { toSpan } from '../convert.ts';
import { articlesText, excerpt, wordsText } from '../words.ts';
import { textNow } from '../articleNow.ts';
import { findingFor } from './findingFor.ts';
import { asOneOf, saidIn } from './saidIn.ts';
import { openArticle, targetsOf, type Target } from '../targets.ts';
import type { Tools } from '../tools.ts';

/** Where the rule is taken from: a selection, or the block of a finding. */
interface Sample {
  readonly target: Target;
  readonly text: string;
  readonly span: Span;
  readonly kind?: BoilerplateKind;
}

/** Winnow: Make Rule... From the selection or the finding at hand: proposes a rule, tells how far it reaches in each scope, and saves the chosen one with the sample as its test. `{scope: 'source' | 'corpus'}` answers the question. */
export async function makeRule(tools: Tools, ...args: readonly unknown[]): Promise<UserRuleSource | undefined> {
  const sample = await sampleFor(tools, args);
  if (!sample) return undefined;
  const { corpus } = sample.target;
  const reaches = await reachesOf(sample, proposalsFor(sample));
  if (!reaches) return undefined;
  const asked = saidIn(args, 'scope', asOneOf(['source', 'corpus'] as const));
  const rule = asked ? reaches.find((reach) => reach.rule.scope.kind === asked)?.rule : await pickRule(sample, reaches);
  if (!rule) return undefined;
  await saveRule(tools, sample.target, rule);
  const show = vscode.l10n.t('Show Rules');
  void tools.services.report.run(vscode.l10n.t('Winnow could not show the rules'), async () => {
    const said = vscode.l10n.t('The rule “{0}” is saved in .winnow/rules.yaml, with this text as its test.', rule.id);
    if ((await tools.services.report.say(said, show)) === show) await vscode.window.showTextDocument(corpus.uriOf(WINNOW_FILES.rules));
  });
  return rule;
}

/** Adds the rule; the undo key gives the file back as it was, as long as nobody has changed it since. */
async function saveRule(tools: Tools, { corpus, uri }: Target, rule: UserRuleSource): Promise<void> {
  let before: string | undefined;
  let after = '';
  await tools.writes.updateText(corpus.uriOf(WINNOW_FILES.rules), (now) => {
    before = now;
    after = addRule(now ?? '', rule);
    return after;
  });
  await tools.services.corpora.refresh();
  tools.undos.push(uri, async () => {
    await tools.writes.updateText(corpus.uriOf(WINNOW_FILES.rules), (now) => (now === after ? (before ?? '') : undefined));
    await tools.services.corpora.refresh();
  });
}

/** The selection, when there is one; else the finding. */
async function sampleFor(tools: Tools, args: readonly unknown[]): Promise<Sample | undefined> {
  const editor = vscode.window.activeTextEditor;
  const [target] = args.some(namesFinding) ? [] : targetsOf(tools.services, args);
  if (target && editor && !editor.selection.isEmpty && editor.document.uri.toString() === target.uri.toString()) {
    const document = await openArticle(target);
    return { target, text: document.getText(), span: toSpan(document, editor.selection) };
  }
  const chosen = await findingFor(tools, args);
  const kind = chosen?.finding.rule;
  const known = isBoilerplateKind(kind) ? { kind } : {};
  return chosen && { target: chosen.target, text: chosen.document.getText(), span: chosen.finding, ...known };
}

function proposalsFor({ target, text, span, kind }: Sample): readonly UserRuleSource[] {
  const { corpus, path } = target;
  const source = corpus.entryOf(path)?.source;
  const input = { text, span, ids: corpus.rules.map(({ id }) => id), ...(kind ? { kind } : {}) };
  return [...(source === undefined ? [] : [proposeRule({ ...input, source })]), proposeRule(input)];
}

interface Reach {
  readonly rule: UserRuleSource;
  readonly radius: BlastRadius;
}

/** Reads the corpus once under progress; undefined when cancelled. */
async function reachesOf(sample: Sample, rules: readonly UserRuleSource[]): Promise<readonly Reach[] | undefined> {
  const { corpus } = sample.target;
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Winnow: how far the rule reaches'),
    cancellable: true,
  };
  return await vscode.window.withProgress(options, async (progress, token) => {
    const articles: RadiusArticle[] = [];
    for (const path of corpus.files) {
      if (token.isCancellationRequested) return undefined;
      progress.report({ increment: 100 / corpus.files.length });
      const text = await textNow({ corpus, path, uri: corpus.uriOf(path) });
      const source = corpus.entryOf(path)?.source;
      if (text !== undefined)
        articles.push({ path, text, reviewed: corpus.statusOf(path) === 'reviewed', ...(source === undefined ? {} : { source }) });
    }
    return rules.map((rule) => ({ rule, radius: blastRadius(rule, articles) }));
  });
}

async function pickRule({ text, span }: Sample, reaches: readonly Reach[]): Promise<UserRuleSource | undefined> {
  const items = reaches.map(({ rule, radius }) => ({
    label: rule.scope.kind === 'source' ? vscode.l10n.t('For the source {0}', rule.scope.source) : vscode.l10n.t('For the whole corpus'),
    description: vscode.l10n.t('{0}, {1}, {2} suspicious', articlesText(radius.articles), wordsText(radius.words), radius.suspicious),
    detail: detailOf(radius),
    rule,
  }));
  const options = {
    title: vscode.l10n.t('Where is this always boilerplate? “{0}”', excerpt(text.slice(span.start, span.end), 60)),
    placeHolder: vscode.l10n.t('Choose to save the rule, Escape to leave it'),
    matchOnDetail: true,
  };
  return (await vscode.window.showQuickPick(items, options))?.rule;
}

/** The articles it would hit, the suspicious ones first. */
function detailOf({ hits }: BlastRadius): string {
  const sorted = hits.toSorted((a, b) => b.suspicious.length - a.suspicious.length);
  const named = sorted
    .slice(0, 4)
    .map(({ path, suspicious }) => (suspicious.length > 0 ? `${path} (${suspicious.map((why) => WHY[why]).join(', ')})` : path));
  return [...named, ...(hits.length > 4 ? ['…'] : [])].join(', ');
}

const WHY = {
  much: vscode.l10n.t('over 40 % of it'),
  quote: vscode.l10n.t('in a quotation'),
  reviewed: vscode.l10n.t('reviewed'),
} satisfies Record<BlastRadius['hits'][number]['suspicious'][number], string>;

function namesFinding(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return 'finding' in value || ('rule' in value && 'start' in value);
}
