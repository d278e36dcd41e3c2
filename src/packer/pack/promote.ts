import { packerError, type PackerError } from '../../contract/errors.ts';
import type { PackResult } from '../../contract/operations/pack.ts';
import type { Medium } from '../commit/medium.ts';
import { contentAt } from '../commit/standing.ts';
import type { FileChange } from '../commit/change-set.ts';
import type { PackContext } from './context.ts';
import { targetOf, type StagedFile } from './emit.ts';
import { failureOfKind, type PackTally } from './result.ts';
import { retiredCompanions } from './retired-companions.ts';
import type { VerifiedBuild } from './verify.ts';

/**
 * Phase 7: makes a verified build the one in `build/`, whole or not at all (operations.md §6, §8). The
 * archive is replaced first and the metadata file last: whoever finds it naming another digest than the files
 * beside it has met a promotion in progress. When all already are what was made, nothing is touched. Optional
 * companions that are switched off go with the same commit, if they are ours.
 */
export function promote(context: PackContext, build: VerifiedBuild, tally: PackTally): PackResult {
  const standing = [build.archive, ...build.companions].map((file) => ({
    file,
    found: contentAt(context.medium, targetOf(file.name)),
  }));
  const obstructed = standing.find(({ found }) => found === 'other');
  if (obstructed) return tally.failed(failureOfKind('persistence', obstructedBy(targetOf(obstructed.file.name))));
  const changed = standing.filter(({ file, found }) => found !== file.sha256);
  const retired = retiredCompanions(context.medium, build.companions.map(({ name }) => name));
  if (changed.length === 0 && retired.length === 0) return tally.unchanged();
  const result = context.commit({
    operationId: context.operationId,
    moves: [],
    files: [...retired.map((name) => removal(context.medium, name)), ...changed.map(({ file, found }) => replacement(file, found))],
  });
  switch (result.status) {
    case 'committed':
      return tally.promoted('durable');
    case 'durability_unknown':
      return tally.promoted('unknown');
    case 'refused':
    case 'rolled_back':
      return tally.failed(failureOfKind('persistence', result.error));
    case 'rollback_failed':
      return tally.failed(failureOfKind('persistence', result.rollback));
  }
}

function removal(medium: Medium, name: string): FileChange {
  return { path: targetOf(name), before: contentAt(medium, targetOf(name)), after: 'absent' };
}

function replacement(file: StagedFile, found: FileChange['before']): FileChange {
  return {
    path: targetOf(file.name),
    before: found,
    after: { staged: file.name, sha256: file.sha256, size: file.size },
  };
}

function obstructedBy(path: string): PackerError {
  const remedy = 'Move away what is there; a pack writes a plain file and never through a link.';
  return packerError('path_is_link', `${path} is not a plain file.`, remedy, { place: { file: path } });
}
