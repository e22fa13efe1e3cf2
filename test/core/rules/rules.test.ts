import { describe, expect, it } from 'vitest';
import { loadModels } from '../../../src/cli/models.ts';
import { analyze, type Analysis, type AnalysisContext } from '../../../src/core/analyze.ts';
import { clean } from '../../../src/core/changes/clean.ts';
import { DEFAULT_CONFIG } from '../../../src/core/config.ts';
import { decide, formatDecisions, parseDecisions, type Decision, type DecisionScope } from '../../../src/core/rules/decision.ts';
import { controlFlood, MOST_FINDINGS } from '../../../src/core/rules/flood.ts';
import { parseRules } from '../../../src/core/rules/parseRules.ts';
import { PRESETS, severityOf } from '../../../src/core/rules/presets.ts';
import type { Finding } from '../../../src/core/rules/rule.ts';
import { applyEdits } from '../../../src/core/text/edit.ts';

/** Rules that make lines starting with a mark boilerplate, so that these tests do not rest on what is learned. */
const { rules } = parseRules(`
- {id: ads, kind: chrome, match: {re: '^ad .*$'}}
- {id: gifts, kind: appeal, match: {re: '^gift .*$'}}
- {id: tail, kind: contact, match: {re: ' \\(call us\\)'}}
- {id: motto, kind: chrome, keep: true, match: ad but kept}
`);
const context: AnalysisContext = { config: DEFAULT_CONFIG, models: {}, rules, path: 'a.txt', source: 'Post' };
const BODY = 'The ferry sank off the coast on Monday, the police said, and all forty people aboard were saved by a fishing boat.';
const MORE = 'The mayor, who had been on board, told reporters that the ship had been inspected only a week before it went down.';

function found(text: string, more: Partial<AnalysisContext> = {}): readonly Finding[] {
  return analyze(text, { ...context, ...more }).findings;
}

function cleaned(text: string, more: Partial<AnalysisContext> = {}): string {
  const given = { ...context, ...more };
  return applyEdits(text, clean(text, analyze(text, given), { context: given }));
}

describe('blocks', () => {
  it('hold adjacent lines of one kind and rule, blank lines between', () => {
    const text = `${BODY}\nad one\n\nad two\ngift us\n${MORE}\nad three\n`;
    expect(found(text).map(({ rule, lines, removable, userRule }) => [rule, lines.first, lines.end, removable, userRule])).toEqual([
      ['chrome', 1, 4, true, 'ads'],
      ['appeal', 4, 5, true, 'gifts'],
      ['chrome', 6, 7, true, 'ads'],
    ]);
  });
  it('carry a fix that removes just them', () => {
    const text = `${BODY}\n\nad one\n\n${MORE}\n\ngift us`;
    const fixed = found(text).map((finding) => (finding.fix?.kind === 'edit' ? applyEdits(text, finding.fix.edits) : ''));
    expect(fixed).toEqual([`${BODY}\n\n${MORE}\n\ngift us`, `${BODY}\n\nad one\n\n${MORE}`]);
  });
  it('have fixes that do not overlap, at the end of a text without a final break too', () => {
    const text = `${BODY}\n\nad one\n\ngift us\nad two`;
    const edits = found(text).flatMap((finding) => (finding.fix?.kind === 'edit' ? finding.fix.edits : []));
    expect(edits).toHaveLength(3);
    expect(applyEdits(text, edits)).toBe(BODY);
  });
  it('tell in how many other files they stand', () => {
    const profile = { filesWith: () => 5, sourcesWith: () => 1 };
    expect(found(`${BODY}\nad one\n`, { profile })[0]?.twins).toBe(4);
  });
});

describe('clean', () => {
  it('removes what findings are given, and nothing else', () => {
    const text = `${BODY}\nad one\n${MORE}\ngift us\n`;
    const analysis: Analysis = analyze(text, context);
    const appeal = analysis.findings.filter(({ rule }) => rule === 'appeal');
    expect(applyEdits(text, clean(text, analysis, { findings: appeal }))).toBe(`${BODY}\nad one\n${MORE}\n`);
  });
  it('removes a part of a line where a rule matches only that', () => {
    expect(cleaned(`${BODY} (call us)\n${MORE}`)).toBe(`${BODY}\n${MORE}`);
  });
  it('leaves what a keep rule protects', () => {
    expect(cleaned(`${BODY}\nad but kept\nad one\n${MORE}`)).toBe(`${BODY}\nad but kept\n${MORE}`);
  });
  it('keeps front matter, and its tags are no findings', () => {
    const text = `---\ntitle: ad one\ntags: [x]\n---\nad one\n\n${BODY}\n`;
    expect(cleaned(text)).toBe(`---\ntitle: ad one\ntags: [x]\n---\n${BODY}\n`);
  });
  it('does what the corpus says of a kind', () => {
    const config = { ...DEFAULT_CONFIG, remove: { appeal: false } };
    expect(cleaned(`${BODY}\ngift us\n`, { config, rules: [] })).toBe(`${BODY}\ngift us\n`);
  });
  it('keeps a byline that recurs in the corpus', () => {
    const profile = { filesWith: () => 30, sourcesWith: () => 1 };
    const text = `Ferry sinks off the coast\nBy Anna Holm and Jo O’Neill\n\n${BODY}\n${MORE}\n`;
    expect(cleaned(text, { profile, models: loadModels({ entities: false }) })).toContain('By Anna Holm and Jo O’Neill');
  });
  it('refuses an analysis of another text', () => {
    expect(() => clean('abc', analyze('ab', context))).toThrow(RangeError);
  });
});

