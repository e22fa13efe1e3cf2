import { join } from 'node:path';
import { readEntityModel } from '../../core/entities/model.ts';
import { writeModelParts } from '../../core/entities/modelFormat.ts';
import { buildExamples, buildGazetteer } from './build.ts';
import { learn } from './crf.ts';
import { readDatasets, readUnlabelled } from './datasets.ts';
import { scoresOf, summary, titleCase } from './evaluate.ts';
import { TRAINING } from './options.ts';
import { quantise } from './quantise.ts';
import { toRaw } from './raw.ts';
import { NOTHING, plus, rates } from './score.ts';

/** Learns from all sources but one, without self-labelling, and scores the one that was left out; for each source in turn, and the mean. */
const shared = process.env['WINNOW_SHARED'] ?? join(process.cwd(), '..', 'shared');
const datasets = readDatasets(shared);
const unlabelled = readUnlabelled(shared).flat();
const means: number[] = [];
for (const left of datasets) {
  const kept = datasets.filter((dataset) => dataset !== left);
  const gazetteer = buildGazetteer([...unlabelled, ...kept.flatMap(({ documents }) => documents.flat())]);
  const learned = learn(buildExamples(kept, gazetteer, TRAINING.copies), TRAINING.learn, () => undefined);
  const model = readEntityModel(writeModelParts({ ...quantise(learned, TRAINING.least), ...gazetteer }));
  const scores = scoresOf(
    left.documents.map((document) => toRaw(document)),
    { model },
  );
  const titled = scoresOf(
    left.documents.map((document) => toRaw(document, titleCase)),
    { model },
  );
  console.log(
    `${left.name} left out: ${summary(scores)}; in Title Case ${rates([...titled.values()].reduce(plus, NOTHING)).f1.toFixed(1)}`,
  );
  means.push(rates([...scores.values()].reduce(plus, NOTHING)).f1);
}
console.log(`mean F1 ${(means.reduce((sum, f1) => sum + f1, 0) / means.length).toFixed(1)}`);
