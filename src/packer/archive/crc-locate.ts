/**
 * Which single byte, if changed, explains a CRC-32 that does not match: the checksum is linear, so undoing it
 * byte by byte from the end shows where a change of one byte would have left exactly this difference.
 *
 * A guess, not a proof: other damage can look the same, for long data more easily (above 16 MiB it usually
 * does somewhere). Only for a message; nothing is ever repaired by it.
 */
export function locateSingleByte(length: number, difference: number): readonly number[] {
  const found: number[] = [];
  let rest = difference >>> 0;
  for (let at = length - 1; at >= 0 && found.length < 2; at -= 1) {
    const index = byTopByte[rest >>> 24] ?? 0;
    const entry = table[index] ?? 0;
    if (entry === rest) found.push(at);
    rest = (((rest ^ entry) << 8) | index) >>> 0;
  }
  return found;
}

/** The CRC of each single byte; IEEE polynomial, bits reversed. */
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb8_8320 : 0);
  return crc >>> 0;
});

/** The top bytes of the table are all different: each tells which byte went in. */
const byTopByte = new Uint8Array(256);
for (const [index, entry] of table.entries()) byTopByte[entry >>> 24] = index;
