import { randomBytes } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const length = 20;

/** Bytes from here up would make the first letters of the alphabet likelier than the rest. */
const fairBelow = 256 - (256 % alphabet.length);

/** Random bytes, as many as asked for; a test brings its own. */
export type RandomBytes = (size: number) => Uint8Array;

/** 20 random characters of `[0-9A-Za-z]`, all equally likely: about 119 bits (operations.md §3). */
export function newOperationId(random: RandomBytes = randomBytes): string {
  let id = '';
  while (id.length < length) {
    for (const byte of random(length)) {
      if (byte < fairBelow && id.length < length) id += alphabet.charAt(byte % alphabet.length);
    }
  }
  return id;
}

const largestTime = 2 ** 48 - 1;

/**
 * A UUID of version 7 (RFC 9562), lower case: 48 bits of time, 74 random ones. It orders by creation only
 * across milliseconds; nothing relies on more.
 *
 * @param now milliseconds since the epoch
 */
export function newAssetUuid(now: number = Date.now(), random: RandomBytes = randomBytes): string {
  const bytes = Buffer.from(random(16));
  bytes.writeUIntBE(Math.min(Math.max(0, Math.trunc(now)), largestTime), 0, 6);
  bytes.writeUInt8(0x70 | (bytes.readUInt8(6) & 0x0f), 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
