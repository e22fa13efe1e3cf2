import { describe, expect, it } from 'vitest';
import { CUE } from '../../../../src/core/article/split/cues.ts';
import { linksOf } from '../../../../src/core/article/split/links.ts';
import { rowsOf } from '../../../../src/core/article/split/rows.ts';
import type { Rows } from '../../../../src/core/article/split/table.ts';
import { scanLines } from '../../../../src/core/boilerplate/scan.ts';
import { linesOf } from '../../../../src/core/text/lines.ts';

const rowsIn = (text: string): Rows => rowsOf(text, linesOf(text), scanLines(text, linesOf(text)));

const cues = (line: string): number => {
  const rows = rowsIn(line);
  return rows.cues[0] ?? 0;
};

describe('a short line shows', () => {
  it.each([
    ['1 of 3 DOCUMENTS', CUE.counter],
    ['Статья 2 из 5', CUE.counter],
    ['* * *', CUE.rule],
    ['_______________', CUE.rule],
    ['13. März 2024', CUE.date],
    ['2024-11-13', CUE.date],
    ['5 сентября 2021', CUE.date],
    ['By Jane Doe', CUE.byline],
    ['Автор: Ирина Соколова', CUE.byline],
    ['https://example.org/a-story', CUE.address],
    ['example.org', CUE.address],
    ['LENGTH: 830 words', CUE.field],
    ['© 2021 Example', CUE.rights],
    ['2021 Example. All rights reserved.', CUE.rights],
    ['2021 Beispiel, alle Rechte vorbehalten', CUE.rights],
    ['2021 Exemple, tous droits réservés', CUE.rights],
    ['Пример, все права защищены', CUE.rights],
    ['banner.PNG', CUE.media],
    ['VIENNA, May 3 (Agency) - The house has voted for the bill on ferries.', CUE.place],
    ['(Reporting by A. Writer; Editing by B. Reader)', CUE.credit],
    ['48:32', CUE.duration],
    ['Read more', CUE.share],
    ['3. Lighting', CUE.item],
    ['banner (1).png', CUE.media],
  ])('%s as what it is', (line, cue) => {
    expect(cues(line) & cue).toBe(cue);
  });

  it.each(['The council voted on Tuesday to keep the ferry.', 'Rare beetle found again', 'Byzantine coins came to light'])(
    'nothing where it is plain: %s',
    (line) => {
      expect(cues(line)).toBe(0);
    },
  );
});

describe('words in common', () => {
  it('are few where the subject changes and more inside a subject', () => {
    const ferry = 'The ferry crosses the harbour and the ferry harbour master counts passengers.';
    const beetle = 'The beetle lives in rotten oak trunks where beetle larvae feed on oak fungus.';
    const text = [ferry, ferry, ferry, beetle, beetle, beetle].join('\n');
    const overlap = linksOf(rowsIn(text)).overlaps[0] ?? new Float32Array(6);
    expect(overlap[3]).toBeLessThan(overlap[2] ?? 0);
    expect(overlap[3]).toBeLessThan(overlap[4] ?? 0);
  });
});
