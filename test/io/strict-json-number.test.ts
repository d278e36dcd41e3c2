import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { survivesReading } from '../../src/io/strict-json-number.ts';

describe('a number that would change its value when read is found', () => {
  test.each(['9007199254740993', '-9007199254740993', '12345678901234567890', '1e999', '-1e999', '1e-400', '0.1000000000000000055511151231257827', '3.14159265358979323846', '1152921504606846976'])(
    '%s changes',
    (lexeme) => {
      expect(survivesReading(lexeme)).toBe(false);
    },
  );

  test.each(['0', '-0', '0.0', '0e999', '9007199254740991', '9007199254740992', '-9007199254740991', '0.1', '1.50', '1e3', '1E+21', '100000000000000000000', '1.7976931348623157e308', '5e-324', '0.30000000000000004'])(
    '%s stays',
    (lexeme) => {
      expect(survivesReading(lexeme)).toBe(true);
    },
  );

  test('every double survives as JavaScript writes it', () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => survivesReading(JSON.stringify(value))), {
      seed: 3,
      numRuns: 500,
    });
  });

  test('an integer survives exactly when BigInt and Number print the same', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 22n), max: 10n ** 22n }), (value) => {
        const printed = BigInt(Number(value)) === value && Number(value).toLocaleString('en', { useGrouping: false, maximumFractionDigits: 0 }) === String(value);
        expect(survivesReading(String(value)) || !printed).toBe(true);
        if (Number.isSafeInteger(Number(value))) expect(survivesReading(String(value))).toBe(true);
        else if (BigInt(Number(value)) !== value && value % 10n !== 0n) expect(survivesReading(String(value))).toBe(false);
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});
