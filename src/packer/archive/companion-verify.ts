import type { ByteSource } from '../../base/byte-source.ts';
import { systemCode } from '../../io/system-error.ts';
import type { CompanionFault } from './companion-fault.ts';
import { companionNames, type CompanionName } from './companions.ts';
import { verifyMetadata } from './metadata-verify.ts';
import { verifyMirror } from './mirror.ts';
import type { ArchiveReader } from './reader.ts';

/** Companions by name, opened. One that is left out is not judged: whether it must be there is for the caller. */
export type CompanionSources = Readonly<Partial<Record<CompanionName, ByteSource>>>;

/**
 * Holds the companions against their archive, every byte of them: the two lists are what the header says, and the
 * metadata document is canonical, agrees with its own checksum and names this archive, these lists and these assets.
 *
 * @param archiveSha256 of the whole `assets.pa`, as `verifyArchive` found it
 */
export function verifyCompanions(archive: ArchiveReader, archiveSha256: string, files: CompanionSources): readonly CompanionFault[] {
  return companionNames.flatMap((file) => {
    const source = files[file];
    if (!source) return [];
    try {
      return verifyOne(archive, archiveSha256, file, source);
    } catch (error) {
      const code = systemCode(error);
      if (code === undefined) throw error;
      return [{ code: 'unreadable' as const, file, message: `${file} cannot be read: the system reports ${code}` }];
    }
  });
}

function verifyOne(archive: ArchiveReader, archiveSha256: string, file: CompanionName, source: ByteSource): readonly CompanionFault[] {
  switch (file) {
    case 'asset_table.json':
      return verifyMirror(archive, archive.tableRange, file, source);
    case 'preload.json':
      return verifyMirror(archive, archive.preloadRange, file, source);
    case 'asset_table_metadata.json':
      return verifyMetadata(archive, archiveSha256, source);
  }
}
