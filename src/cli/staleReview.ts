import { hashOf } from '../core/index.ts';
import type { AnyText, Corpus } from './corpus.ts';

/** Whether an article was marked reviewed and has other bytes since; those of a row are its text in UTF-8, as the editor has it. */
export function isStale({ articles }: Pick<Corpus, 'articles'>, article: AnyText & { readonly hash?: string }): boolean {
  const { status, reviewed } = articles.get(article.path) ?? {};
  if (status !== 'reviewed' || typeof reviewed !== 'string') return false;
  return (article.hash ?? hashOf(new TextEncoder().encode(article.text))) !== reviewed;
}
