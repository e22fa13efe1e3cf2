import * as vscode from 'vscode';
import { heard, type Heard } from './heard.ts';
import { assertEqual } from './support.ts';

/** The ids of all commands that the manifest contributes. */
function contributed(): readonly string[] {
  const { contributes } = vscode.extensions.getExtension('winnow.winnow')?.packageJSON as {
    readonly contributes: { readonly commands: readonly { readonly command: string }[] };
  };
  return contributes.commands.map(({ command }) => command.slice('winnow.'.length));
}

/** Runs every command of the manifest but those of `except`, each in the state that `enter` brings about, with nobody to answer; fails where one throws, hangs, shows an error or a raw word, or says nothing without being one of `quiet`, whose effect shows by itself. */
export async function everyCommand({
  enter,
  except = [],
  quiet = [],
}: {
  readonly enter: () => Thenable<unknown>;
  readonly except?: readonly string[];
  readonly quiet?: readonly string[];
}): Promise<void> {
  const commands = contributed().filter((id) => !except.includes(id));
  const wrong: string[] = [];
  for (const id of commands) {
    await enter();
    const said = await heard(() => vscode.commands.executeCommand(`winnow.${id}`));
    const trouble =
      troubleIn(said) ?? (said.length === 0 && !quiet.includes(id) && !ALWAYS_QUIET.includes(id) ? 'says nothing' : undefined);
    if (trouble !== undefined) wrong.push(`${id}: ${trouble}`);
  }
  assertEqual(wrong, [], 'commands that fail, or leave the person without a word');
}

/** Each opens something. */
const ALWAYS_QUIET = ['showLog', 'showPreviewed', 'openAsCorpus'];

function troubleIn(said: readonly Heard[]): string | undefined {
  const bad = said.find(({ how, words }) => how === 'threw' || how === 'hung' || how === 'error' || RAW.test(words));
  const twice = said.filter(({ how }) => how === 'information').length > 1 ? said : undefined;
  return bad ? `${bad.how} ${bad.words}` : twice && `speaks twice: ${twice.map(({ words }) => words).join(' | ')}`;
}

// e.g. "EntryNotFound (FileSystemError): Error: ENOENT" or "undefined of null"
const RAW = /\b(?:\w*Error|E[A-Z]{4,}|undefined|null|NaN|EntryNotFound)\b|\[object|not a function/;
