import { isRecord } from '../json.ts';
import { ROLES, type Role } from '../article/types.ts';
import { BOILERPLATE_KINDS, type BoilerplateKind } from '../boilerplate/types.ts';
import { ENTITY_TYPES, type EntityType } from '../entities/entity.ts';
import type { Span } from '../text/span.ts';

/** A line as a careful reader judges it: 0-based, the roles that pass (the first is the reader's own), and its kind where it is boilerplate and one was given. */
export interface GoldLine {
  readonly line: number;
  readonly roles: readonly Role[];
  readonly kind?: BoilerplateKind;
}

/** A name, date or amount as gold has it (UTF-16 offsets); an optional one may be found or not, `starts` and `types` are those that pass. */
export interface GoldEntity extends Span {
  readonly type: EntityType;
  readonly types: readonly EntityType[];
  readonly starts: readonly number[];
  readonly optional: boolean;
}

/** Where a second item starts: 0-based lines, both included, of which any passes. */
export interface GoldBoundary {
  readonly first: number;
  readonly last: number;
}

/** What is right for one text; what is undefined was not judged. */
export interface Gold {
  /** The text's file, where the text is not given. */
  readonly file?: string;
  readonly text?: string;
  readonly lines?: readonly GoldLine[];
  readonly boundaries?: readonly GoldBoundary[];
  readonly entities?: readonly GoldEntity[];
  /** 0-based lines on which entities were judged; undefined: on all. */
  readonly entityLines?: readonly number[];
}

/**
 * Reads one gold record: `{file | path | text, lines, boundaries?, entities?, entityLines?}`. Lines are `"role"` or `"role:kind"` for each line of the text, or
 * `{line (1-based), role, kind?, accept?}`; boundaries are 0-based lines as `filter` writes them, or `{line (1-based), between?}`. A sentence where it cannot be read.
 */
export function readGold(value: unknown): Gold | string {
  if (!isRecord(value)) return 'not an object';
  const { text, entityLines } = value;
  const file = [value['file'], value['path']].find((name) => typeof name === 'string');
  if (file === undefined && typeof text !== 'string') return 'it names no file and holds no text';
  const lines = listOf(value['lines'], readLine);
  const boundaries = listOf(value['boundaries'], readBoundary);
  const entities = listOf(value['entities'], readEntity);
  const judged = listOf(entityLines, (line) => (typeof line === 'number' ? line - 1 : undefined));
  for (const [name, list] of Object.entries({ lines, boundaries, entities, entityLines: judged }))
    if (typeof list === 'number') return `"${name}" has something at ${list + 1} that is not understood`;
  const parts = { file, text: typeof text === 'string' ? text : undefined, lines, boundaries, entities, entityLines: judged };
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined));
}

/** The items read, undefined where there is no list, the number of the first one that is not understood. */
function listOf<T>(value: unknown, read: (item: unknown, index: number) => T | undefined): readonly T[] | number | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) return 0;
  const items = value.map(read);
  const odd = items.indexOf(undefined);
  return odd < 0 ? items.filter((item) => item !== undefined) : odd;
}

function readLine(value: unknown, index: number): GoldLine | undefined {
  if (typeof value === 'string') {
    const [role, kind] = value.split(':');
    return toLine({ line: index, role, kind, accept: undefined });
  }
  if (!isRecord(value) || typeof value['line'] !== 'number') return undefined;
  return toLine({ line: value['line'] - 1, role: value['role'], kind: value['kind'], accept: value['accept'] });
}

function toLine({
  line,
  role,
  kind,
  accept,
}: Readonly<Record<'role' | 'kind' | 'accept', unknown>> & { readonly line: number }): GoldLine | undefined {
  const own = ROLES.find((each) => each === role);
  const named = BOILERPLATE_KINDS.find((each) => each === kind);
  if (!own || (kind !== undefined && !named)) return undefined;
  const roles = Array.isArray(accept) ? ROLES.filter((each) => each !== own && accept.includes(each)) : [];
  return { line, roles: [own, ...roles], ...(named ? { kind: named } : {}) };
}

function readBoundary(value: unknown): GoldBoundary | undefined {
  if (typeof value === 'number') return { first: value, last: value };
  if (!isRecord(value) || typeof value['line'] !== 'number') return undefined;
  const { line, between } = value;
  const [first, last] = Array.isArray(between) ? (between as readonly unknown[]) : [line, line];
  return typeof first === 'number' && typeof last === 'number' ? { first: first - 1, last: last - 1 } : undefined;
}

function readEntity(value: unknown): GoldEntity | undefined {
  if (!isRecord(value)) return undefined;
  const { start, end, acceptTypes, acceptStartEarlier: earlier } = value;
  const type = ENTITY_TYPES.find((each) => each === value['type']);
  if (typeof start !== 'number' || typeof end !== 'number' || !type) return undefined;
  const types = Array.isArray(acceptTypes) ? ENTITY_TYPES.filter((each) => acceptTypes.includes(each)) : [type];
  const starts = typeof earlier === 'string' && earlier !== '' ? [start, start - earlier.length] : [start];
  return { start, end, type, types, starts, optional: value['optional'] === true };
}
