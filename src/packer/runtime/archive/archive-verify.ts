import { ok, type Result } from '../../../base/result.ts';
import type { PackerError } from '../../../contract/errors.ts';
import type { AnswerOf } from '../../../contract/operations.ts';
import type { ArchiveFaultReport } from '../../../contract/operations/archive.ts';
import type { FileSystem } from '../../../io/file-system.ts';
import { attempt } from '../../../io/io-error.ts';
import { companionNames } from '../../archive/companions.ts';
import type { CompanionFault } from '../../archive/companion-fault.ts';
import { verifyCompanions } from '../../archive/companion-verify.ts';
import { faultSentence, type ArchiveFault } from '../../archive/faults.ts';
import { verifyArchive, type ArchiveVerification } from '../../archive/verify.ts';
import { OpenedCompanions } from '../../pack/build-sources.ts';
import { payloadCheck } from '../../pack/payload/payload-check.ts';
import type { OpenedArchive } from './archive-source.ts';

/**
 * Checks every byte of an archive, and where it is a project's, of the companions beside it, which must all be
 * there (formats.md §3, §4).
 */
export function verifyBuild(fs: FileSystem, opened: OpenedArchive): AnswerOf<'verifyArchive'> {
  const verification = verifyArchive(opened.source, payloadCheck());
  const faults = verification.faults.map((fault) => report(archiveNameOf(opened), fault));
  const beside = opened.build === undefined ? ok([]) : companionFaults(fs, opened.build, verification);
  if (!beside.ok) return beside;
  const all = [...faults, ...beside.value];
  return ok({
    ok: all.length === 0,
    file: opened.file,
    companions: opened.build === undefined ? [] : [...companionNames],
    assets: verification.archive?.entries.length ?? 0,
    size: verification.size,
    faults: all,
  });
}

function companionFaults(
  fs: FileSystem,
  build: string,
  { archive, sha256 }: ArchiveVerification,
): Result<ArchiveFaultReport[], PackerError> {
  return attempt('read', 'build/', () => {
    const companions = new OpenedCompanions(fs, build);
    try {
      const missing = companions.missing.map((file) => ({
        code: 'companion_missing',
        message: `${file} is not there.`,
        file,
      }));
      // Without a sound archive there is nothing to hold them against; its own faults say why.
      if (!archive || sha256 === undefined) return missing;
      const wrong = verifyCompanions(archive, sha256, companions.sources).map((fault) => report(fault.file, fault));
      return [...missing, ...wrong];
    } finally {
      companions.dispose();
    }
  });
}

function archiveNameOf({ file, build }: OpenedArchive): string {
  return build === undefined ? file : 'assets.pa';
}

function report(
  file: string,
  fault: Pick<ArchiveFault | CompanionFault, 'code' | 'message' | 'field' | 'byte' | 'asset_id'>,
): ArchiveFaultReport {
  return {
    code: fault.code,
    message: faultSentence(fault.message),
    file,
    ...(fault.field === undefined ? {} : { field: fault.field }),
    ...(fault.byte === undefined ? {} : { byte: fault.byte }),
    ...(fault.asset_id === undefined ? {} : { asset_id: fault.asset_id }),
  };
}
