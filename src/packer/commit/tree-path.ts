/** Paths below the project's directory: relative, POSIX, no empty, `.` or `..` segments. Pure text, no disk. */

/** `assets/a/b` → `assets/a`; a top-level name → ``, the project's directory itself. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `assets/a/b` → [`assets`, `assets/a`]: every directory on the way, outermost first. */
export function ancestorsOf(path: string): readonly string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}

/** Whether `path` is `directory` or lies below it. */
export function isWithin(path: string, directory: string): boolean {
  return path === directory || path.startsWith(`${directory}/`);
}

/** Carries a path along when the directory `from` becomes `to`; `undefined` when it does not lie in `from`. */
export function carried(path: string, from: string, to: string): string | undefined {
  return isWithin(path, from) ? to + path.slice(from.length) : undefined;
}
