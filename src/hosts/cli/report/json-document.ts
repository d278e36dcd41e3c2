/**
 * A response as one JSON document: keys in code-unit order, so that equal responses are equal texts. Control
 * characters that JSON would let through are escaped too: the document may land on a terminal.
 */
export function jsonDocument(value: unknown): string {
  return escapeControls(JSON.stringify(sorted(value), undefined, 2));
}

/** The same on one line, for a stream of lines (`--events`). */
export function jsonLine(value: unknown): string {
  return escapeControls(JSON.stringify(sorted(value)));
}

function escapeControls(json: string): string {
  return json.replace(/[\u007f-\u009f\u2028\u2029]/gu, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  // Without a prototype, so that a key named `__proto__` stays a key.
  const result = Object.create(null) as Record<string, unknown>;
  for (const key of Object.keys(value).sort()) result[key] = sorted((value as Record<string, unknown>)[key]);
  return result;
}
