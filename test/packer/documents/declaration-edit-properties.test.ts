import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../src/base/canonical-json.ts';
import { jsonPointer } from '../../../src/base/json-pointer.ts';
import { readStrictJson } from '../../../src/io/strict-json.ts';
import type { JsonValue, StrictJson } from '../../../src/io/strict-json.ts';
import { editDeclaration } from '../../../src/packer/documents/declaration-edit.ts';
import { blankRuns, jsonObjects, jsonValues, laidOut, layouts, scattered, steps } from './json-layouts.ts';

const limits = { maxBytes: 1024 * 1024 };

function strict(bytes: Uint8Array): StrictJson {
  const read = readStrictJson(bytes, limits);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** A document as an author may have written it. */
const texts = fc.tuple(jsonObjects(4), layouts, fc.option(blankRuns)).map(([value, layout, blanks]) => ({
  value,
  layout,
  bytes: new TextEncoder().encode(blanks ? scattered(value, blanks) : laidOut(value, layout)),
}));

/** A way into a value that goes along what is there for some steps and on from there. */
function wayInto(value: JsonValue, choices: readonly number[], rest: readonly string[]): readonly string[] {
  const names: string[] = [];
  let at = value;
  for (const choice of choices) {
    if (typeof at !== 'object' || at === null) break;
    const entries = Object.entries(at as Record<string, JsonValue>);
    const [name, inner] = entries[choice % (entries.length + 1)] ?? [];
    if (name === undefined || inner === undefined) break;
    names.push(name);
    at = inner;
  }
  return [...names, ...rest];
}

const ways = fc.tuple(fc.array(fc.nat(30), { maxLength: 4 }), fc.array(steps, { maxLength: 2 }));
const newValues = fc.oneof({ weight: 3, arbitrary: jsonValues(3) }, { weight: 1, arbitrary: fc.constant(undefined) });

const refused = Symbol('refused');

/** The edit as the words beside `editDeclaration` have it, step by step; {@link refused} for one that leads nowhere. */
function model(value: JsonValue | undefined, names: readonly string[], wanted: JsonValue | undefined): JsonValue | undefined | typeof refused {
  const [name, ...rest] = names;
  if (name === undefined) return wanted;
  if (value === undefined) {
    if (wanted === undefined) return undefined;
    const inner = model(undefined, rest, wanted) as JsonValue;
    return name === '-' ? [inner] : Object.fromEntries([[name, inner]]);
  }
  if (typeof value !== 'object' || value === null) return refused;
  if (Array.isArray(value)) {
    const items: readonly JsonValue[] = value;
    const at = name === '-' ? items.length : Number(name);
    if (name !== '-' && (!/^\d+$/u.test(name) || (at >= items.length && wanted !== undefined))) return refused;
    if (at >= items.length && wanted === undefined) return items;
    const inner = model(items[at], rest, wanted);
    if (inner === refused) return inner;
    return items.toSpliced(at, 1, ...(inner === undefined ? [] : [inner]));
  }
  const members = new Map(Object.entries(value as Record<string, JsonValue>));
  const inner = model(members.get(name), rest, wanted);
  if (inner === refused) return inner;
  if (inner === undefined) members.delete(name);
  else members.set(name, inner);
  return Object.fromEntries(members);
}

const pick = fc.tuple(texts, ways, newValues).map(([text, [choices, rest], wanted]) => ({ ...text, names: wayInto(text.value, choices, rest), wanted }));

describe('whatever the document, its layout and the edit', () => {
  test('the new text says what the edit makes of the old one, or the edit is refused', () => {
    let refusals = 0;
    fc.assert(
      fc.property(pick, ({ value, bytes, names, wanted }) => {
        const expected = model(value, names, wanted);
        const result = editDeclaration(bytes, [{ pointer: jsonPointer(names), value: wanted }]);
        if (expected === refused || expected === undefined) {
          refusals++;
          expect(result).toMatchObject({ ok: false, error: { code: 'invalid_request' } });
        } else {
          if (!result.ok) throw new Error(result.error.message);
          expect(canonicalJson(strict(result.value).value)).toBe(canonicalJson(expected));
        }
      }),
      { seed: 21, numRuns: 1500 },
    );
    expect(refusals).toBeGreaterThan(50);
    expect(refusals).toBeLessThan(700);
  });

  test('several edits are the same as one after the other', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.tuple(ways, newValues), { minLength: 1, maxLength: 4 }), ({ value, bytes }, drawn) => {
        const edits = drawn.map(([[choices, rest], wanted]) => ({ pointer: jsonPointer(wayInto(value, choices, rest)), value: wanted }));
        const together = editDeclaration(bytes, edits);
        let single = editDeclaration(bytes, []);
        for (const edit of edits) if (single.ok) single = editDeclaration(single.value, [edit]);
        expect(together.ok).toBe(single.ok);
        if (together.ok && single.ok) expect(canonicalJson(strict(together.value).value)).toBe(canonicalJson(strict(single.value).value));
      }),
      { seed: 22, numRuns: 400 },
    );
  });

  test('an edit made twice is made once', () => {
    fc.assert(
      fc.property(pick, ({ bytes, names, wanted }) => {
        fc.pre(!names.includes('-') && !(wanted === undefined && names.some((name) => /^\d+$/u.test(name))));
        const edit = { pointer: jsonPointer(names), value: wanted };
        const once = editDeclaration(bytes, [edit]);
        if (once.ok) expect(editDeclaration(once.value, [edit])).toEqual(once);
      }),
      { seed: 23, numRuns: 500 },
    );
  });
});