describe('a decision', () => {
  const text = `${BODY}\nad one\n${MORE}\nad two\n`;
  const decideOn = (index: number, scope: DecisionScope): Decision => {
    const finding = found(text)[index];
    if (!finding) throw new Error('no finding');
    return decide(text, finding, { decision: 'keep', scope });
  };
  it('hides the finding and keeps its lines, also after edits above and with other line ends', () => {
    const decisions = [decideOn(0, { kind: 'path', path: 'a.txt' })];
    for (const now of [text, `New first line of the text.\n${text}`, text.replaceAll('\n', '\r\n')]) {
      expect(found(now, { decisions }).map(({ start, end }) => now.slice(start, end))).toEqual(['ad two']);
      expect(cleaned(now, { decisions })).toContain('ad one');
      expect(cleaned(now, { decisions })).not.toContain('ad two');
    }
    expect(found(text, { decisions, path: 'b.txt' })).toHaveLength(2);
  });
  it('holds in its source or in the corpus for every place', () => {
    const twice = `${text}${MORE}\nad one\n`;
    expect(found(twice, { decisions: [decideOn(0, { kind: 'source', source: 'Post' })] })).toHaveLength(1);
    expect(found(twice, { decisions: [decideOn(0, { kind: 'source', source: 'Else' })] })).toHaveLength(3);
    expect(found(twice, { decisions: [decideOn(0, { kind: 'corpus' })], path: 'z' })).toHaveLength(1);
  });
  it('is a line of its own in a sorted file that tells of broken lines', () => {
    const all = [
      decideOn(1, { kind: 'path', path: 'b.txt' }),
      decideOn(0, { kind: 'path', path: 'a.txt' }),
      decideOn(0, { kind: 'corpus' }),
    ];
    const file = formatDecisions(all);
    expect(formatDecisions([...all, ...all].toReversed())).toBe(file);
    expect(file.split('\n').map((line) => (line === '' ? '' : (JSON.parse(line) as { path?: string }).path))).toEqual([
      undefined,
      'a.txt',
      'b.txt',
      '',
    ]);
    expect(formatDecisions(parseDecisions(file).decisions)).toBe(file);
    expect(parseDecisions(`nonsense\n${file}`)).toMatchObject({ problems: [{ line: 1 }], decisions: { length: 3 } });
  });
});

describe('flood control', () => {
  it(`shows at most ${MOST_FINDINGS} findings and summarises the rest`, () => {
    const text = Array.from({ length: 70 }, (_, index) => `${BODY} ${index}\nad ${index}`).join('\n');
    const findings = found(text);
    expect(findings).toHaveLength(MOST_FINDINGS);
    expect(findings.filter(({ rule }) => rule === 'more-findings').map(({ message }) => message)).toEqual([
      '21 further findings from here on: 21 chrome',
    ]);
    expect(cleaned(text)).not.toContain('ad 69');
  });
});

