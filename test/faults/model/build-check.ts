import type { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { freeServices } from '../../../src/packer/runtime/free-services.ts';
import { readArchive } from './archive.ts';
import { projectDirectory } from './disk.ts';
import type { PackedAsset } from './packed.ts';
import type { Bytes } from './world.ts';

/** `build/` by path; directories end in `/`. */
type Build = ReadonlyMap<string, Bytes>;

/** What is wrong with `build/` if it is to be as it was. */
export function builtOtherwise(before: Build, now: Build): string | undefined {
  return filesOf(before) === filesOf(now) ? undefined : 'build/ is not as it was';
}

function filesOf(build: Build): string {
  return JSON.stringify([...build].filter(([path]) => !path.endsWith('/')));
}

/** What is wrong with `build/` if its archive is to hold these assets. */
export function builtWrongly(build: Build, assets: readonly PackedAsset[]): string | undefined {
  const archive = build.get('build/assets.pa');
  if (archive === undefined) return 'there is no archive';
  const packed = readArchive(Buffer.from(archive, 'latin1'));
  return JSON.stringify(packed) === JSON.stringify(assets) ? undefined : `the archive holds ${JSON.stringify(packed)}, not ${JSON.stringify(assets)}`;
}

/** What the packer itself finds wrong with `build/`, archive and companions, byte for byte; nothing before the first pack. */
export async function unverified(disk: MemoryFileSystem): Promise<string | undefined> {
  const answer = await freeServices(disk, () => projectDirectory).verifyArchive({ archive: { project_id: 'model' } });
  if (!answer.ok) return answer.error.code === 'archive_missing' ? undefined : answer.error.message;
  return answer.value.ok ? undefined : `build/ does not verify: ${JSON.stringify(answer.value.faults)}`;
}
