import type { FileSystem } from '../../../io/file-system.ts';
import type { Family, MaterializeInput, MaterializeRequest } from '../../families/family.ts';
import type { FileRole, ProbeDepth, ProbeFacts } from '../../snapshot/family-port.ts';
import { OpenedSources } from '../freeze/opened-sources.ts';
import type { MadePayload } from '../payload/payload.ts';
import { makePayload, requestOf, type FamilyLookup, type MaterializeJob } from './materialize-job.ts';

/**
 * A look into all files of an asset, whose bytes are in memory: what the family says of each and, where it is asked for
 * and can be had, the payload. A picture is decoded once for both.
 */
export interface LookJob extends MaterializeJob {
  readonly looks: 'facts' | 'facts and payload';
}

export interface LookOutcome {
  /** Of each file at each depth, {@link LearntFact}s as JSON, which crosses twice as quickly; nothing where the look failed. */
  readonly facts: string;
  readonly payload?: MadePayload;
}

export interface LearntFact {
  readonly path: string;
  readonly role: FileRole;
  readonly depth: ProbeDepth;
  readonly facts: ProbeFacts;
}

export const nothingLearnt: LookOutcome = { facts: '[]' };

/** Whatever throws is left out: who asks looks again by itself, and is told why. */
export function runLook(fs: FileSystem, families: FamilyLookup, job: LookJob): LookOutcome {
  const family = families(job.declaration.family);
  if (!family) return nothingLearnt;
  const opened = new OpenedSources(fs);
  try {
    const request = requestOf(job, opened);
    const facts = orNothing(() => JSON.stringify(factsOf(family, request)));
    const payload = facts === undefined || job.looks === 'facts' ? undefined : orNothing(() => makePayload(fs, family, job, request));
    return { facts: facts ?? nothingLearnt.facts, ...(payload && { payload }) };
  } finally {
    opened.dispose();
  }
}

/** An asset that its rules refuse has no payload, and a bug is met again where it is told. */
function orNothing<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

function factsOf({ walker }: Family, { inputs, parameters }: MaterializeRequest): readonly LearntFact[] {
  const look = (role: FileRole) => ({ path, source }: MaterializeInput): readonly LearntFact[] =>
    (['header', 'content'] as const).map((depth) => ({ path, role, depth, facts: walker.probe(source, path, role, depth) }));
  return [...inputs.flatMap(look('input')), ...Object.values(parameters).flatMap(look('parameter'))];
}
