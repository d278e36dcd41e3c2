/** A JSON pointer (RFC 6901) from the names on the way; the root is ''. */
export function jsonPointer(names: readonly PropertyKey[]): string {
  return names.map((name) => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The names on the way of a JSON pointer: keys, and indices of arrays as they are written. */
export function pointerNames(pointer: string): readonly string[] {
  const [, ...names] = pointer.split('/');
  return names.map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
}
