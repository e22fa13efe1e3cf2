import { Minimatch } from 'minimatch';
import type { CorpusConfig } from '../config.ts';

/** Whether a path matches one of the globs; paths and globs mean the same on Windows and POSIX (`\` in a path separates steps, case counts). */
export function globScope(globs: readonly string[]): (path: string) => boolean {
  const matchers = globs.map(
    (glob) => new Minimatch(glob.replace(/^\.?\//, ''), { dot: true, platform: 'linux', nocomment: true, nonegate: true }),
  );
  return (path) => {
    const steps = path.replaceAll('\\', '/');
    return matchers.some((matcher) => matcher.match(steps));
  };
}

/** Whether a path is an article's by the configuration's globs and the default excludes. */
export function corpusScope(config: Pick<CorpusConfig, 'include' | 'exclude'>): (path: string) => boolean {
  const included = globScope(config.include);
  const excluded = globScope(config.exclude);
  return (path) => !isExcludedByDefault(path) && included(path) && !excluded(path);
}

/** Whether a path is never an article's, whatever the configuration includes: dot files and folders, node_modules, README, LICENSE, CHANGELOG, `.ann` (contracts.md, When Winnow speaks). */
export function isExcludedByDefault(path: string): boolean {
  return EXCLUDED.test(path.replaceAll('\\', '/'));
}

// e.g. ".git/config", "a/node_modules/b.txt", "docs/README.md", "a.ann"
const EXCLUDED = /(?:^|\/)(?:\.|node_modules\/|(?:README|LICENSE|CHANGELOG)[^/]*$)|\.ann$/;
