import type { PackedAsset } from './packed.ts';

interface TableRow {
  readonly asset_id: number;
  readonly asset_name: string;
  readonly bank_type: string;
  readonly offset: number;
  readonly size: number;
}

interface Header {
  readonly asset_table: readonly TableRow[];
  readonly preload: readonly { readonly asset_id: number; readonly slot: number }[];
}

/** Reads `assets.pa` as a stranger would who has only formats.md §3. */
export function readArchive(bytes: Uint8Array): readonly PackedAsset[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = view.getUint32(8, true);
  const payloadOffset = Number(view.getBigUint64(12, true));
  const header = JSON.parse(Buffer.from(bytes.subarray(32, 32 + headerLength)).toString('utf8')) as Header;
  const slots = new Map(header.preload.map(({ asset_id, slot }) => [asset_id, slot]));
  return header.asset_table.map(({ asset_id, asset_name, bank_type, offset, size }) => {
    const start = payloadOffset + offset;
    const payload = bank_type === 'DATA' ? Buffer.from(bytes.subarray(start, start + size)).toString('latin1') : undefined;
    return { asset_id, asset_name, bank_type, slot: slots.get(asset_id), payload };
  });
}
