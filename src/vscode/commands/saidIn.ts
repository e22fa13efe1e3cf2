import { isRecord } from '../../core/index.ts';

/** What a command's arguments say under a name (`{scope: 'corpus'}` says `corpus` under `scope`): the first value that `read` makes something of; undefined when none does. */
export function saidIn<T>(args: readonly unknown[], name: string, read: (value: unknown) => T | undefined): T | undefined {
  for (const arg of args) {
    const value = isRecord(arg) && name in arg ? read(arg[name]) : undefined;
    if (value !== undefined) return value;
  }
  return undefined;
}

/** A value that is a text. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A value that is a number. */
export function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** A value that is one of those given. */
export function asOneOf<T>(values: readonly T[]): (value: unknown) => T | undefined {
  return (value) => values.find((one) => one === value);
}
