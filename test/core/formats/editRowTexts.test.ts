import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/core/text/edit.ts';
import { difference } from '../../../src/core/changes/difference.ts';
import { editRowTexts } from '../../../src/core/formats/editRowTexts.ts';
import { readIndex } from '../../../src/core/formats/readIndex.ts';

const written = (path: string, text: string, record: number, after: string): string => {
  const table = readIndex(path, text);
  const row = Object.values(table.records[record]?.fields ?? {}).find((value) => typeof value === 'string' && value.length > 8);
  return applyEdits(text, editRowTexts({ text, table, fields: {} }, [{ record, edits: [difference(String(row), after)] }]));
};

describe('writing the text of a row', () => {
  it('changes no other byte of a JSONL file, and no escape that the edit does not touch', () => {
    const other = '{"id":1,"text":"Another one, left alone"}';
    const row = String.raw`{ "id" : 2 , "text" : "Caf\u00e9 \"by\" the sea\/\nMenu\nEnd \ud83d\ude00" , "n":1.0 }`;
    const after = 'Café "by" the sea/\nEnd 😀';
    expect(written('d.jsonl', `${other}\n${row}\r\n${other}`, 1, after)).toBe(
      `${other}\n${String.raw`{ "id" : 2 , "text" : "Caf\u00e9 \"by\" the sea\/\nEnd \ud83d\ude00" , "n":1.0 }`}\r\n${other}`,
    );
  });

  it('spells what is new as its neighbours are spelt', () => {
    expect(written('d.jsonl', String.raw`{"text":"The caf\u00e9 here"}`, 0, 'The café there, déjà')).toBe(
      String.raw`{"text":"The caf\u00e9 there, d\u00e9j\u00e0"}`,
    );
    expect(written('d.jsonl', '{"text":"The café here"}', 0, 'The café déjà "here"')).toBe(String.raw`{"text":"The café déjà \"here\""}`);
  });

  it('holds for any two texts, in JSONL, JSON and CSV', () => {
    const word = fc.constantFrom('a ', '"', '\\', '\n', '\r\n', 'é', '😀', '\u2028', '\u0007', 'the council met ', '/', ',');
    const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => `A body of text: ${words.join('')}`);
    fc.assert(
      fc.property(text, text, fc.boolean(), (before, after, pretty) => {
        const record = { id: 'x', text: before };
        const csv = `id,text\nx,"${before.replaceAll('"', '""')}"\n`;
        for (const [path, index] of [
          ['d.jsonl', `${JSON.stringify(record)}\n`],
          ['d.json', JSON.stringify([record], undefined, pretty ? 2 : 0)],
          ['d.csv', csv],
        ] as const)
          expect(readIndex(path, written(path, index, 0, after)).records[0]?.fields['text']).toBe(after);
      }),
      { numRuns: 500 },
    );
  });
});
