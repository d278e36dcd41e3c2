import { attempt } from '../../../io/io-error.ts';
import type { FileSystem } from '../../../io/file-system.ts';
import { systemClock, type LockClock } from '../../../io/project-lock.ts';
import { armedRecords } from '../../commit/armed-records.ts';
import type { AnswerOf } from '../../../contract/operations.ts';

type Verdict = AnswerOf<'verifyArchive'>;

/** How long a reader of `build/` waits for a promotion to end, and looks again between. Milliseconds. */
const patience = 2000;
const pause = 20;

/**
 * Verifies a build that another process may be promoting right now: what is found wrong while an armed record
 * stood before or after counts only when it stays so (operations.md §6, readers). Takes no lock. A record that
 * nobody takes back does not hide what is wrong: after 2 s the answer is what is there.
 */
export async function betweenPromotions(
  fs: FileSystem,
  directory: string,
  verify: () => Verdict,
  clock: LockClock = systemClock,
): Promise<Verdict> {
  const deadline = clock.now() + patience;
  for (;;) {
    const before = promoting(fs, directory);
    const verdict = verify();
    const sound = verdict.ok && verdict.value.ok;
    if (sound || !(before || promoting(fs, directory)) || clock.now() >= deadline) return verdict;
    await clock.pause(pause, undefined);
  }
}

function promoting(fs: FileSystem, directory: string): boolean {
  const records = attempt('look at', 'build/.staging', () => armedRecords(fs, directory));
  return records.ok && records.value.some((record) => record.startsWith('build/'));
}
