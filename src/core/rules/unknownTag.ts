import type { Rule } from './context.ts';

/** Tags of the article that the corpus's vocabulary does not know; nothing when there is no vocabulary. Stands at the start of the file. */
export const unknownTag: Rule = ({ tags, vocabulary, text, textStart }) => {
  if (vocabulary.length === 0) return [];
  return tags
    .filter((tag) => !vocabulary.includes(tag))
    .map((tag) => {
      const at = text.slice(0, textStart).indexOf(tag);
      const start = Math.max(0, at);
      return {
        rule: 'unknown-tag',
        start,
        end: at < 0 ? start : start + tag.length,
        message: `The tag "${tag}" is not in the corpus's vocabulary`,
        score: 1,
        reasons: [],
        lines: { first: 0, end: 1 },
        removable: false,
      };
    });
};
