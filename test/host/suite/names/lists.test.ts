import * as vscode from 'vscode';
import { activated, assert, assertEqual, fileOf, openArticle, until } from '../../support.ts';
import { FERRY, FOUND, nameIn, read, select, settled, write } from './names.ts';

const OWN = '.winnow/names/names.csv';

/** What the hover over the words says. */
async function hoverOn(path: string, words: string): Promise<string> {
  const { document } = await openArticle(path);
  const position = document.positionAt(document.getText().indexOf(words) + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
  return hovers.flatMap(({ contents }) => contents.map((part) => (typeof part === 'string' ? part : part.value))).join('\n');
}

describe('lists of names', function () {
  this.timeout(120_000);
  before(settled);

  it('win over the tagger, patterns too, and the hover says which list it was', async () => {
    const listed = await nameIn(FERRY, 'Brackwater', ({ source }) => source === 'list');
    assertEqual([listed.type, listed.list], ['organization', 'people.csv']);
    const pattern = await nameIn(FERRY, 'harbour Circle', ({ source }) => source === 'list');
    assertEqual([pattern.type, pattern.list, pattern.id], ['organization', 'patterns.jsonl', 'harbour circle']);
    const said = await hoverOn(FERRY, 'Brackwater');
    assert(said.replaceAll('\\', '').replaceAll('&nbsp;', ' ').includes('your list people.csv'), said);
  });

  it('give all names of an alias group one id, so that they are one name of the corpus', async () => {
    const { document } = await openArticle(FOUND);
    const position = document.positionAt(document.getText().indexOf('Thomas Arkwright') + 1);
    const found = await until('both spellings', async () => {
      const places = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, position);
      return places.length === 2 && places;
    });
    const texts = await Promise.all(found.map(async ({ uri, range }) => (await vscode.workspace.openTextDocument(uri)).getText(range)));
    assertEqual(texts.toSorted(), ['Old Tom', 'Thomas Arkwright']);
  });

  it('have each line that cannot be used in Problems, at its place', async () => {
    const found = await until('a problem', () => {
      const all = vscode.languages.getDiagnostics(fileOf('.winnow', 'names', 'people.csv'));
      return all.length > 0 && all;
    });
    assertEqual(
      found.map(({ code, range }) => [code, range.start.line]),
      [['winnow-file', 2]],
    );
  });

  it('are read again when their file changes, and the articles with them', async () => {
    const before = await read('.winnow/names/people.csv');
    await write('.winnow/names/people.csv', before.replace('Brackwater,organization', 'Brackwater,location'));
    await nameIn(FERRY, 'Brackwater', ({ type }) => type === 'location');
    const { services } = await activated();
    await until('the index of names to follow', () => {
      const [corpus] = services.corpora.corpora();
      return corpus && services.names.of(corpus).count({ id: 'brackwater', type: 'location' }).mentions > 0;
    });
    await write('.winnow/names/people.csv', before);
    await nameIn(FERRY, 'Brackwater', ({ type }) => type === 'organization');
  });

  it('get a name from the selection by command, and undo takes it back', async () => {
    await select(FERRY, 'club of captains');
    await vscode.commands.executeCommand('winnow.addToNameList', { listAs: 'organization' });
    assertEqual(await read(OWN), 'name,type,group\nclub of captains,organization\n');
    await nameIn(FERRY, 'club of captains', ({ type, source }) => type === 'organization' && source === 'list');
    await vscode.commands.executeCommand('winnow.undo');
    await until('the name to go', async () => !(await read(OWN)).includes('captains'));
  });

  it('make the name at the cursor an alias by command', async () => {
    await select(FERRY, 'Old Tom', true);
    await vscode.commands.executeCommand('winnow.aliasName', { group: 'Thomas Orr Arkwright' });
    assert((await read(OWN)).includes('Old Tom,person,Thomas Orr Arkwright\n'), await read(OWN));
    await nameIn(FERRY, 'Old Tom', ({ id }) => id === 'thomas orr arkwright' || id === 'thomas arkwright');
    await vscode.commands.executeCommand('winnow.undo');
    await until('the alias to go', async () => !(await read(OWN)).includes('Old Tom'));
  });
});
