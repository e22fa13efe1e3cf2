import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze, type Analysis, type AnalysisContext } from '../src/core/analyze.ts';
import { ParseMemory } from '../src/core/article/parseMemory.ts';
import type { Change } from '../src/core/changes/change.ts';
import { clean } from '../src/core/changes/clean.ts';
import { suspicion } from '../src/core/changes/suspicion.ts';
import { restoreFile } from '../src/core/changes/restore.ts';
import { mergeTexts, splitText } from '../src/core/changes/splitText.ts';
import { tag } from '../src/core/changes/tag.ts';
import { loadModels } from '../src/cli/models.ts';
import { DEFAULT_CONFIG } from '../src/core/config.ts';
import { encodeText } from '../src/core/formats/encoding.ts';
import { hashOf } from '../src/core/formats/hash.ts';
import { withRemoved } from '../src/core/formats/journal.ts';
import { applyEdits, type Edit } from '../src/core/text/edit.ts';
import { linesOf } from '../src/core/text/lines.ts';
import type { Span } from '../src/core/text/span.ts';
import { lawTexts } from './support/texts.ts';

const context: AnalysisContext = { config: DEFAULT_CONFIG, models: loadModels({ entities: true }), source: 'a source' };
const texts = lawTexts();
/** Rules that tell of line ends themselves. */
const ABOUT_LINE_ENDS = new Set(['mixed-line-ends']);

/** Every law holds for a text and its analysis, or throws. */
const LAWS: Readonly<Record<string, (text: string, analysis: Analysis) => void>> = {
  '1 lines with their breaks tile the text': (text, analysis) => {
    const lines = linesOf(text);
    expect(analysis.lines.map(({ start, end }) => [start, end])).toEqual(lines.map(({ start, end }) => [start, end]));
    expect(lines.map(({ start, next }) => text.slice(start, next)).join('')).toBe(text);
    expect(lines.map(({ start, end }) => text.slice(start, end))).toEqual(text.split(/\r\n|\n|\r/));
  },
  '2 spans lie inside the text, never inside a surrogate pair': (text, analysis) => {
    const fixes = analysis.findings.flatMap((finding) => editsOf(finding));
    for (const span of [...analysis.lines, ...analysis.entities, ...analysis.findings, ...fixes]) expectInside(text, span);
  },
  '3 fixes of one file do not overlap': (_, analysis) => {
    const edits = analysis.findings.flatMap((finding) => editsOf(finding)).sort((a, b) => a.start - b.start || a.end - b.end);
    edits.forEach((edit, index) => expect(edit.start).toBeGreaterThanOrEqual(edits[index - 1]?.end ?? 0));
  },
  '4 clean text stays as it is, nothing that clean would take is left': (text, analysis) => {
    const cleaned = applyEdits(text, clean(text, analysis, { context }));
    const again = analyze(cleaned, context, { entities: false });
    expect(clean(cleaned, again, { context })).toEqual([]);
    expect(again.findings.filter(({ removable }) => removable)).toEqual([]);
  },
  '4 a line kept as part of the article by the analysis is never taken without asking': (text, analysis) => {
    const edits = clean(text, analysis, { context });
    const cleaned = applyEdits(text, edits);
    const left = new Set(linesOf(cleaned).map(({ start, end }) => cleaned.slice(start, end)));
    const gone = new Set(analysis.removed);
    const lost = analysis.lines.filter(
      ({ role, start, end }, index) => role !== 'blank' && role !== 'boilerplate' && !gone.has(index) && !left.has(text.slice(start, end)),
    );
    if (lost.length > 0) expect(suspicion(text, analysis, edits)).toBeDefined();
  },
  '5 merge(split(x)) = x': (text, analysis) => {
    const lines = [...analysis.boundaries.map(({ line }) => line), 2, analysis.lines.length - 1];
    for (const at of [lines, lines.slice(0, 1)]) {
      const parts = splitText({ path: 'a.txt', text, at, isTaken: () => false });
      expect(mergeTexts(parts)).toBe(text);
    }
  },
  '6 LF and CRLF give the same findings by line': (text) => {
    const [lf, crlf] = ['\n', '\r\n'].map((end) => {
      const { findings, boundaries, lines } = analyze(text.replaceAll(/\r\n|\n|\r/g, end), context, { entities: false });
      const told = findings
        .filter(({ rule }) => !ABOUT_LINE_ENDS.has(rule))
        .map(({ rule, lines: at, removable }) => ({ rule, at, removable }));
      return { told, boundaries: boundaries.map(({ line }) => line), roles: lines.map(({ role, kind }) => [role, kind]) };
    });
    expect(crlf).toEqual(lf);
  },
  '7 untag(tag(x)) = x': (text) => {
    const step = { add: [], remove: [], where: 'frontMatter', articles: undefined } as const;
    const names = ['zebra', 'a: b'];
    const tagged = edited(text, tag([{ path: 'a', text }], { ...step, add: names }));
    expect(tagged).not.toBe(text);
    expect(edited(tagged, tag([{ path: 'a', text: tagged }], { ...step, remove: names }))).toBe(text);
  },
  '8 an analysis survives structuredClone': (_, analysis) => {
    expect(structuredClone(analysis)).toEqual(analysis);
  },
  '11 restore(clean(x)) = x': (text, analysis) => {
    const edits = clean(text, analysis, { context });
    const cleaned = applyEdits(text, edits);
    const [before, after] = [hashOfFile(text), hashOfFile(cleaned)];
    if (before === undefined) return;
    if (after === undefined) throw new Error('what is cleaned cannot be written');
    const entry = {
      id: '1',
      time: '',
      who: '',
      command: 'clean',
      path: 'a',
      before,
      after,
      edits: withRemoved(text, edits),
    };
    const restored = restoreFile([entry], { path: 'a', text: cleaned, hash: after });
    if (edits.length > 0 && !('refused' in restored) && restored.change?.kind === 'edit')
      expect(applyEdits(cleaned, restored.change.edits)).toBe(text);
    else expect(cleaned).toBe(text);
  },
};

