// Splitting a file that holds several items, and tagging one.
import { check, readCorpus, readText } from '../world.mjs';
import { command, openFile, pickRow, poll, quickPick } from '../workbench.mjs';

const glued = '2026/028_7b20d9c1e5f8a364.txt';
const tagged = '2026/006_3b9e77c1d0458f62.txt';

export const dividing = [
  ['splits a file of two items at its boundary, and every byte is in one of the parts', splits],
  ['splits ticked articles at all boundaries but one that is unticked, and takes all of it back', splitsMany],
  ['tags an article, and only its own record of the index changes', tags],
];

async function splits({ page, folder }) {
  const before = readText(folder, glued);
  await openFile(page, glued);
  await command(page, 'Split at Boundaries');
  const parts = await poll(page, 'two parts on disk', async () => {
    const corpus = readCorpus(folder);
    const found = Object.keys(corpus).filter((path) => path.includes('028_7b20d9c1e5f8a364'));
    return found.length === 2 && found.sort((a, b) => partOf(a) - partOf(b)).map((path) => corpus[path]);
  });
  await poll(page, 'the second item in the index', async () => readText(folder, 'index.csv').includes('028_7b20d9c1e5f8a364-2.txt'));
  check(parts[1].startsWith('Morning Tide | Tidewater Now'), `the second part starts: ${parts[1].slice(0, 60)}`);
  check(parts.reduce((sum, part) => sum + part.length, 0) >= before.trimEnd().length - 10, 'text is missing');
}

async function splitsMany({ page, folder }) {
  const before = readCorpus(folder);
  const index = readText(folder, 'index.csv');
  const isPart = (path) => !(path in before);
  await command(page, 'Tick All Articles');
  await command(page, 'Split at Boundaries');
  const rows = page.locator('.quick-input-list .monaco-list-row');
  const count = await poll(page, 'the rows of the preview', async () => (await rows.count()) > 1 && (await rows.count()));
  const left = /\S+\.txt(?=:)/.exec(await rows.first().innerText())?.[0] ?? '';
  check(
    Object.keys(readCorpus(folder)).every((path) => !isPart(path)),
    'something was written before the preview was answered',
  );
  await rows.first().getByRole('checkbox').click();
  await page.locator('.quick-input-action .monaco-button', { hasText: 'OK' }).click();
  const after = await poll(page, 'the parts on disk', async () => {
    const corpus = readCorpus(folder);
    return Object.keys(corpus).filter(isPart).length === count - 1 && corpus;
  });
  check(left !== '' && after[left] === before[left], `${left} was split though it was unticked`);
  await page.locator('.notification-list-item', { hasText: /Undo Last Batch takes it back/ }).waitFor();
  await command(page, 'Undo Last Batch');
  await poll(page, 'the articles as they were', async () => JSON.stringify(corpusNow(folder)) === JSON.stringify(before));
  await poll(page, 'the index as it was', async () => readText(folder, 'index.csv') === index);
  await command(page, 'Untick All Articles');
}

/** Every article, or nothing when one goes while they are read. */
function corpusNow(folder) {
  try {
    return readCorpus(folder);
  } catch {
    return undefined;
  }
}

/** The 2 of 028_7b20d9c1e5f8a364-2.txt; 1 where there is none. */
function partOf(path) {
  return Number(/-(\d+)\.txt$/.exec(path)?.[1] ?? 1);
}

async function tags({ page, folder }) {
  const before = readText(folder, 'index.csv').split('\n');
  await openFile(page, tagged);
  await command(page, 'Tag Article...');
  const input = await quickPick(page);
  await input.fill('schooling');
  await pickRow(page, 'schooling').catch(() => undefined);
  await page.keyboard.press('Enter');
  const after = await poll(page, 'the tag in the index', async () => {
    const lines = readText(folder, 'index.csv').split('\n');
    return lines.some((line) => line.includes('schooling')) && lines;
  });
  const changed = after.filter((line, index) => line !== before[index]);
  check(
    changed.length === 1 && changed[0].includes('006_3b9e77c1d0458f62') && after.length === before.length,
    `changed: ${changed.slice(0, 3).join('\n')}`,
  );
}
