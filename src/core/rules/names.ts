import type { Entity, EntityType } from '../entities/entity.ts';
import type { IndexedName } from '../entities/entityIndex.ts';
import { inconsistencies, type Inconsistency } from '../entities/inconsistencies.ts';
import { nameKey } from '../entities/link.ts';
import { isNameType } from '../entities/entity.ts';
import { outsideBoilerplate } from '../article/types.ts';
import { lineAt } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import type { Rule, RuleContext } from './context.ts';
import { isDecisionFor } from './decision.ts';
import { countOf } from './messages.ts';
import type { Finding, FoundName } from './rule.ts';

export const NAME_RULES = ['name-type', 'name-spelling', 'name-unmarked'] as const;

/** Names that are marked or written inconsistently: one finding a place, nothing in boilerplate, nothing that the person has decided to ignore. */
export const names: Rule = (context) => {
  const { text, lines, usage } = context;
  const sure = context.entities.filter(isSure);
  if (sure.length === 0 && !usage) return [];
  const isRead = outsideBoilerplate(lines);
  const entities = context.entities.filter((entity) => isNameType(entity.type) && isRead(entity));
  if (entities.length === 0) return [];
  const marked = new Set(sure.map(({ start, end }) => nameKey(text.slice(start, end))));
  const disagreeing = marked.size === 0 ? [] : inconsistencies(context.entities, text);
  const own = disagreeing.filter((each) => isRead(each) && marked.has(nameKey(each.name)));
  const taken = new Set(own.map(({ start }) => start));
  const rest = usage ? entities.filter(({ start }) => !taken.has(start)) : [];
  const found = [...own.map((each) => ownFinding(each, context)), ...rest.flatMap((entity) => corpusFinding(entity, context) ?? [])];
  return undecided(found, context).toSorted((a, b) => a.start - b.start);
};

/** What the person has marked or listed; where only suggestions disagree the tagger is in doubt, which is no finding unless the corpus is clear about it. */
function isSure({ source }: Entity): boolean {
  return source === 'user' || source === 'list';
}

function ownFinding(found: Inconsistency, context: RuleContext): Finding {
  const { name: text, type } = found;
  const name = { id: nameKey(text), type, text };
  if (found.kind === 'unmarked-mention') {
    const message = `“${text}” is marked as ${type} elsewhere in this article, but not here`;
    return finding(found, context, { rule: 'name-unmarked', message, score: MARKED, name: { ...name, usual: name } });
  }
  const message = `“${text}” is ${article(type)} here, but ${article(found.usual)} elsewhere in this article`;
  return finding(found, context, { rule: 'name-type', message, score: MARKED, name: { ...name, usual: { ...name, type: found.usual } } });
}

function corpusFinding(entity: Entity, context: RuleContext): Finding | undefined {
  const text = context.text.slice(entity.start, entity.end);
  const id = entity.id ?? nameKey(text);
  const name = { id, type: entity.type, text };
  const type = context.usage?.type.get(id);
  if (type && type.type !== entity.type) {
    const message = `“${text}” is ${article(entity.type)} here, but ${article(type.type)} elsewhere: ${placesOf(type)}`;
    return finding(entity, context, { rule: 'name-type', message, score: TYPED, name: { ...name, usual: { ...name, type: type.type } } });
  }
  const spelling = context.usage?.spelling.get(`${entity.type}\t${id}`);
  // a short form ("Varga") of a name that is spelt otherwise is not itself misspelt
  if (!spelling || nameKey(text) !== id) return undefined;
  const usual = { id: spelling.id, type: spelling.type, text: spelling.name };
  const message = `“${text}” is usually written “${spelling.name}”: ${placesOf(spelling)}`;
  return finding(entity, context, { rule: 'name-spelling', message, score: SPELT, name: { ...name, usual } });
}

/** Of 57 findings on Voice of America news 54 were right. */
const SPELT = 0.95;
const TYPED = 0.9;
const MARKED = 0.95;

type Said = Pick<Finding, 'rule' | 'message' | 'score'> & { readonly name: FoundName };

function finding({ start, end }: Span, { lines }: RuleContext, said: Said): Finding {
  const line = lineAt(lines, start);
  return { start, end, reasons: [], lines: { first: line, end: line + 1 }, removable: false, ...said };
}

function placesOf({ mentions, files }: IndexedName): string {
  return `${countOf(mentions, 'time')} in ${countOf(files, 'article')}`;
}

function article(type: EntityType): string {
  return type === 'organization' ? `an ${type}` : `a ${type}`;
}

/** What the person ignores they ignore by name: everywhere in the article, the source or the corpus. */
function undecided(findings: readonly Finding[], { decisions, path, source }: RuleContext): readonly Finding[] {
  const file = { source, ...(path === undefined ? {} : { path }) };
  const own = decisions.filter(({ rule, scope }) => NAME_RULES.some((name) => name === rule) && isDecisionFor(scope, file));
  if (own.length === 0) return findings;
  const ignored = new Set(own.map(({ rule, quote }) => `${rule} ${quote}`));
  return findings.filter(({ rule, name }) => !ignored.has(`${rule} ${name?.text ?? ''}`));
}
