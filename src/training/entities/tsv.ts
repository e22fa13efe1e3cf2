/** A sentence of a data set: tokens and their BIO tags ("O", "B-PER", …). */
export interface TaggedSentence {
  readonly words: readonly string[];
  readonly tags: readonly string[];
}

/** The documents of a tab-separated data set (token, tag; blank line between sentences; -DOCSTART- between documents; "_" in a token stands for a space). */
export function parseTsv(content: string): TaggedSentence[][] {
  const documents: TaggedSentence[][] = [];
  let words: string[] = [];
  let tags: string[] = [];
  const close = (): void => {
    if (words.length > 0) (documents.at(-1) ?? openDocument(documents)).push({ words, tags });
    words = [];
    tags = [];
  };
  for (const line of content.split('\n')) {
    if (line === '') close();
    else if (line.startsWith('-DOCSTART-')) {
      close();
      openDocument(documents);
    } else {
      const [word = '', tag = 'O'] = line.split('\t');
      words.push(word);
      tags.push(tag.trim());
    }
  }
  close();
  return documents.filter((document) => document.length > 0);
}

function openDocument(documents: TaggedSentence[][]): TaggedSentence[] {
  const document: TaggedSentence[] = [];
  documents.push(document);
  return document;
}
