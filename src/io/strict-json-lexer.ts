import { survivesReading } from './strict-json-number.ts';

/** What is wrong at an offset of the text. `syntax`, `depth` and `too_many` end the reading. */
export interface ParseFault {
  readonly kind: 'syntax' | 'depth' | 'too_many' | 'duplicate_key' | 'number' | 'encoding';
  readonly offset: number;
  readonly message: string;
}

/** Faults after which it is not worth collecting more. */
const maxFaults = 20;

/** Unwinds the reading at a fault that nothing can be read after. */
export class Stop extends Error {}

/** Walks over a JSON text and reads its smallest parts. Faults are collected; the gravest end it with {@link Stop}. */
export class JsonLexer {
  readonly text: string;
  readonly faults: ParseFault[] = [];
  /** Offset of what is read next. */
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** The UTF-16 unit at the current place; NaN at the end. */
  peek(): number {
    return this.text.charCodeAt(this.at);
  }

  string(): string {
    const start = ++this.at;
    for (;;) {
      const unit = this.text.charCodeAt(this.at);
      if (unit === 0x22) return this.text.slice(start, this.at++);
      if (unit === 0x5c) return this.#escapedString(start);
      if (!(unit >= 0x20)) this.#brokenString(start);
      this.at++;
    }
  }

  /** A string with at least one backslash, from its first character. */
  #escapedString(start: number): string {
    const parts: string[] = [];
    let from = start;
    for (;;) {
      const unit = this.text.charCodeAt(this.at);
      if (unit === 0x22) break;
      if (unit === 0x5c) {
        if (from < this.at) parts.push(this.text.slice(from, this.at));
        parts.push(this.#escape());
        from = this.at;
      } else if (!(unit >= 0x20)) this.#brokenString(start);
      else this.at++;
    }
    parts.push(this.text.slice(from, this.at++));
    const value = parts.join('');
    if (!value.isWellFormed()) {
      this.fault('encoding', start - 1, 'the string holds half of a surrogate pair, which is no character');
    }
    return value;
  }

  #escape(): string {
    const letter = this.text[this.at + 1] ?? '';
    const simple = escapes.get(letter);
    if (simple !== undefined) {
      this.at += 2;
      return simple;
    }
    const digits = this.text.slice(this.at + 2, this.at + 6);
    if (letter !== 'u' || !/^[0-9a-fA-F]{4}$/u.test(digits)) {
      this.stop('syntax', `\\${letter}${letter === 'u' ? digits : ''} is no escape that JSON knows`);
    }
    this.at += 6;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }

  #brokenString(start: number): never {
    if (this.at >= this.text.length) {
      this.at = start - 1;
      this.stop('syntax', 'the string that starts here is never closed');
    }
    const unit = this.text.charCodeAt(this.at);
    const line = unit === 0x0a || unit === 0x0d;
    return this.stop('syntax', line ? 'a string must be closed on the line it starts on' : `a string must not hold ${this.here()}`);
  }

  number(): number {
    numberAt.lastIndex = this.at;
    const lexeme = numberAt.exec(this.text)?.[0];
    if (lexeme === undefined) return this.stop('syntax', `a value must stand here, not ${this.here()}`);
    const start = this.at;
    this.at += lexeme.length;
    if (/^[\w.+-]/u.test(this.text[this.at] ?? '')) this.stop('syntax', `${shortened(lexeme)} must not be followed by ${this.here()}`);
    if (!survivesReading(lexeme)) {
      this.fault('number', start, `${shortened(lexeme)} cannot be held exactly: it would become ${String(Number(lexeme))}`);
    }
    return Number(lexeme);
  }

  word<T>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at) || /^\w/u.test(this.text[this.at + word.length] ?? '')) {
      this.stop('syntax', `a value must stand here, not ${this.here()}`);
    }
    this.at += word.length;
    return value;
  }

  blanks(): void {
    for (;;) {
      const unit = this.text.charCodeAt(this.at);
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return;
      this.at++;
    }
  }

  take(unit: number): boolean {
    if (this.text.charCodeAt(this.at) !== unit) return false;
    this.at++;
    return true;
  }

  /** What stands at the current place, for a message. */
  here(): string {
    const point = this.text.codePointAt(this.at);
    if (point === undefined) return 'the end of the file';
    if (point === 0x0a || point === 0x0d) return 'the end of the line';
    if (/^[\p{Cc}\p{Cf}\p{Z}\p{Cn}]$/u.test(String.fromCodePoint(point))) {
      return `the character U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
    }
    return /^[\p{L}\p{N}_]+/u.exec(this.text.slice(this.at, this.at + 20))?.[0] ?? String.fromCodePoint(point);
  }

  fault(kind: ParseFault['kind'], offset: number, message: string): void {
    this.faults.push({ kind, offset, message });
    if (this.faults.length >= maxFaults) throw new Stop();
  }

  stop(kind: ParseFault['kind'], message: string): never {
    this.faults.push({ kind, offset: this.at, message });
    throw new Stop();
  }
}

const numberAt = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/uy;

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** A key for a message. */
export function quoted(key: string): string {
  return JSON.stringify(shortened(key));
}

function shortened(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`;
}
