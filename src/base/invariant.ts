/** A broken promise of our own code, never of the user's data. Its message always starts with `BUG:`. */
export class BugError extends Error {
  override readonly name = 'BugError';
}

/** Throws a {@link BugError} unless `condition` holds; what follows may rely on it. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) bug(message);
}

export function bug(message: string): never {
  throw new BugError(`BUG: ${message}`);
}

/** Closes a switch over a union: compiles only when every case was handled. */
export function unreachable(value: never): never {
  return bug(`unexpected value ${JSON.stringify(value)}`);
}
