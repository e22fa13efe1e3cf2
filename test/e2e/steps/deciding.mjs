// Quick fixes: remove, keep, ignore, each with its undo or its line under .winnow/.
import { check, readRecords, readText } from '../world.mjs';
import { goToLine, lineOf, openFile, poll, quickFix, save } from '../workbench.mjs';
import { article } from './reading.mjs';

/** Over the text, or in the margin where the line has no room. */
const lightBulb = '.monaco-editor .lightBulbWidget, .monaco-editor [class*="codicon-gutter-lightbulb"]';
const teaser = 'Related: Which harbours have lost';

export const deciding = [
  ['removes a block by the light bulb, and one undo gives back every byte', removesAndUndoes],
  ['keeps a block, which is then no finding any more', keepsBlock],
  ['ignores a block in its whole source', ignoresInSource],
];

async function removesAndUndoes({ page, folder }) {
  const before = readText(folder, article);
  await openFile(page, article);
  await lineOf(page, article, 'Share this story').locator('span > span').first().click();
  const bulb = page.locator(lightBulb).locator('visible=true').first();
  await bulb.waitFor();
  await bulb.click();
  await page.locator('.action-widget .monaco-list-row', { hasText: 'Remove this block' }).first().click();
  await lineOf(page, article, 'Share this story').waitFor({ state: 'detached' });
  await save(page);
  const removed = readText(folder, article);
  await page.keyboard.press('Control+Z');
  await lineOf(page, article, 'Share this story').waitFor();
  await save(page);
  await poll(page, 'the same bytes on disk', async () => readText(folder, article) === before);
  check(!removed.includes('Share this story') && removed.includes('By Maren Holloway'), 'the wrong lines went');
}

async function keepsBlock({ page, folder }) {
  const before = readText(folder, article);
  await goToLine(page, 26);
  await quickFix(page, 'Keep here');
  const [kept] = await poll(page, 'a line in decisions.jsonl', async () => {
    const records = readRecords(folder, 'decisions.jsonl');
    return records.length > 0 && records;
  });
  check(kept.decision === 'keep' && kept.path === article && kept.quote.includes(teaser), JSON.stringify(kept));
  await poll(page, 'the block to be bright again', async () => {
    const opacity = await lineOf(page, article, teaser)
      .locator('span > span')
      .first()
      .evaluate((span) => Number(getComputedStyle(span).opacity));
    return opacity === 1;
  });
  check(readText(folder, article) === before, 'the article was written to');
}

async function ignoresInSource({ page, folder }) {
  await goToLine(page, 15);
  await quickFix(page, 'Ignore in this source');
  await poll(page, 'the decision for the source', async () =>
    readRecords(folder, 'decisions.jsonl').some(({ source, decision }) => source === 'Harbour Lantern' && decision === 'ignore'),
  );
}
