import * as vscode from 'vscode';
import type { IndexedName } from '../../core/index.ts';
import { toRange } from '../convert.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Services } from '../services.ts';
import { NAME_KINDS } from '../words.ts';

/** Names are symbols: highlights in the article, references over the corpus, and Ctrl+T over all names. */
export function names(services: Services): vscode.Disposable {
  const everywhere = { pattern: '**/*' };
  return vscode.Disposable.from(
    vscode.languages.registerDocumentHighlightProvider(everywhere, {
      provideDocumentHighlights: (document, position) => highlightsAt(services, document, position),
    }),
    vscode.languages.registerReferenceProvider(everywhere, {
      provideReferences: (document, position) => referencesAt(services, document, position),
    }),
    vscode.languages.registerWorkspaceSymbolProvider({
      provideWorkspaceSymbols: (query) => services.corpora.corpora().flatMap((corpus) => symbolsOf(services, corpus, query)),
    }),
  );
}

type Place = readonly [vscode.TextDocument, vscode.Position];

async function highlightsAt(services: Services, ...[document, position]: Place): Promise<vscode.DocumentHighlight[] | undefined> {
  if (!services.corpora.articleOf(document.uri)) return undefined;
  const analysis = await services.analyses.analyzeNow(document);
  const name = analysis && services.names.nameAt(analysis.entities, document.offsetAt(position));
  if (!name) return undefined;
  const same = analysis.entities.filter(({ id, type }) => id === name.id && type === name.type);
  return same.map((entity) => new vscode.DocumentHighlight(toRange(document, entity), vscode.DocumentHighlightKind.Read));
}

async function referencesAt(services: Services, ...[document, position]: Place): Promise<vscode.Location[] | undefined> {
  const article = services.corpora.articleOf(document.uri);
  const analysis = article && (await services.analyses.analyzeNow(document));
  const name = analysis && services.names.nameAt(analysis.entities, document.offsetAt(position));
  return name && [...services.names.locationsOf(article.corpus, name)];
}

/** VS Code filters further; more than this many symbols only slow it down. */
const MOST = 200;

function symbolsOf({ names: store }: Services, corpus: Corpus, query: string): vscode.SymbolInformation[] {
  return store
    .of(corpus)
    .search(query, MOST)
    .flatMap((name) => {
      const place = store.locationsOf(corpus, name)[0];
      return place ? [new vscode.SymbolInformation(name.name, NAME_KINDS[name.type], detailOf(name), place)] : [];
    });
}

function detailOf({ files, mentions }: IndexedName): string {
  return files === 1 ? vscode.l10n.t('{0}× in one article', mentions) : vscode.l10n.t('{0}× in {1} articles', mentions, files);
}
