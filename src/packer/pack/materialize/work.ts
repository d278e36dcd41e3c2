import type { FileSystem } from '../../../io/file-system.ts';
import { runLook, type LookJob, type LookOutcome } from './look-job.ts';
import { runJob, type FamilyLookup, type JobOutcome, type MaterializeJob } from './materialize-job.ts';

/** What a worker is asked, and what it answers to each. */
export type Work = MaterializeJob | LookJob;
export type WorkOutcome = JobOutcome | LookOutcome;

export function runWork(fs: FileSystem, families: FamilyLookup, work: Work): WorkOutcome {
  return 'looks' in work ? runLook(fs, families, work) : runJob(fs, families, work);
}
