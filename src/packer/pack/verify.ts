import { err, ok, type Result } from '../../base/result.ts';
import { packerError } from '../../contract/errors.ts';
import type { PackFailure } from '../../contract/operations/pack.ts';
import { openFileSource } from '../../io/file-source.ts';
import { hashFile, sha256 as sha256Of } from '../../io/hashing.ts';
import { verifyCompanions } from '../archive/companion-verify.ts';
import type { ArchiveReader } from '../archive/reader.ts';
import { verifyArchiveInSteps } from '../archive/verify.ts';
import { assetIdFiles, assetIdsFile } from './asset-ids.ts';
import { OpenedCompanions } from './build-sources.ts';
import { checkpoint, inTurns, type PackContext } from './context.ts';
import type { StagedBuild } from './emit.ts';
import { payloadCheck } from './payload/payload-check.ts';
import { failureOfKind, unverified } from './result.ts';
import type { Staging } from './staging.ts';

declare const verified: unique symbol;

/** A staged build that the reader has opened and found right in every byte. Only the verification makes one. */
export interface VerifiedBuild extends StagedBuild {
  readonly [verified]: true;
}

/**
 * Phase 6: opens the staged archive as a stranger would and checks all that formats.md says, with each
 * family's word on its own payloads, and the companions against it. A fault here is a bug of ours: the build
 * is not published.
 */
export async function verify(context: PackContext, staged: StagedBuild): Promise<Result<VerifiedBuild, PackFailure>> {
  await checkpoint(context);
  const wrong = await faultsOf(context, staged);
  await checkpoint(context);
  if (wrong.length > 0) return err(failureOf(wrong));
  return ok(staged as unknown as VerifiedBuild);
}

/** What verification found, of whichever file. */
interface Wrong {
  readonly code: string;
  readonly message: string;
}

async function faultsOf(context: PackContext, staged: StagedBuild): Promise<readonly Wrong[]> {
  const { staging, archive: written } = staged;
  const source = openFileSource(context.fs, `${staging.directory}/${written.name}`);
  try {
    const { faults, archive, sha256 } = await inTurns(context, verifyArchiveInSteps(source, payloadCheck()));
    if (faults.length > 0) return faults;
    if (archive && sha256 === written.sha256) return [...companionFaults(context, staging, archive, sha256), ...optionalFaults(context, staged, archive)];
    return [{ code: 'changed', message: 'the staged archive changed while it was checked' }];
  } finally {
    source.dispose();
  }
}

/** Optional companions are what the archive that was read back says, byte for byte. */
function optionalFaults({ fs }: PackContext, { staging, companions }: StagedBuild, archive: ArchiveReader): readonly Wrong[] {
  return assetIdFiles
    .filter((name) => companions.some((file) => file.name === name))
    .filter((name) => hashFile(fs, `${staging.directory}/${name}`).sha256 !== sha256Of(assetIdsFile(name, archive.entries)))
    .map((name) => ({ code: 'wrong_ids', message: `${name} is not what the archive says` }));
}

function companionFaults(context: PackContext, staging: Staging, archive: ArchiveReader, sha256: string): readonly Wrong[] {
  const companions = new OpenedCompanions(context.fs, staging.directory);
  try {
    const missing = companions.missing.map((name) => ({ code: 'missing', message: `${name} is not there` }));
    return [...missing, ...verifyCompanions(archive, sha256, companions.sources)];
  } finally {
    companions.dispose();
  }
}

/** A disk that cannot be read is no bug of ours; everything else is. */
function failureOf(wrong: readonly Wrong[]): PackFailure {
  const unreadable = wrong.find(({ code }) => code === 'unreadable');
  if (!unreadable) return unverified(wrong.map(({ message }) => message));
  const message = `What was packed could not be read back: ${unreadable.message}.`;
  return failureOfKind('materialization', packerError('io_error', message, 'Check the disk, then pack again.'));
}
