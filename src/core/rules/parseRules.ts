import { isRecord } from '../json.ts';
import { isMap, isSeq, LineCounter, parseDocument, type Node, type YAMLMap } from 'yaml';
import { BOILERPLATE_KINDS, isBoilerplateKind } from '../boilerplate/types.ts';
import { compileRule } from './compileRule.ts';
import type { RuleMatch, RuleScope, UserRule, UserRuleSource } from './userRule.ts';

/** Something wrong in a file the person wrote: 1-based line and one sentence. */
export interface FileProblem {
  readonly line: number;
  readonly message: string;
  /** What cannot be read may say that something shall stay as it is: until it is put right nothing should be taken away. */
  readonly guards?: true;
}

/** The rules of a rules.yaml, in order, and what is wrong with it; a rule with a problem (a failing example too) is left out, the others load. */
export function parseRules(yaml: string): { readonly rules: readonly UserRule[]; readonly problems: readonly FileProblem[] } {
  const counter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false });
  const lineOf = (offset: number): number => Math.max(1, counter.linePos(offset).line);
  const broken = document.errors[0];
  if (broken) return { rules: [], problems: [{ line: lineOf(broken.pos[0]), message: `rules.yaml: ${broken.message}`, guards: true }] };
  if (document.contents === null) return { rules: [], problems: [] };
  if (!isSeq(document.contents))
    return { rules: [], problems: [{ line: 1, message: 'rules.yaml must hold a list of rules', guards: true }] };
  return readRules(document.contents.items, lineOf);
}

function readRules(
  items: readonly unknown[],
  lineOf: (offset: number) => number,
): { readonly rules: readonly UserRule[]; readonly problems: readonly FileProblem[] } {
  const rules: UserRule[] = [];
  const problems: FileProblem[] = [];
  const ids = new Set<string>();
  for (const item of items) {
    const line = lineOf((item as Node).range?.[0] ?? 0);
    const read = isMap(item) ? readRule(item) : 'a rule must be a map of fields';
    const guards = isMap(item) && item.has('keep') && item.get('keep') !== false ? { guards: true as const } : {};
    if (typeof read === 'string') problems.push({ line, message: read, ...guards });
    else if (ids.has(read.id)) problems.push({ line, message: `rule "${read.id}" stands twice`, ...guards });
    else rules.push(read);
    if (typeof read !== 'string') ids.add(read.id);
  }
  return { rules, problems };
}

function readRule(item: YAMLMap): UserRule | string {
  const fields: unknown = item.toJSON();
  if (!isRecord(fields) || typeof fields['id'] !== 'string') return 'a rule needs an id';
  const id = fields['id'];
  const named = (problem: string): string => `rule "${id}": ${problem}`;
  const boilerplate = fields['kind'] ?? 'chrome';
  if (!isBoilerplateKind(boilerplate)) return named(`kind must be one of ${BOILERPLATE_KINDS.join(', ')}`);
  const scope = readScope(fields['scope']);
  if (!scope) return named('scope must be {source: ...}, {glob: ...} or corpus');
  const match = readMatch(fields['match']);
  if (!match) return named('match must be a text, {re: ...}, {from: ..., to: ...} or {heading: ...}');
  const { keep = false } = fields;
  if (typeof keep !== 'boolean') return named('keep must be true or false');
  const examples = readExamples(fields['examples']);
  if (!examples) return named('examples must be {match: [...], noMatch: [...]}, each a list of texts');
  return compiled({ id, boilerplate, scope, match, keep, examples }, named);
}

function compiled(source: UserRuleSource, named: (problem: string) => string): UserRule | string {
  try {
    const rule = compileRule(source);
    const missed = rule.examples.match.find((example) => rule.find(example).length === 0);
    if (missed !== undefined) return named(`does not match its example "${shorten(missed)}"`);
    const wrong = rule.examples.noMatch.find((example) => rule.find(example).length > 0);
    return wrong === undefined ? rule : named(`matches its counter-example "${shorten(wrong)}"`);
  } catch (error) {
    return named(error instanceof Error ? error.message : 'is not understood');
  }
}

function readScope(value: unknown): RuleScope | undefined {
  if (value === undefined || value === 'corpus') return { kind: 'corpus' };
  if (!isRecord(value)) return undefined;
  if (typeof value['source'] === 'string') return { kind: 'source', source: value['source'] };
  if (typeof value['glob'] === 'string') return { kind: 'glob', glob: value['glob'] };
  return 'corpus' in value ? { kind: 'corpus' } : undefined;
}

function readMatch(value: unknown): RuleMatch | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : { kind: 'literal', literal: value };
  if (!isRecord(value)) return undefined;
  const { literal, re, from, to, heading } = value;
  if (isText(literal)) return { kind: 'literal', literal };
  if (isText(re)) return { kind: 're', re };
  if (isText(from) && isText(to)) return { kind: 'fromTo', from, to };
  return isText(heading) ? { kind: 'heading', heading } : undefined;
}

function readExamples(value: unknown): UserRuleSource['examples'] | undefined {
  if (value === undefined || value === null) return { match: [], noMatch: [] };
  if (!isRecord(value)) return undefined;
  const match = strings(value['match']);
  const noMatch = strings(value['noMatch']);
  return match && noMatch && { match, noMatch };
}

/** A list of texts, or one text; undefined when something else is in it, since an example that is passed over is not checked. */
function strings(value: unknown): readonly string[] | undefined {
  const list: readonly unknown[] = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return list.every((item) => typeof item === 'string') ? list : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}...` : text;
}
