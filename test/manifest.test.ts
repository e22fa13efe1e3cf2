import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { RULE_IDS } from '../src/core/index.ts';
import { root, sourcesUnder, type Source } from './support/sources.ts';

interface Item {
  readonly command?: string;
  readonly when?: string;
  readonly key?: string;
}
interface Setting {
  readonly default?: unknown;
  readonly description?: string;
  readonly markdownDescription?: string;
}
interface Contributions {
  readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
  readonly views: Readonly<Record<string, readonly { readonly id: string; readonly icon: string }[]>>;
  readonly menus: Readonly<Record<string, readonly Item[]>>;
  readonly keybindings: readonly Required<Item>[];
  readonly colors: readonly { readonly id: string }[];
  readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
  readonly jsonValidation: readonly { readonly url: string }[];
}
interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly contributes: Contributions;
}

const text = readFileSync(join(root, 'package.json'), 'utf8');
const manifest = JSON.parse(text) as Manifest;
const { commands, views, menus, keybindings, colors, configuration, jsonValidation } = manifest.contributes;
const sources = sourcesUnder('src/vscode').concat(sourcesUnder('src').filter(({ path }) => path === 'src/extension.ts'));
const literals = new Set(sources.flatMap(literalsOf));
const readme = existsSync(join(root, 'README.md')) ? readFileSync(join(root, 'README.md'), 'utf8') : '';

const commandIds = commands.map(({ command }) => command);
const viewIds = Object.values(views)
  .flat()
  .map(({ id }) => id);
const settingIds = Object.keys(configuration.properties);
/** Commands that make sense in every window, whatever is open. */
const everywhere = ['winnow.openSampleCorpus', 'winnow.showLog'];

describe('the manifest and the code', () => {
  it('name the same commands', () => {
    expect(commandIds.filter((id) => !literals.has(id))).toEqual([]);
  });

  it('name the same views and colours', () => {
    expect(viewIds.filter((id) => !literals.has(id) && !text.includes(`"view": "${id}"`))).toEqual([]);
    expect(colors.map(({ id }) => id).filter((id) => !literals.has(id) && !partsKnown(id))).toEqual([]);
  });

  it('name the same settings', () => {
    expect(settingIds.filter((id) => !literals.has(id.replace('winnow.', '')))).toEqual([]);
  });

  it('leave no name of ours in the code undeclared', () => {
    const declared = new Set([...commandIds, ...viewIds, ...settingIds, ...colors.map(({ id }) => id)]);
    // matches winnow.hasCorpus, an id of ours in the code
    const ours = [...literals].filter((literal) => /^winnow\.[A-Za-z.]+$/.test(literal));
    expect(ours.filter((id) => !declared.has(id) && !contextKeys().has(id) && !stored(id))).toEqual([]);
  });

  it('set every context key that a condition asks for', () => {
    // matches winnow.hasCorpus in "winnow.hasCorpus && !winnow.filtered"
    const asked = new Set(
      [...text.matchAll(/"(?:when|enablement)": "([^"]*)"/g)].flatMap(([, when = '']) => when.match(/winnow\.[A-Za-z]+/g) ?? []),
    );
    const known = new Set([...viewIds, ...contextKeys()]);
    expect([...asked].filter((key) => !known.has(key) && !commandIds.includes(key))).toEqual([]);
  });
});

