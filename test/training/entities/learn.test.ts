import { describe, expect, it } from 'vitest';
import { findEntities } from '../../../src/core/entities/findEntities.ts';
import { readEntityModel } from '../../../src/core/entities/model.ts';
import { readModelParts, writeModelParts } from '../../../src/core/entities/modelFormat.ts';
import { learn } from '../../../src/training/entities/crf.ts';
import { Examples } from '../../../src/training/entities/examples.ts';
import { Gazetteer } from '../../../src/core/entities/gazetteer.ts';
import { toTable } from '../../../src/training/entities/gazetteerTable.ts';
import { quantise } from '../../../src/training/entities/quantise.ts';
import { toRaw } from '../../../src/training/entities/raw.ts';
import { parseTsv } from '../../../src/training/entities/tsv.ts';

const SENTENCES = [
  'Ada\tB-PER Novak\tI-PER lives\tO in\tO Ornville\tB-LOC .\tO',
  'In\tO Ornville\tB-LOC ,\tO Ada\tB-PER Novak\tI-PER met\tO Ivo\tB-PER .\tO',
  'The\tO Ornville\tB-ORG Bank\tI-ORG pays\tO Ivo\tB-PER .\tO',
];
const documents = parseTsv(SENTENCES.map((sentence) => `-DOCSTART-\n\n${sentence.replaceAll(' ', '\n')}\n`).join('\n'));
const gazetteer = {
  ...toTable(new Map([['ornville', 4]])),
  clusterWords: new Int32Array(0),
  clusterOf: new Uint8Array(0),
  usageWords: new Int32Array(0),
  usageOf: new Uint8Array(0),
};

function learned(): Uint8Array {
  const examples = new Examples(new Gazetteer(gazetteer));
  for (const document of documents) examples.add(toRaw(document));
  const weights = learn(examples, { epochs: 30, rate: 0.2, decay: 1e-4, dropout: 0.1, leastCount: 1, seed: 1 }, () => undefined);
  return writeModelParts({ ...quantise(weights, 0.01), ...gazetteer });
}

describe('learn', () => {
  it('learns to find the names it was shown', () => {
    const model = readEntityModel(learned());
    for (const document of documents) {
      const raw = toRaw(document);
      const found = findEntities(raw.text, raw.lines, { model, language: 'en' }).map(({ start, end, type }) => [
        start,
        end,
        type.slice(0, 3),
      ]);
      expect(found).toEqual(raw.spans.map(({ start, end, tag }) => [start, end, tag.toLowerCase()]));
    }
  });

  it('gives the same bytes from the same data', () => {
    expect(learned()).toEqual(learned());
  });

  it('writes a file that reads back as it was', () => {
    const bytes = learned();
    const { version, ...parts } = readModelParts(bytes);
    expect(version).toBe(1);
    expect(writeModelParts(parts)).toEqual(bytes);
  });
});
