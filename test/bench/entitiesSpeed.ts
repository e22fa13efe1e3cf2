import { brotliCompressSync } from 'node:zlib';
import { EntityIndex } from '../../src/core/entities/entityIndex.ts';
import { findEntities } from '../../src/core/entities/findEntities.ts';
import { readEntityModel } from '../../src/core/entities/model.ts';
import { tokenize } from '../../src/core/entities/tokenize.ts';
import { Tokens } from '../../src/core/entities/tokens.ts';
import { linesOf } from '../../src/core/text/lines.ts';
import { readUnlabelled } from '../../src/training/entities/datasets.ts';
import { toRaw } from '../../src/training/entities/raw.ts';

/** Prints tokens a CPU second (words not met before, and met before), milliseconds for an article of 5 kB and for one changed paragraph, load time, bytes, and references over 10,000 articles. */
export function reportSpeed(shared: string, bytes: Uint8Array): void {
  console.log(`model: ${bytes.length} bytes, ${brotliCompressSync(bytes).length} brotli`);
  const loads = Array.from({ length: 5 }, () => cpu(() => readEntityModel(bytes)));
  console.log(`load: ${Math.min(...loads).toFixed(1)} ms CPU`);
  const articles = readUnlabelled(shared, 36).map((sentences) => toRaw(sentences).text);
  const stretched = articles.map((text) => ({ text, lines: linesOf(text) }));
  const [train, measured] = [stretched.slice(0, 400), stretched.slice(400, 1200)];
  const read = (model: ReturnType<typeof readEntityModel>, texts: typeof stretched): void => {
    for (const { text, lines } of texts) findEntities(text, lines, { model, language: 'en' });
  };
  read(readEntityModel(bytes), train);
  const model = readEntityModel(bytes);
  const count = measured.reduce((sum, { text }) => sum + tokensIn(text), 0);
  const cold = cpu(() => read(model, measured));
  const warm = Math.min(...[1, 2, 3].map(() => cpu(() => read(model, measured))));
  console.log(
    `tokens a CPU second: cold ${thousands(count / cold)} k, warm ${thousands(count / warm)} k (${count} tokens in ${measured.length} articles)`,
  );
  const article = measured.find(({ text }) => text.length > 4800 && text.length < 5400) ?? measured[0];
  if (article) reportArticle(article.text, model);
  reportParagraphs(
    measured.slice(0, 200).map(({ text }) => text),
    model,
  );
  reportIndex(
    measured.map(({ text }) => text),
    model,
  );
}

function reportArticle(text: string, model: ReturnType<typeof readEntityModel>): void {
  const lines = linesOf(text);
  const whole = cpu(() => repeat(200, () => findEntities(text, lines, { model }))) / 200;
  const changes = Array.from({ length: 200 }, (_, at) => `${text.slice(0, 2000)}${at} ${text.slice(2000)}`);
  const changed = cpu(() => changes.forEach((each) => findEntities(each, linesOf(each), { model }))) / 200;
  console.log(`${text.length} characters: ${whole.toFixed(2)} ms; changed at one place, the whole article again: ${changed.toFixed(2)} ms`);
}

/** Paragraphs with a word put in, so that none was read before, by a model that knows the words. */
function reportParagraphs(articles: readonly string[], model: ReturnType<typeof readEntityModel>): void {
  const paragraphs = articles.flatMap((text) => text.split('\n')).filter((line) => line.length > 100);
  const changed = paragraphs.map((line) => `${line.slice(0, line.indexOf(' ', 50))} newly${line.slice(line.indexOf(' ', 50))}`);
  const read = (text: string): unknown => findEntities(text, [{ start: 0, end: text.length }], { model, language: 'en' });
  paragraphs.forEach(read);
  const time = cpu(() => changed.forEach(read));
  const length = changed.reduce((sum, line) => sum + line.length, 0) / changed.length;
  console.log(`one changed paragraph (${length.toFixed(0)} characters on average): ${((1000 * time) / changed.length).toFixed(0)} µs`);
}

function reportIndex(texts: readonly string[], model: ReturnType<typeof readEntityModel>): void {
  const index = new EntityIndex();
  const found = texts.map((text) => ({ text, entities: findEntities(text, linesOf(text), { model }) }));
  for (let file = 0; file < 10_000; file++) {
    const { text, entities } = found[file % found.length] ?? { text: '', entities: [] };
    index.add(`articles/${file}.txt`, text, entities);
  }
  const names = index.names();
  const [most] = names;
  if (!most) return;
  const references = index.references(most.id, most.type).length;
  const time = cpu(() => repeat(20, () => index.references(most.id, most.type))) / 20;
  const search = cpu(() => repeat(20, () => index.search('min', 50))) / 20;
  console.log(
    `10,000 articles, ${names.length} names: ${references} references of the most frequent in ${time.toFixed(1)} ms, search ${search.toFixed(1)} ms`,
  );
}

function tokensIn(text: string): number {
  const tokens = new Tokens();
  tokenize(text, 0, text.length, tokens);
  return tokens.count;
}

/** CPU milliseconds of the work, user and system. */
function cpu(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function repeat(times: number, work: () => unknown): void {
  for (let time = 0; time < times; time++) work();
}

function thousands(perMillisecond: number): string {
  return perMillisecond.toFixed(0);
}