describe('the manifest', () => {
  it('names every command in the same category with a title of its own', () => {
    expect(commands.filter(({ category }) => category !== 'Winnow')).toEqual([]);
    expect(new Set(commands.map(({ title }) => title)).size).toBe(commands.length);
    expect(new Set(commandIds).size).toBe(commands.length);
  });

  it('says of every command when the palette offers it', () => {
    const guarded = new Set((menus['commandPalette'] ?? []).filter(({ when }) => when).map(({ command }) => command));
    expect(commandIds.filter((id) => !guarded.has(id) && !everywhere.includes(id))).toEqual([]);
  });

  it('puts only its own commands into menus and keys', () => {
    const used = [...Object.values(menus).flat(), ...keybindings].flatMap(({ command }) => command ?? []);
    expect(used.filter((command) => !commandIds.includes(command))).toEqual([]);
  });

  it('offers what is done to one article only where one is open', () => {
    const alone = ['tagArticle', 'setStatus', 'markReviewed', 'markToDo', 'editNote', 'cleanArticle', 'showOriginal', 'restoreFile'];
    const offered = (menus['commandPalette'] ?? []).filter(({ command }) => alone.includes(command?.replace('winnow.', '') ?? ''));
    expect(offered.map(({ when }) => when)).toEqual(alone.map(() => 'winnow.articleActive'));
  });

  it('shows its arrows only where the arrows of the diff editor are not', () => {
    const arrows = (menus['editor/title'] ?? []).filter(({ command }) => command?.endsWith('Finding'));
    expect(arrows.map(({ when }) => when)).toEqual(['winnow.articleActive && !isInDiffEditor', 'winnow.articleActive && !isInDiffEditor']);
  });

  it('takes no key that a layout types a letter with: Ctrl+Alt is AltGr', () => {
    expect(keybindings.map(({ key }) => key).filter((key) => key.startsWith('ctrl+alt+'))).toEqual([]);
  });

  it('takes the undo key only in the editor of the article itself', () => {
    const undo = keybindings.filter(({ key }) => key === 'ctrl+z');
    expect(undo.map(({ when }) => when)).toEqual(['winnow.canUndo && editorTextFocus && !isInEmbeddedEditor']);
  });

  it('gives no key to two commands', () => {
    const taken = keybindings.filter(({ key, command }) => keybindings.some((other) => other.key === key && other.command !== command));
    expect(taken.map(({ key, command }) => `${key} ${command}`)).toEqual([]);
  });

  it('describes every setting and gives its default', () => {
    const poor = Object.entries(configuration.properties).filter(
      ([, setting]) => setting.default === undefined || !(setting.description ?? setting.markdownDescription),
    );
    expect(poor.map(([id]) => id)).toEqual([]);
  });

  it('points only at files that exist', () => {
    // matches media/icons/winnow.svg and ./media/schemas/corpus.schema.json
    const files = [...text.matchAll(/"(?:\.\/)?(media\/[^"]+)"/g)]
      .flatMap(([, file = '']) => file)
      .concat(jsonValidation.map(({ url }) => url));
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it('starts what the build makes, on the VS Code it was typed for', () => {
    expect([manifest.main, manifest.browser]).toEqual(['./dist/extension.node.js', './dist/extension.web.js']);
    // matches the 100 of ^1.100.0
    const minor = (range: string | undefined): string | undefined => /^[\^~]?1\.(\d+)\./.exec(range ?? '')?.[1];
    const installed = JSON.parse(readFileSync(join(root, 'node_modules/@types/vscode/package.json'), 'utf8')) as {
      readonly version: string;
    };
    expect(minor(installed.version)).toBe(minor(manifest.engines.vscode));
  });
});

describe('the README', () => {
  it('lists every command by its title', () => {
    expect(commands.filter(({ title }) => !readme.includes(title)).map(({ title }) => title)).toEqual([]);
  });

  it('names the key of every command that has one', () => {
    const rows = readme.split('\n').filter((line) => line.startsWith('|'));
    const single = keybindings.filter(({ command }) => keybindings.filter((other) => other.command === command).length === 1);
    const lacking = single.filter(({ key, command }) => !rows.some((row) => row.includes(`\`${command}\``) && row.includes(`\`${key}\``)));
    expect(lacking.map(({ key, command }) => `${key} ${command}`)).toEqual([]);
  });

  it('lists every setting', () => {
    expect(settingIds.filter((id) => !readme.includes(`\`${id}\``))).toEqual([]);
  });

  it('lists every rule, and no other', () => {
    // matches | `chrome` | at the start of a row
    const section = readme.slice(readme.indexOf('## Rules'), readme.indexOf('## Command line'));
    const rows = [...section.matchAll(/^\| `([^`]+)` \|/gm)].map(([, id]) => id);
    expect(rows.toSorted()).toEqual(RULE_IDS.toSorted());
  });

  it('names no command, setting or npm script that does not exist', () => {
    // matches `winnow.who` in backquotes
    const named = [...readme.matchAll(/`(winnow\.[A-Za-z.]+)`/g)].flatMap(([, id = '']) => id);
    expect(named.filter((id) => !settingIds.includes(id) && !commandIds.includes(id) && !colors.some((color) => color.id === id))).toEqual(
      [],
    );
    const { scripts } = JSON.parse(text) as { readonly scripts: Readonly<Record<string, string>> };
    // matches npm run screenshots
    const run = [...readme.matchAll(/npm run ([a-z:-]+)/g)].flatMap(([, name = '']) => name);
    expect(run.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});

function literalsOf({ syntax }: Source): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(syntax);
  return found;
}

/** Colours made in a loop: `winnow.${type}Foreground` stands in the code as its two ends. */
function partsKnown(id: string): boolean {
  return sources.some(({ text: code }) => [...code.matchAll(/`winnow\.\$\{[^}]+\}([A-Za-z]*)`/g)].some(([, end = '']) => id.endsWith(end)));
}

/** Keys set with setContext, and those of tree items and workspace state, as the code writes them. */
function contextKeys(): ReadonlySet<string> {
  const setters = sources.filter(({ text: code }) => code.includes('setContext'));
  return new Set(setters.flatMap(literalsOf).flatMap((literal) => (literal.startsWith('winnow.') ? literal : `winnow.${literal}`)));
}

/** Whether a name is a key of workspace or global state. */
function stored(id: string): boolean {
  return sources.some(({ text: code }) => /\.(workspaceState|globalState)\b/.test(code) && code.includes(`'${id}'`));
}