describe('bytes beside what is edited stay', () => {
  test('in front of a value that is set, and behind it', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.nat(30), { minLength: 1, maxLength: 4 }), jsonValues(3), ({ value, bytes }, choices, wanted) => {
        const pointer = jsonPointer(wayInto(value, choices, []));
        const { source } = strict(bytes);
        const place = source.node(pointer)?.value;
        const result = editDeclaration(bytes, [{ pointer, value: wanted }]);
        if (!result.ok || !place) throw new Error('not edited');
        const text = decode(bytes).slice(-source.text.length);
        const after = decode(result.value).slice(decode(bytes).length - text.length);
        expect(after.slice(0, place.start)).toBe(text.slice(0, place.start));
        expect(after.slice(place.start).endsWith(text.slice(place.end))).toBe(true);
      }),
      { seed: 24, numRuns: 700 },
    );
  });

  test('a new member is put between bytes of which none goes', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.nat(30), { maxLength: 3 }), steps, jsonValues(2), ({ value, bytes }, choices, step, wanted) => {
        const parent = wayInto(value, choices, []);
        const container = model(value, parent, value) === refused ? undefined : strict(bytes).source.children(jsonPointer(parent));
        fc.pre(container !== undefined && container.length > 0 && !container.some(({ name }) => name === step));
        const result = editDeclaration(bytes, [{ pointer: jsonPointer([...parent, step]), value: wanted }]);
        fc.pre(result.ok && !mayOutgrowItsLine(parentOf(value, [...parent, step]), wanted));
        const [before, after] = [decode(bytes), result.ok ? decode(result.value) : ''];
        let front = 0;
        while (front < before.length && before[front] === after[front]) front++;
        expect(after.endsWith(before.slice(front))).toBe(true);
      }),
      { seed: 25, numRuns: 700 },
    );
  });

  test('a member that goes leaves no other byte behind, and takes none of its siblings with it', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.nat(30), { minLength: 1, maxLength: 4 }), ({ value, bytes }, choices) => {
        const names = wayInto(value, choices, []);
        fc.pre(names.length > 0);
        const result = editDeclaration(bytes, [{ pointer: jsonPointer(names) }]);
        if (!result.ok) throw new Error(result.error.message);
        const [before, after] = [decode(bytes), decode(result.value)];
        expect(isSubsequence(after, before)).toBe(true);
        const siblings = itemTexts(strict(bytes), names.slice(0, -1));
        const left = itemTexts(strict(result.value), names.slice(0, -1));
        // Of items that are the same JSON, which one goes is not promised.
        if (Array.isArray(parentOf(value, names))) expect(siblings).toEqual(expect.arrayContaining([...left]));
        else expect(left).toEqual(siblings.filter((text) => !text.startsWith(JSON.stringify(names.at(-1)))));
      }),
      { seed: 26, numRuns: 700 },
    );
  });

  test('a new member that goes again leaves the file as it was', () => {
    fc.assert(
      fc.property(jsonObjects(4), layouts, fc.array(fc.nat(30), { maxLength: 3 }), jsonValues(2), (value, layout, choices, wanted) => {
        const bytes = new TextEncoder().encode(laidOut(value, layout));
        const pointer = jsonPointer([...wayInto(value, choices, []), 'new']);
        const there = editDeclaration(bytes, [{ pointer, value: wanted }]);
        fc.pre(there.ok);
        const back = there.ok && editDeclaration(there.value, [{ pointer }]);
        expect(back && back.ok && decode(back.value)).toBe(decode(bytes));
      }),
      { seed: 27, numRuns: 500 },
    );
  });
});

function itemTexts({ source }: StrictJson, parent: readonly string[]): readonly string[] {
  return source.children(jsonPointer(parent)).map(({ key, value }) => source.text.slice((key ?? value).start, value.end));
}

function parentOf(value: JsonValue, names: readonly string[]): JsonValue {
  return names.slice(0, -1).reduce<JsonValue>((at, name) => (at as Record<string, JsonValue>)[name] ?? null, value);
}

function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (const unit of whole) if (part.startsWith(unit, at)) at += unit.length;
  return at === part.length;
}

/** A list that gains an item and no longer fits on its line is taken apart: blanks between the others change. */
function mayOutgrowItsLine(parent: JsonValue, wanted: JsonValue): boolean {
  return Array.isArray(parent) && JSON.stringify([parent, wanted]).length > 60;
}