describe('troubles of the text', () => {
  it('are junk characters, one finding for each sort, whose fix loses nothing', () => {
    const text = `10\u00a0km\u200b and 5\u00a0km, Q&amp;A, news\u00adpaper \ue000.\n${BODY}\n`;
    const junk = found(text).filter(({ removable }) => !removable);
    expect(junk.map(({ rule }) => rule)).toEqual(['no-break-space', 'zero-width', 'html-entity', 'soft-hyphen', 'private-use']);
    const edits = junk.flatMap(({ fix }) => (fix?.kind === 'edit' ? fix.edits : [])).sort((a, b) => a.start - b.start);
    expect(applyEdits(text, edits)).toBe(`10 km and 5 km, Q&A, newspaper \ue000.\n${BODY}\n`);
    expect(cleaned(text)).toBe(text);
  });
  it('are no byte order marks where a line begins, as files put together have them', () => {
    const places = (text: string): unknown => found(text).map(({ rule, start }) => [rule, start]);
    expect(places(`\ufeff${BODY}\n\ufeff${MORE}\n`)).toEqual([]);
    expect(places(`${BODY}\n\ufeff${MORE} ta\ufeffil\n`)).toEqual([['zero-width', BODY.length + MORE.length + 5]]);
  });
  it('leave joiners alone that Persian and emoji need', () => {
    expect(found(`${BODY} می‌خواهم 👩‍👩‍👧\n`)).toEqual([]);
  });
  it('are text read in the wrong encoding, with what it was', () => {
    const text = `Der BÃ¼rgermeister trat zurÃ¼ck. ${BODY}\n`;
    const [finding] = found(text).filter(({ rule }) => rule === 'mojibake');
    expect(finding?.fix?.kind === 'edit' && applyEdits(text, finding.fix.edits)).toBe(`Der Bürgermeister trat zurück. ${BODY}\n`);
    expect(cleaned(text)).toBe(text);
  });
  it('are mixed line ends, at the first odd one, without a silent change', () => {
    const text = `${BODY}\r\n${MORE}\r\n${BODY}\n${MORE}\r\n`;
    const [finding] = found(text).filter(({ rule }) => rule === 'mixed-line-ends');
    expect(finding).toMatchObject({ start: text.indexOf('\n', text.lastIndexOf(BODY)), lines: { first: 2 } });
    expect(finding?.fix).toBeUndefined();
    expect(cleaned(text)).toBe(text);
  });
  it('are mixed line ends of the file where the editor has made them equal, still there when lines have gone since', () => {
    const fileText = `${BODY}\r\n${MORE}\r\n${BODY}\n${MORE}\r\n`;
    const text = fileText.replaceAll('\r\n', '\n');
    const inEditor = (now: string): Finding | undefined => found(now, { fileText }).find(({ rule }) => rule === 'mixed-line-ends');
    const [inFile] = found(fileText).filter(({ rule }) => rule === 'mixed-line-ends');
    expect(inEditor(text)).toMatchObject({ start: text.lastIndexOf(BODY) + BODY.length, lines: { first: 2 }, message: inFile?.message });
    expect(inEditor(BODY)).toMatchObject({ start: BODY.length, end: BODY.length, lines: { first: 0, end: 1 } });
    expect(found(text)).toEqual([]);
  });
  it('are tags that the vocabulary does not know', () => {
    const config = { ...DEFAULT_CONFIG, tags: { where: 'auto', vocabulary: ['sea'] } } as const;
    const text = `---\ntags: [sea, see]\n---\n${BODY}\n`;
    const unknown = found(text, { config, tags: ['sea', 'see'] }).filter(({ rule }) => rule === 'unknown-tag');
    expect(unknown.map(({ start, end }) => text.slice(start, end))).toEqual(['see']);
    expect(found(text, { tags: ['see'] })).toEqual([]);
  });
});

describe('presets', () => {
  it('fail a build on what clean removes, and only speak quietly of what it leaves', () => {
    expect(severityOf('ci', { rule: 'appeal', removable: true })).toBe('error');
    expect(severityOf('ci', { rule: 'appeal', removable: false })).toBe('off');
    expect(severityOf('strict', { rule: 'appeal', removable: true })).toBe('warning');
    expect(severityOf('strict', { rule: 'appeal', removable: false })).toBe('information');
    expect(severityOf('reader', { rule: 'appeal', removable: false })).toBe('hint');
    expect(severityOf('reader', { rule: 'credit', removable: false })).toBe('off');
    expect(severityOf('strict', { rule: 'index-missing-file' })).toBe('warning');
  });
  it('summarise nothing of which they would show nothing', () => {
    const [ad] = found(`${BODY}\nad one\n`);
    const summaryOf = (more: Partial<Finding>): Finding | undefined =>
      controlFlood(Array.from({ length: 70 }, (_, start) => ({ ...ad, ...more, start }) as Finding)).find(({ rest }) => rest);
    const [ads, credits] = [summaryOf({}), summaryOf({ rule: 'credit', removable: false })];
    expect([ads?.rest, credits?.rest]).toEqual([[{ rule: 'chrome', removable: true }], [{ rule: 'credit', removable: false }]]);
    expect(PRESETS.map((preset) => ads && severityOf(preset, ads))).toEqual(['information', 'information', 'warning']);
    expect(PRESETS.map((preset) => credits && severityOf(preset, credits))).toEqual(['off', 'information', 'off']);
  });
});
