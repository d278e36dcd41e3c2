import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { JsonObject, JsonValue } from '../../io/strict-json.ts';
import { isArray, isObject } from './same-json.ts';

export interface PointerEdit {
  /** The way from the root: keys and numbers of items. */
  readonly names: readonly string[];
  /** What comes to stand there; `undefined` takes away what does. */
  readonly value: JsonValue | undefined;
}

/**
 * The usual order of the keys of the object that `names` lead to: a new key comes behind the nearest one in front
 * of it there; one that is not in the list comes last.
 */
export type KeyOrder = (names: readonly string[]) => readonly string[];

/**
 * A JSON value while it is edited. What is given to it stays as it is: each object and list on an edit's way is
 * copied once, however many edits follow.
 */
export class JsonDraft {
  #root: JsonValue;
  readonly #keyOrder: KeyOrder;
  readonly #own = new Set<JsonValue>();

  constructor(root: JsonValue, keyOrder: KeyOrder) {
    this.#root = root;
    this.#keyOrder = keyOrder;
  }

  get value(): JsonValue {
    return this.#root;
  }

  /**
   * Changes one place. What is missing on the way is made: a list for the name `-`, else an object. In a list `-`
   * stands for a new last item. Taking away what is not there changes nothing. The error follows the pointer in
   * a sentence; the draft is of no use after it.
   */
  edit(edit: PointerEdit): Result<JsonValue, string> {
    const edited = this.#step(this.#root, edit, 0);
    if (!edited.ok) return edited;
    if (edited.value === undefined) return err('is the document itself, which cannot be taken away');
    this.#root = edited.value;
    return ok(edited.value);
  }

  #step(value: JsonValue, edit: PointerEdit, depth: number): Result<JsonValue | undefined, string> {
    const name = edit.names[depth];
    if (name === undefined) return ok(edit.value);
    if (isArray(value)) return this.#stepIntoList(value, name, edit, depth);
    if (isObject(value)) return this.#stepIntoObject(value, name, edit, depth);
    return err('leads into a value that is neither an object nor a list');
  }

  #stepIntoObject(object: JsonObject, name: string, edit: PointerEdit, depth: number): Result<JsonValue, string> {
    if (!Object.hasOwn(object, name)) {
      if (edit.value === undefined) return ok(object);
      return ok(this.#withNew(object, name, made(edit, edit.value, depth + 1), this.#keyOrder(edit.names.slice(0, depth))));
    }
    const old = object[name] ?? null;
    const inner = this.#step(old, edit, depth + 1);
    if (!inner.ok) return inner;
    if (inner.value === old) return ok(object);
    const copy = this.#ownObject(object);
    if (inner.value === undefined) Reflect.deleteProperty(copy, name);
    else setOwn(copy, name, inner.value);
    return ok(copy);
  }

  #stepIntoList(list: readonly JsonValue[], name: string, edit: PointerEdit, depth: number): Result<JsonValue, string> {
    const at = name === '-' ? list.length : itemNumber(name);
    if (at === undefined) return err(`leads into a list, whose items have numbers, not ${JSON.stringify(name)}`);
    if (at >= list.length && edit.value === undefined) return ok(list);
    if (at >= list.length && name !== '-') return err(`leads to item ${String(at)} of a list that has ${String(list.length)}, counted from 0`);
    const inner = at < list.length ? this.#step(list[at] ?? null, edit, depth + 1) : ok(made(edit, edit.value ?? null, depth + 1));
    if (!inner.ok) return inner;
    if (at < list.length && inner.value === list[at]) return ok(list);
    const copy = this.#ownList(list);
    copy.splice(at, 1, ...(inner.value === undefined ? [] : [inner.value]));
    return ok(copy);
  }

  #withNew(object: JsonObject, name: string, value: JsonValue, order: readonly string[]): JsonObject {
    if (!order.includes(name)) return setOwn(this.#ownObject(object), name, value);
    const inFront = order.slice(0, order.indexOf(name));
    const entries = Object.entries(object);
    const at = entries.findLastIndex(([key]) => inFront.includes(key)) + 1;
    return this.#owned(Object.fromEntries(entries.toSpliced(at, 0, [name, value])));
  }

  #ownObject(object: JsonObject): Record<string, JsonValue> {
    return this.#own.has(object) ? object : this.#owned(Object.fromEntries(Object.entries(object)));
  }

  #ownList(list: readonly JsonValue[]): JsonValue[] {
    return this.#own.has(list) ? (list as JsonValue[]) : this.#owned([...list]);
  }

  #owned<T extends JsonValue>(copy: T): T {
    this.#own.add(copy);
    return copy;
  }
}

/** What has to stand where nothing does, for the rest of the way to lead to `value`. */
function made(edit: PointerEdit, value: JsonValue, depth: number): JsonValue {
  return edit.names.slice(depth).reduceRight<JsonValue>((inner, name) => (name === '-' ? [inner] : Object.fromEntries([[name, inner]])), value);
}

/** An assignment to `__proto__` would change the prototype and lose the key. */
function setOwn(object: Record<string, JsonValue>, name: string, value: JsonValue): JsonObject {
  return Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

function itemNumber(name: string): number | undefined {
  return /^(?:0|[1-9]\d{0,8})$/u.test(name) ? Number(name) : undefined;
}