describe(`the laws, for ${texts.length} texts`, { timeout: 600_000 }, () => {
  const analysed = texts.map((each) => ({ ...each, analysis: analyze(each.text, context) }));
  for (const [law, holds] of Object.entries(LAWS))
    it(law, () => {
      for (const { name, text, analysis } of analysed) explained(name, () => holds(text, analysis));
    });
});

describe('the laws, for any text', { timeout: 600_000 }, () => {
  const word = fc.constantFrom(
    'Subscribe',
    'to',
    'the',
    'mayor',
    'said',
    'Donate',
    '$5',
    'A.',
    '“Yes”',
    '😀',
    '\ud800',
    '\udc00',
    '\u00a0',
    '©',
    '1.',
    'é',
  );
  const line = fc.array(word, { maxLength: 9 }).map((words) => words.join(' '));
  const end = fc.constantFrom('\n', '\n', '\n\n', '\r\n', '\r', '\u2028', '\n\n\n');
  const text = fc.array(fc.tuple(line, end), { maxLength: 24 }).map((lines) => lines.flat().join(''));
  const any = fc.oneof(
    text,
    fc.string({ unit: 'binary', maxLength: 200 }),
    text.map((it) => it.trimEnd()),
    text.map((it) => `---\ntags: [a]\n---\n${it}`),
  );
  for (const [law, holds] of Object.entries(LAWS))
    it(law, () => {
      fc.assert(
        fc.property(any, (it) => holds(it, analyze(it, context))),
        { numRuns: 150, seed: 20261121 },
      );
    });

  it('9 time grows linearly, of an analysis and of a round of cleaning (there are at most 16)', () => {
    const page =
      texts.find((each) => each.text.length > 5_000 && each.text.length < 12_000)?.text ??
      'The mayor spoke of the harbour.\n\nSubscribe to our newsletter\n'.repeat(100);
    const timeOf = (copies: number): number => {
      const long = `${page}\n`.repeat(copies);
      const before = process.cpuUsage();
      clean(long, analyze(long, context));
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    timeOf(4);
    const [small, large] = [4, 16].map((copies) => Math.min(timeOf(copies), timeOf(copies), timeOf(copies)));
    expect((large ?? 0) / (small ?? 1)).toBeLessThan(4 * 2.5);
  });
});

describe('law 10: an analysis after edits equals one made anew', { timeout: 600_000 }, () => {
  const pages = texts.filter(({ text }) => text.length > 800 && text.length < 8_000).filter((_, index) => index % 12 === 0);

  it(`whatever the models remember of earlier texts: ${pages.length} texts, each edited, cut and joined eight times`, () => {
    const random = fc.sample(fc.tuple(fc.nat(1_000_000), fc.nat(300), fc.nat(1_000_000), fc.nat(60)), { numRuns: 8, seed: 10 });
    for (const { name, text } of pages) {
      let now = text;
      for (const [at, length, from, taken] of random) {
        const start = at % now.length;
        now = now.slice(0, start) + now.slice(from % now.length, (from % now.length) + taken) + now.slice(start + length);
        analyze(now, context);
      }
      const anew = { ...context, models: loadModels({ entities: true }) };
      explained(name, () => expect(analyze(now, context)).toEqual(analyze(now, anew)));
    }
  });

  it('whatever a memory holds of an earlier state of the text, at every edit', () => {
    const insert = fc.constantFrom('', 'x', ' council ', '\n', '\r\n', '\r', '“', 'Subscribe to our newsletter\n', '\n\nBy Anna Holm\n');
    const edit = fc.record({ at: fc.nat(1_000_000), length: fc.oneof(fc.nat(8), fc.nat(400)), insert });
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(edit, { maxLength: 5 }), ({ text }, edits) => {
        const memory = new ParseMemory();
        let now = text;
        for (const { at, length, insert: inserted } of [{ at: 0, length: 0, insert: '' }, ...edits]) {
          const start = at % (now.length + 1);
          now = now.slice(0, start) + inserted + now.slice(start + length);
          const options = { entities: false };
          expect(analyze(now, { ...context, memory }, options)).toEqual(analyze(now, context, options));
        }
      }),
      { numRuns: 100, seed: 20261126 },
    );
  });
});

function editsOf(finding: Analysis['findings'][number]): readonly Edit[] {
  return finding.fix?.kind === 'edit' ? finding.fix.edits : [];
}

function expectInside(text: string, { start, end }: Span): void {
  if (start < 0 || end < start || end > text.length) throw new Error(`${start}-${end} leaves the text`);
  for (const at of [start, end]) {
    const splits = isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));
    if (splits) throw new Error(`${start}-${end} cuts a surrogate pair: ${JSON.stringify(text.slice(start, end))}`);
  }
}

function edited(text: string, [change]: readonly Change[]): string {
  return change?.kind === 'edit' ? applyEdits(text, change.edits) : text;
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

/** The SHA-256 of the text as a file in UTF-8 holds it; undefined where none can, for a surrogate stands alone. */
function hashOfFile(text: string): string | undefined {
  const bytes = encodeText(text, 'utf-8');
  return bytes && hashOf(bytes);
}

function explained(name: string, check: () => void): void {
  try {
    check();
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
