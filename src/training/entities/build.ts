import type { EntityModel } from '../../core/entities/model.ts';
import { Gazetteer, type GazetteerParts } from '../../core/entities/gazetteer.ts';
import { clusterWords } from './clusters.ts';
import type { Dataset } from './datasets.ts';
import { titleCase } from './evaluate.ts';
import { Examples } from './examples.ts';
import { gazetteerPhrases } from './gazetteerSources.ts';
import { toTable } from './gazetteerTable.ts';
import { asNews } from './newsLines.ts';
import { mulberry32 } from '../random.ts';
import { toRaw } from './raw.ts';
import { usageOfWords } from './usage.ts';
import { reshaped, selfLabelled } from './selfLabel.ts';
import type { TaggedSentence } from './tsv.ts';

/** The gazetteer with the common words and the clusters of the given sentences. */
export function buildGazetteer(sentences: readonly TaggedSentence[]): GazetteerParts {
  const phrases = gazetteerPhrases();
  const words = sentences.map((sentence) => sentence.words);
  return { ...toTable(phrases), ...clusterWords(words, { count: 127, least: 6, rounds: 6 }), ...usageOfWords(words) };
}

/** Shares of documents that are learnt a second time with every word capitalised, and in capitals; and of those that are set as news. */
export interface Copies {
  readonly news: number;
  readonly title: number;
  readonly upper: number;
}

/** Examples of the documents and their copies in other cases. */
export function buildExamples(datasets: readonly Dataset[], gazetteer: GazetteerParts, copies: Copies): Examples {
  const examples = new Examples(new Gazetteer(gazetteer));
  const random = mulberry32(17);
  for (const { documents, weight } of datasets)
    for (const document of documents) {
      examples.add(toRaw(random() < copies.news ? asNews(document, random) : document), weight);
      const dice = random();
      if (dice < copies.title) examples.add(toRaw(document, titleCase), weight);
      else if (dice < copies.title + copies.upper) examples.add(toRaw(document, upperCase), weight);
    }
  return examples;
}

/** Adds unlabelled documents under the labels that the model gives them, and copies in other cases. */
export function addSelfLabelled(examples: Examples, documents: readonly (readonly TaggedSentence[])[], how: SelfLabelling): void {
  const { model, weight, copies } = how;
  const random = mulberry32(19);
  for (const raw of selfLabelled(documents, model)) {
    examples.add(raw, weight);
    const dice = random();
    if (dice < copies.title) examples.add(reshaped(raw, titleCase), weight);
    else if (dice < copies.title + copies.upper) examples.add(reshaped(raw, upperCase), weight);
  }
}

/** How unlabelled documents are learnt. */
export interface SelfLabelling {
  readonly model: EntityModel;
  readonly weight: number;
  readonly copies: Copies;
}

const upperCase = (word: string): string => word.toUpperCase();
