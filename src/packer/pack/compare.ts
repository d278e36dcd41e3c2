import { contentAt } from '../commit/standing.ts';
import type { PackContext } from './context.ts';
import { targetOf } from './emit.ts';
import { retiredCompanions } from './retired-companions.ts';
import type { VerifiedBuild } from './verify.ts';

/** The files of `build/` that are not what a pack would make now, for a check that writes nothing. */
export function compareWithBuild({ medium }: PackContext, build: VerifiedBuild): readonly string[] {
  const differing = [build.archive, ...build.companions].filter((file) => contentAt(medium, targetOf(file.name)) !== file.sha256);
  const retired = retiredCompanions(medium, build.companions.map(({ name }) => name));
  return [...differing.map(({ name }) => name), ...retired].map(targetOf);
}
