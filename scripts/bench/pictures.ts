import { crc32, deflateSync } from 'node:zlib';

/** Numbers that look random and are the same everywhere: xorshift32. */
export function numbersFrom(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
}

/** `busy`: half of the pixels differ from their neighbours, as dithered art does; `flat`: wide areas of one colour. */
export type Drawing = 'busy' | 'flat';

/** Rows of RGBA with 12 colours that stay 12 in RGB565, and transparent places, each row with filter type 0. */
function rows(side: number, seed: number, drawing: Drawing): Buffer {
  const next = numbersFrom(seed);
  const colours = Array.from({ length: 12 }, (_, at) => [(at * 37 + seed * 11) & 0xf8, (at * 71 + seed * 3) & 0xfc, (at * 13 + seed * 29) & 0xf8]);
  const bytes = Buffer.alloc((side * 4 + 1) * side);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const noise = next();
      const place = drawing === 'flat' ? (x >> 4) * 3 + (y >> 4) * 5 : (x >> 2) * (y >> 2) + (noise % 7 === 0 ? noise >>> 3 : 0);
      const clear = drawing === 'flat' ? place % 5 === 0 : (x + y) % 17 === 0;
      if (!clear) bytes.set([...(colours[place % 12] ?? []), 255], y * (side * 4 + 1) + 1 + x * 4);
    }
  }
  return bytes;
}

/** A square RGBA PNG. */
export function picture(side: number, seed: number, drawing: Drawing): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 6], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(rows(side, seed, drawing));
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)]);
}
