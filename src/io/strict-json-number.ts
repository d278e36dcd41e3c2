/**
 * Whether reading the number as a double and writing it again gives the same number. It fails for integers
 * that a double cannot tell apart (9007199254740993), for more digits than it holds, and for overflow and
 * underflow: such a value would change silently when a document is rewritten.
 */
export function survivesReading(lexeme: string): boolean {
  // At most 15 characters are at most 15 significant digits, which every double keeps; no exponent, no surprise.
  if (lexeme.length <= 15 && !/[eE]/u.test(lexeme)) return true;
  const value = Number(lexeme);
  if (!Number.isFinite(value)) return false;
  const read = decimalOf(lexeme);
  const written = decimalOf(String(value));
  return read.digits === written.digits && read.exponent === written.exponent;
}

/** A decimal number as significant digits without zeros at either end, times a power of ten; the sign left out. */
interface Decimal {
  readonly digits: string;
  readonly exponent: number;
}

function decimalOf(lexeme: string): Decimal {
  const [mantissa = '', power = '0'] = unsigned(lexeme).split(/[eE]/u);
  const [whole = '', fraction = ''] = mantissa.split('.');
  const all = stripLeadingZeros(whole + fraction);
  const digits = stripTrailingZeros(all);
  if (digits === '') return { digits, exponent: 0 };
  return { digits, exponent: Number(power) - fraction.length + (all.length - digits.length) };
}

function unsigned(lexeme: string): string {
  return lexeme.startsWith('-') ? lexeme.slice(1) : lexeme;
}

// Loops, not /0+$/: that expression takes quadratic time on a long run of zeros that does not end the text.
function stripLeadingZeros(digits: string): string {
  let at = 0;
  while (digits.charCodeAt(at) === 0x30) at++;
  return digits.slice(at);
}

function stripTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits.charCodeAt(end - 1) === 0x30) end--;
  return digits.slice(0, end);
}
