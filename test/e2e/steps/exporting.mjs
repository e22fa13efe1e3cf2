// Taking the corpus out: a format, a place, and the file is there.
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { check } from '../world.mjs';
import { command, pickRow, poll, quickPick } from '../workbench.mjs';

export const exporting = [['exports the corpus as JSONL beside it, and opens what was written', exportsRows]];

async function exportsRows({ page, folder }) {
  const file = join(dirname(folder), `${basename(folder)}.jsonl`);
  await command(page, 'Export...');
  await pickRow(page, 'JSONL for datatrove');
  const input = await quickPick(page);
  await poll(page, 'the dialog to propose a place', async () => (await input.inputValue()).endsWith(`/${basename(file)}`));
  await page.keyboard.press('Enter');
  await page
    .locator('.notification-list-item', { hasText: /Exported \d+ articles/ })
    .getByRole('button', { name: 'Open' })
    .click();
  await page.locator('.tab.active', { hasText: basename(file) }).waitFor();
  check(existsSync(file), 'the file is not there');
  const rows = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  check(
    rows.length >= 40 && rows.every(({ id, text, metadata }) => id && text && metadata.path),
    `${rows.length} rows, or one without id, text or path`,
  );
}
