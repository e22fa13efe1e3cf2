import { describe, expect, it } from 'vitest';
import { copiesOf, framed, thinned } from '../../src/training/boilerplate/copies.ts';
import { toExample } from '../../src/training/boilerplate/examples.ts';
import type { Gold, GoldPage } from '../../src/training/boilerplate/pages.ts';
import { mulberry32 } from '../../src/training/random.ts';

const ROLES: Readonly<Record<string, Gold>> = { b: 'body', x: 'boilerplate', t: 'title', n: 'byline', o: 'other' };

/** A page whose lines say where they stand, their gold written as one letter each. */
function page(domain: string, roles: string): GoldPage {
  return {
    ...{ id: domain, dataset: 'test', domain },
    lines: [...roles].map((role, at) => `${domain} ${role} ${at}`),
    blankBefore: [...roles].map((_, at) => at % 2 === 0),
    gold: [...roles].map((role) => ROLES[role] ?? 'other'),
  };
}

describe('a page in the chrome of another', () => {
  it('has its own article and the other page’s chrome, and nothing else', () => {
    const { lines, gold, blankBefore, domain } = framed(page('one', 'xxtnxbxbxx'), page('two', 'xoxtxbbtxx'));
    expect(lines.map((line) => line.replace(/ \d+$/, ''))).toEqual([
      ...['two x', 'two x', 'one t', 'one n', 'one x', 'one b', 'one x', 'one b', 'two x', 'two x'],
    ]);
    expect(gold.map((role) => role[0])).toEqual([...'bbtbbbbbbb']);
    expect(blankBefore).toHaveLength(lines.length);
    expect(domain).toBe('one');
  });

  it('stays as it is without an article', () => {
    const without = page('one', 'xxtx');
    expect(framed(without, page('two', 'xbx'))).toBe(without);
    expect(framed(page('two', 'xbx'), without).lines).toEqual(page('two', 'xbx').lines);
  });
});

describe('a page without stretches of its chrome', () => {
  it('keeps every line that is no chrome, in order', () => {
    const whole = page('one', `${'x'.repeat(60)}tnbxbob${'x'.repeat(60)}`);
    const kept = thinned(whole, mulberry32(3));
    const rest = ({ lines }: GoldPage): readonly string[] => lines.filter((line) => !line.includes(' x '));
    expect(rest(kept)).toEqual(rest(whole));
    expect(kept.lines.length).toBeLessThan(whole.lines.length);
    expect(kept.lines).toEqual(whole.lines.filter((line) => kept.lines.includes(line)));
    expect(kept.gold).toHaveLength(kept.lines.length);
  });
});

describe('the copies of a page', () => {
  it('belong to its fold with all their lines', () => {
    const pages = Array.from({ length: 12 }, (_, at) => page(`site${at}.test`, 'xxxtnbbbbxxx'));
    const whole = pages.map((each) => toExample(each, { folds: 3, random: mulberry32(1) }));
    const foldOf = new Map(whole.map(({ page: { domain }, fold }) => [domain, fold]));
    for (const copy of copiesOf(whole, pages, 3)) {
      const sources = copy.page.lines.flatMap((line) => /^\S+\.test/.exec(line)?.[0] ?? []);
      expect(new Set(sources.map((domain) => foldOf.get(domain)))).toEqual(new Set([copy.fold]));
    }
  });
});
