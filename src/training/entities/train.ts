import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { GazetteerParts } from '../../core/entities/gazetteer.ts';
import { type EntityModel, readEntityModel } from '../../core/entities/model.ts';
import { writeModelParts } from '../../core/entities/modelFormat.ts';
import { addSelfLabelled, buildExamples, buildGazetteer } from './build.ts';
import { learn, type Learned } from './crf.ts';
import { type Dataset, readDatasets, readUnlabelled } from './datasets.ts';
import { reportWikigold } from './evaluate.ts';
import { TRAINING } from './options.ts';
import { quantise } from './quantise.ts';
import type { TaggedSentence } from './tsv.ts';

const shared = process.env['WINNOW_SHARED'] ?? join(process.cwd(), '..', 'shared');
const out =
  process.argv.find((argument) => argument.startsWith('--out='))?.slice('--out='.length) ??
  join(process.cwd(), 'media/models/entities.bin');
const started = Date.now();
const say = (line: string): void => console.log(`${((Date.now() - started) / 1000).toFixed(0)} s  ${line}`);

const bytes = trainModel(readDatasets(shared), readUnlabelled(shared));
writeFileSync(out, bytes);
say(`${out}: ${bytes.length} bytes, ${brotliCompressSync(bytes).length} brotli`);
reportWikigold(shared, { model: readEntityModel(bytes) });

/** The bytes of the model: a first one learns from the labelled data, labels the news, and the second learns from both with the strongest features. */
function trainModel(datasets: readonly Dataset[], unlabelled: readonly (readonly TaggedSentence[])[]): Uint8Array {
  const gazetteer = buildGazetteer([...unlabelled.flat(), ...datasets.flatMap(({ documents }) => documents.flat())]);
  say(`gazetteer: ${gazetteer.phrases.length} phrases, ${gazetteer.clusterWords.length} clustered words`);
  const examples = buildExamples(datasets, gazetteer, TRAINING.copies);
  const first = toModel(learn(examples, TRAINING.learn, say), gazetteer);
  addSelfLabelled(examples, unlabelled, { model: first, weight: TRAINING.selfWeight, copies: TRAINING.copies });
  const second = learn(examples, { ...TRAINING.learn, ...TRAINING.second }, say);
  return writeModelParts({ ...quantise(second, TRAINING.least), ...gazetteer });
}

function toModel(learned: Learned, gazetteer: GazetteerParts): EntityModel {
  return readEntityModel(writeModelParts({ ...quantise(learned, 0), ...gazetteer }));
}
