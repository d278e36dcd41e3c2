import { describe, expect, it } from 'vitest';
import { assetUuidSchema, operationIdSchema } from '../../src/contract/ids.ts';
import { newAssetUuid, newOperationId } from '../../src/io/operation-id.ts';

describe('newOperationId', () => {
  it('is an operation id, another one each time', () => {
    const ids = new Set(Array.from({ length: 100 }, () => newOperationId()));
    expect(ids.size).toBe(100);
    for (const id of ids) expect(operationIdSchema.safeParse(id).success).toBe(true);
  });

  it('throws bytes away that would favour some characters', () => {
    // 248 = 4 × 62: the bytes 248 … 255 have no fair letter.
    const draws = [Uint8Array.from([255, 248, 247, 0, 61, 62]), new Uint8Array(20)];
    const id = newOperationId(() => draws.shift() ?? expect.unreachable());
    expect(id).toBe(`z0z0${'0'.repeat(16)}`);
  });

  it('reaches every character equally often', () => {
    const counts = new Map<string, number>();
    let next = 0;
    // 62 ids take 1,240 bytes: 0 … 247, all of them fair, five times over.
    for (let round = 0; round < 62; round += 1) {
      const id = newOperationId((size) => Uint8Array.from({ length: size }, () => next++ % 248));
      for (const letter of id) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    expect(new Set(counts.values())).toEqual(new Set([20]));
    expect(counts.size).toBe(62);
  });
});

describe('newAssetUuid', () => {
  it('lays out time, version and variant as RFC 9562 says', () => {
    // The example of RFC 9562, appendix A.6.
    const random = Buffer.from('0000000000000cc318c4dc0c0c07398f', 'hex');
    expect(newAssetUuid(0x017f22e279b0, () => random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });

  it('is accepted by the contract, another one each time', () => {
    const uuids = new Set(Array.from({ length: 100 }, () => newAssetUuid()));
    expect(uuids.size).toBe(100);
    for (const uuid of uuids) expect(assetUuidSchema.safeParse(uuid).success).toBe(true);
  });

  it('stands a clock before 1970', () => {
    expect(newAssetUuid(-1)).toMatch(/^00000000-0000-7/u);
  });
});
