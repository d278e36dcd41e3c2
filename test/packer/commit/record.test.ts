import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largestRecord, parseRecord, printRecord } from '../../../src/packer/commit/record.ts';
import type { JournalRecord } from '../../../src/packer/commit/record.ts';
import { digest, operationId } from './scenario.ts';

const record: JournalRecord = {
  format: 1,
  operation_id: operationId,
  moves: [{ from: 'assets/x', to: 'assets/y/x', identity: '64769:1234' }],
  directories: [{ path: 'assets/y', before_move: 0 }],
  files: [
    { path: 'assets/y/x/asset.json', before: digest('1'), after: digest('2') },
    { path: 'assets/gone', before: digest('3'), after: 'absent', trash: `assets/.prometeu/trash/${operationId}/gone` },
  ],
};

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function bytes(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

describe('a journal record', () => {
  it('is canonical JSON with the checksum of itself without it', () => {
    const body = '{"directories":[],"files":[],"format":1,"moves":[],"operation_id":"Abcdefghij0123456789"}';
    const printed = text(printRecord({ format: 1, operation_id: operationId, moves: [], directories: [], files: [] }));
    expect(printed).toBe(`{"checksum":"${digest(body)}",${body.slice(1)}`);
  });

  it('is read back as it was written', () => {
    expect(parseRecord(printRecord(record), operationId)).toEqual({ ok: true, value: record });
  });

  it('is only read from the exact bytes: no blanks, no other order, no doubled key, no mark, no newline', () => {
    const printed = text(printRecord(record));
    const variants = [
      `${printed}\n`,
      ` ${printed}`,
      printed.replace('"format":1', '"format":1,"format":1'),
      printed.replace('"format":1', '"format":1.0'),
      JSON.stringify({ ...record, checksum: /[0-9a-f]{64}/u.exec(printed)?.[0] }),
    ];
    for (const variant of variants) expect(parseRecord(bytes(variant), operationId)).toEqual({ ok: false, error: 'bad_checksum' });
    expect(parseRecord(bytes(`\ufeff${printed}`), operationId)).toEqual({ ok: false, error: 'malformed' });
  });

  it('is malformed with unknown keys, prototype keys, bad UTF-8 or lone surrogates', () => {
    const printed = text(printRecord(record));
    expect(parseRecord(bytes(printed.replace('{', '{"more":1,')), operationId)).toEqual({ ok: false, error: 'malformed' });
    expect(parseRecord(bytes(printed.replace('{', '{"__proto__":{"format":1},')), operationId)).toEqual({ ok: false, error: 'malformed' });
    expect(parseRecord(bytes(printed.replace('assets/gone', 'assets/\\ud800')), operationId)).toEqual({ ok: false, error: 'malformed' });
    expect(parseRecord(Uint8Array.of(0x7b, 0xff, 0x7d), operationId)).toEqual({ ok: false, error: 'malformed' });
  });

  it('is of an unknown format whatever else it holds', () => {
    expect(parseRecord(bytes('{"format":2,"anything":[]}'), operationId)).toEqual({ ok: false, error: 'unknown_format' });
  });

  it('is not read when it is larger than any that is written', () => {
    expect(parseRecord(new Uint8Array(largestRecord + 1), operationId)).toEqual({ ok: false, error: 'malformed' });
  });

  it('is never accepted with a byte changed', () => {
    const printed = printRecord(record);
    fc.assert(
      fc.property(fc.nat(printed.length - 1), fc.integer({ min: 1, max: 255 }), (position, flip) => {
        const changed = printed.slice();
        changed[position] = (changed[position] ?? 0) ^ flip;
        expect(parseRecord(changed, operationId).ok).toBe(false);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
