import type { JsonObject, JsonValue } from '../../io/strict-json.ts';
import type { JsonStyle } from './json-style.ts';
import { isArray, isObject } from './same-json.ts';

/** UTF-16 units that a line may have before what stands on it is taken apart. */
export const printWidth = 140;

export interface PrintPlace {
  /** The indentation of the line that the value begins on. */
  readonly indent: string;
  /** Units on that line in front of the value. */
  readonly column: number;
  /** `one_line`: whatever the width; `taken_apart`: an item a line, at the outermost bracket. */
  readonly layout?: 'one_line' | 'taken_apart';
}

/** A value in a style: on one line where the style has such and it is short, else an item a line. */
export function printJson(value: JsonValue, style: JsonStyle, place: PrintPlace): string {
  if (!isArray(value) && !isObject(value)) return printScalar(value);
  if (isEmpty(value)) return isArray(value) ? '[]' : '{}';
  if (place.layout !== 'taken_apart' && (style.oneLine || place.layout === 'one_line')) return printOnOneLine(value, style);
  if (place.layout !== 'taken_apart' && mayStandOnOneLine(value, style)) {
    const line = printOnOneLine(value, style);
    if (place.column + line.length <= printWidth) return line;
  }
  return printTakenApart(value, style, place.indent);
}

/** A member of an object, or an item of an array when `key` is left out. */
export function printItem(key: string | undefined, value: JsonValue, style: JsonStyle, place: PrintPlace): string {
  const name = key === undefined ? '' : JSON.stringify(key) + style.colon;
  return name + printJson(value, style, { ...place, column: place.column + name.length });
}

/** Brackets around items that each stand on a line of their own. `indent` is that of the opening bracket's line. */
export function takeApart(brackets: string, items: readonly string[], style: JsonStyle, indent: string): string {
  const line = style.eol + indent;
  return `${brackets.charAt(0)}${items.map((item) => line + style.unit + item).join(',')}${line}${brackets.charAt(1)}`;
}

function printTakenApart(value: readonly JsonValue[] | JsonObject, style: JsonStyle, indent: string): string {
  const inner = indent + style.unit;
  // The comma that follows needs its place too.
  const place = { indent: inner, column: inner.length + 1 };
  const items = membersOf(value).map(([key, item]) => printItem(key, item, style, place));
  return takeApart(isArray(value) ? '[]' : '{}', items, style, indent);
}

function printOnOneLine(value: JsonValue, style: JsonStyle): string {
  if (!isArray(value) && !isObject(value)) return printScalar(value);
  const [open, close, pad] = isArray(value) ? ['[', ']', style.padding.array] : ['{', '}', style.padding.object];
  if (isEmpty(value)) return open + close;
  const items = membersOf(value).map(
    ([key, item]) => (key === undefined ? '' : JSON.stringify(key) + style.colon) + printOnOneLine(item, style),
  );
  return open + pad + items.join(style.comma) + pad + close;
}

/** Whether the style takes nothing of it apart. */
function mayStandOnOneLine(value: JsonValue, style: JsonStyle): boolean {
  if ((!isArray(value) && !isObject(value)) || isEmpty(value)) return true;
  if (style.expands[isArray(value) ? 'array' : 'object']) return false;
  return membersOf(value).every(([, item]) => mayStandOnOneLine(item, style));
}

function membersOf(value: readonly JsonValue[] | JsonObject): readonly (readonly [key: string | undefined, value: JsonValue])[] {
  return isArray(value) ? value.map((item) => [undefined, item] as const) : Object.entries(value);
}

function isEmpty(value: readonly JsonValue[] | JsonObject): boolean {
  return (isArray(value) ? value : Object.keys(value)).length === 0;
}

function printScalar(value: JsonValue): string {
  // JSON.stringify would make -0 a 0.
  return Object.is(value, -0) ? '-0' : JSON.stringify(value);
}
