import { createHash } from 'node:crypto';
import { craft } from './golden.ts';

/** A deterministic stream of numbers (mulberry32): the same mutants on every machine. */
export class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = seed;
  }

  /** 0 … n-1 */
  below(n: number): number {
    this.#state = (this.#state + 0x6d2b_79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * n);
  }

  pick<T>(from: readonly T[]): T {
    const picked = from[this.below(from.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }
}

/** What a kind of mutation makes of an archive. */
export type Mutation = (bytes: Buffer, dice: Dice) => Buffer;

type Loose = Record<string, unknown>;
interface LooseHeader {
  asset_table: Loose[];
  preload: Loose[];
}

function partsOf(bytes: Buffer): { text: string; payload: Buffer } {
  return { text: bytes.toString('utf8', 32, 32 + bytes.readUInt32LE(8)), payload: bytes.subarray(Number(bytes.readBigUInt64LE(12))) };
}

const interesting = [0, 1, 2, 15, 16, 17, 31, 32, 48, 64, 255, 65_535, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1];
const values: readonly unknown[] = [
  ...interesting, -1, -16, 0.5, 2 ** 53 - 1, 2 ** 53, 1e21, 1e300, null, true, '', 'x', 'NONE', 'TILES', 'a '.repeat(50), 'é', 'e\u0301',
  [], {}, [[]], { a: 1 }, '0'.repeat(64), 'F'.repeat(64),
];

/** Canonical by the book, for values that need not be JSON an archive may hold. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
}

/** One edit somewhere in the header, made canonical again, and the checksum right: only deeper checks can see it. */
function editHeader(bytes: Buffer, dice: Dice): Buffer {
  const { text, payload } = partsOf(bytes);
  const header = JSON.parse(text) as LooseHeader;
  dice.pick(headerEdits)(header, dice);
  return craft(canonical(header), payload);
}

function someEntry(header: LooseHeader, dice: Dice): Loose {
  const all = [...header.asset_table, ...header.preload];
  return all.length > 0 ? dice.pick(all) : (header as unknown as Loose);
}

const headerEdits: readonly ((header: LooseHeader, dice: Dice) => void)[] = [
  (header, dice) => {
    const entry = someEntry(header, dice);
    entry[dice.pick(Object.keys(entry))] = dice.pick(values);
  },
  (header, dice) => {
    const entry = someEntry(header, dice);
    const key = dice.pick(Object.keys(entry));
    if (typeof entry[key] === 'number') entry[key] += dice.pick([-16, -1, 1, 16, 32]);
  },
  (header, dice) => {
    const entry = someEntry(header, dice);
    delete entry[dice.pick(Object.keys(entry))];
  },
  (header, dice) => {
    someEntry(header, dice)[dice.pick(['zzz', '__proto__', 'a', 'constructor', 'sha512'])] = dice.pick(values);
  },
  (header, dice) => {
    const list = dice.pick([header.asset_table, header.preload]);
    list.splice(dice.below(list.length + 1), dice.below(2), ...(list.length > 0 ? [dice.pick(list)] : []));
  },
  (header, dice) => {
    const list = dice.pick([header.asset_table, header.preload]);
    list.splice(dice.below(list.length + 1), 1);
  },
  (header, dice) => {
    const list = dice.pick([header.asset_table, header.preload]);
    list.reverse();
    header.preload.splice(dice.below(3), 0, { asset_id: dice.below(50), slot: dice.below(17) });
  },
  (header, dice) => {
    (header as unknown as Loose)[dice.pick(['asset_table', 'preload', 'zzz'])] = dice.pick(values);
  },
];

/** Changes a slice and makes digest, sizes and checksum right again: another archive, and a valid one. */
function editPayload(bytes: Buffer, dice: Dice): Buffer {
  const { text, payload } = partsOf(bytes);
  const header = JSON.parse(text) as LooseHeader;
  const edited = Buffer.from(payload);
  const [entry] = header.asset_table.filter((each) => Number(each['size']) > 0);
  if (!entry) return bytes;
  const offset = Number(entry['offset']);
  const slice = edited.subarray(offset, offset + Number(entry['size']));
  slice[dice.below(slice.length)] = dice.below(256);
  entry['sha256'] = createHash('sha256').update(slice).digest('hex');
  return craft(canonical(header), edited);
}

function changed(bytes: Buffer, change: (copy: Buffer) => void): Buffer {
  const copy = Buffer.from(bytes);
  change(copy);
  return copy;
}

const fields = [[0, 4], [4, 4], [8, 4], [12, 8], [20, 4], [24, 4], [28, 4]] as const;

/** Damage: nothing is fixed up afterwards, so whatever differs from the original is wrong. */
export const damage: Readonly<Record<string, Mutation>> = {
  'bit flip': (bytes, dice) =>
    changed(bytes, (copy) => {
      const at = dice.below(copy.length);
      copy[at] = (copy[at] ?? 0) ^ (1 << dice.below(8));
    }),
  'bytes overwritten': (bytes, dice) =>
    changed(bytes, (copy) => {
      const at = dice.below(copy.length);
      for (let index = 0; index <= dice.below(40) && at + index < copy.length; index += 1) copy[at + index] = dice.below(256);
    }),
  'a run of zeros': (bytes, dice) =>
    changed(bytes, (copy) => {
      const at = dice.below(copy.length);
      copy.subarray(at, at + 1 + dice.below(200)).fill(0);
    }),
  truncation: (bytes, dice) => bytes.subarray(0, dice.below(bytes.length)),
  extension: (bytes, dice) => Buffer.concat([bytes, Buffer.alloc(1 + dice.below(64), dice.pick([0, 0, 255]))]),
  'bytes inserted': (bytes, dice) => {
    const at = dice.below(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), Buffer.alloc(dice.pick([1, 4, 16]), dice.below(256)), bytes.subarray(at)]);
  },
  'bytes removed': (bytes, dice) => {
    const at = dice.below(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + dice.pick([1, 4, 16]))]);
  },
  'a field of the prelude': (bytes, dice) =>
    changed(bytes, (copy) => {
      const [offset, size] = dice.pick(fields);
      const near = copy.readUInt32LE(offset) + dice.pick([-16, -1, 1, 16]);
      copy.writeUInt32LE(dice.pick([...interesting, near]) >>> 0, offset);
      if (size === 8 && dice.below(2) === 0) copy.writeUInt32LE(dice.below(2 ** 32), offset + 4);
    }),
};

/** Forgery: lengths and checksums are made right again, so that deeper checks are reached, or none has cause. */
export const forgery: Readonly<Record<string, Mutation>> = {
  'header bytes, checksum fixed': (bytes, dice) => {
    const { text, payload } = partsOf(bytes);
    const header = Buffer.from(text);
    for (let count = 0; count <= dice.below(3); count += 1) header[dice.below(header.length)] = dice.pick([...Buffer.from('019{}[],:"\\ae-. \n'), dice.below(256)]);
    return craft(header, payload);
  },
  'header edit, made canonical': editHeader,
  'payload edit, digest fixed': editPayload,
};
