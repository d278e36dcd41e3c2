import { pointerNames } from '../../base/json-pointer.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { packerError, type PackerError } from '../../contract/errors.ts';
import type { ChangeOf } from '../../contract/operations/changes.ts';
import { readStrictJson } from '../../io/strict-json.ts';

/** Any JSON value, as an edit of a declaration takes it. */
export type FieldValue = Exclude<ChangeOf<'update_declaration'>['edits'][number]['value'], undefined>;

/** A field of a declaration and what it is to be. */
export interface Assignment {
  readonly names: readonly string[];
  readonly value: FieldValue;
}

/** Above any line a shell hands over. */
const maxBytes = 1024 * 1024;

/** `output.tile_size=32` or `/output/tile_size=32`; the value is JSON, and whatever is no JSON is a string. */
export function readAssignment(text: string): Result<Assignment, PackerError> {
  const at = text.indexOf('=');
  if (at === -1) {
    return err(wrong(`${text} has no value.`, `Write ${text}=VALUE, or --unset ${text} to take the field away.`));
  }
  const names = readField(text.slice(0, at));
  if (!names.ok) return names;
  const value = readValue(text.slice(at + 1));
  return value.ok ? ok({ names: names.value, value: value.value }) : err(wrong(`${text}: ${value.error}`, 'Correct the value.'));
}

/** The names on the way to a field: dotted, or as a JSON pointer where a name itself holds a dot. */
export function readField(text: string): Result<readonly string[], PackerError> {
  const isPointer = text.startsWith('/');
  const names = isPointer ? pointerNames(text) : text.split('.');
  if (names.includes('') || (isPointer && /~(?![01])/u.test(text))) {
    const remedy = 'Write it like output.tile_size, or as a JSON pointer like /output/tile_size.';
    return err(wrong(`${text === '' ? 'An empty text' : text} names no field.`, remedy));
  }
  return ok(names);
}

// What JSON.parse takes was meant as JSON: where the strict reader refuses it, it is no string but a fault.
function readValue(text: string): Result<FieldValue, string> {
  let value: FieldValue;
  try {
    value = JSON.parse(text) as FieldValue;
  } catch {
    return ok(text);
  }
  const read = readStrictJson(new TextEncoder().encode(text), { maxBytes });
  return read.ok ? ok(value) : err(read.error[0]?.message ?? 'it is no JSON');
}

function wrong(message: string, remedy: string): PackerError {
  return packerError('invalid_request', message, remedy);
}
