/**
 * The path within the corpus root that an index names, with `/` and without `.` and inner `..` steps; undefined when it leaves the root or might:
 * absolute paths, drive letters, UNC and URLs, `~`, control characters, more `..` than steps. Backslashes separate as on Windows.
 * Links on disk are the host's to check.
 */
export function safePath(path: string): string | undefined {
  if (isAbsolutePath(path) || CONTROL.test(path)) return undefined;
  const steps: string[] = [];
  for (const step of path.trim().replaceAll('\\', '/').split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps.length === 0 ? undefined : steps.join('/');
}

/** Whether a path starts elsewhere than at the corpus root: `/`, `\\`, `~`, a drive letter or a URL. */
export function isAbsolutePath(path: string): boolean {
  return ABSOLUTE.test(path.trim());
}

// e.g. "/etc/x", "\\host\x", "~/x", "C:/x", "file:///x"
const ABSOLUTE = /^(?:[/\\~]|[A-Za-z][A-Za-z0-9+.-]*:)/;
// e.g. a NUL or a line break inside a path
const CONTROL = /[\u0000-\u001f]/;
