import { bytesSource } from '../../src/base/byte-source.ts';
import { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import { inspectArchive, type ArchiveInspection } from '../../src/packer/archive/inspect.ts';
import { planArchive } from '../../src/packer/archive/plan.ts';
import { openArchive } from '../../src/packer/archive/reader.ts';
import { writeArchiveInSteps } from '../../src/packer/archive/writer.ts';
import { sha256 } from '../../src/io/hashing.ts';

/** An archive of assets of these sizes, ids from 1, as bytes and as it is inspected. */
export function standingBuildOf(assets: readonly { readonly bank: string; readonly size: number }[]): { readonly file: Uint8Array; readonly inspection: ArchiveInspection } {
  const payloads = assets.map(({ size }, at) => new Uint8Array(size).fill(at + 1));
  const entries = assets.map(({ bank, size }, at) => {
    const digest = sha256(payloads[at] ?? new Uint8Array(0));
    return { asset_id: at + 1, asset_name: `asset ${at + 1}`, bank_type: bank, codec: 'NONE' as const, size, decoded_size: size, sha256: digest, metadata: '{}' };
  });
  const plan = planArchive(entries, []);
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const fs = new MemoryFileSystem();
  const steps = writeArchiveInSteps(fs, '/assets.pa', plan.value, (_, at) => [payloads[at] ?? new Uint8Array(0)]);
  for (let next = steps.next(); ; next = steps.next()) if (next.done === true) break;
  const file = fs.readFile('/assets.pa');
  const opened = openArchive(bytesSource(file));
  if (!opened.ok) throw new Error(opened.error.message);
  return { file, inspection: inspectArchive(opened.value) };
}
