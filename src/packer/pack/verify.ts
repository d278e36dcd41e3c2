import { err, ok, type Result } from '../../base/result.ts';
import type { PackFailure } from '../../contract/operations/pack.ts';
import { openFileSource } from '../../io/file-source.ts';
import { verifyCompanions } from '../archive/companion-verify.ts';
import { verifyArchive } from '../archive/verify.ts';
import { OpenedCompanions } from './build-sources.ts';
import { checkpoint, type PackContext } from './context.ts';
import type { StagedBuild } from './emit.ts';
import { payloadCheck } from './payload-check.ts';
import { unverified } from './result.ts';

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
  const { directory } = staged.staging;
  const source = openFileSource(context.fs, `${directory}/${staged.archive.name}`);
  const companions = new OpenedCompanions(context.fs, directory);
  try {
    const { faults, archive, sha256 } = verifyArchive(source, payloadCheck());
    if (faults.length > 0 || !archive) return err(unverified(faults.map((fault) => fault.message)));
    if (sha256 !== staged.archive.sha256) return err(unverified(['the staged archive changed while it was checked']));
    const wrong = verifyCompanions(archive, sha256, companions.sources);
    if (wrong.length > 0) return err(unverified(wrong.map((fault) => fault.message)));
  } finally {
    companions.dispose();
    source.dispose();
  }
  await checkpoint(context);
  return ok(staged as unknown as VerifiedBuild);
}
