import { err, ok, type Result } from '../../../base/result.ts';
import { packerError, type PackerError } from '../../../contract/errors.ts';
import type { PackResult } from '../../../contract/operations/pack.ts';
import type { AnswerOf } from '../../../contract/operations.ts';
import { attempt } from '../../../io/io-error.ts';
import { makeTemporaryDirectory, type TemporaryDirectory } from '../../../io/temporary-directory.ts';
import type { Change } from '../../commit/lane.ts';
import { compareBuilds } from './determinism-compare.ts';
import { packInChild, type SecondPack } from './determinism-spawn.ts';
import type { PackTicket } from './pack-control.ts';
import { packRefused } from '../changes/change-gate.ts';
import { inLane } from '../exclusive.ts';
import { runPack } from './pack-run.ts';
import type { Project } from '../project.ts';

type Answer = AnswerOf<'verifyDeterminism'>;
type Surroundings = Extract<Answer, { ok: true }>['value']['second_run'];

/**
 * Packs twice from discovery on, every cache off, into two private directories: here, and in a child process
 * with shuffled directory order, another time zone, locale, working directory and number of workers. Answers
 * whether all four files are the same, and whose the first other byte is (operations.md §8). It keeps the lane
 * all the while, so that no write of ours comes between the two. Errors: `project_failed`, as for a pack.
 *
 * @param second makes the second pack; only a test brings its own
 */
export function verifyDeterminism(project: Project, ticket: PackTicket, second: SecondPack = packInChild): Promise<Answer> {
  return inLane(project, async (change) => {
    const refused = packRefused(project);
    if (refused) return err(refused);
    return inTemporaryDirectory(project, (one) => inTemporaryDirectory(project, (other) => packTwice(project, change, ticket, second, one, other)));
  });
}

async function inTemporaryDirectory(project: Project, use: (path: string) => Promise<Answer>): Promise<Answer> {
  const directory: Result<TemporaryDirectory, PackerError> = attempt('make', 'a temporary directory', () =>
    makeTemporaryDirectory(project.parts.medium.fs),
  );
  if (!directory.ok) return directory;
  try {
    return await use(directory.value.path);
  } finally {
    directory.value.dispose();
  }
}

async function packTwice(
  project: Project,
  change: Change,
  ticket: PackTicket,
  packAgain: SecondPack,
  firstDirectory: string,
  secondDirectory: string,
): Promise<Answer> {
  const first = await runPack(project, change, {
    destination: { kind: 'outside', directory: firstDirectory },
    settings: { workers: 'auto', cache: false },
    ticket,
  });
  if (!first.ok) return first;
  if (first.value.status !== 'succeeded') return notPackable(first.value, {});
  const { surroundings, answer } = packAgain(project, secondDirectory, ticket.signal);
  const second = await answer;
  if (ticket.signal.aborted) return err(cancelled());
  if (!second.ok) return second;
  const inputs = first.value.input_fingerprint === undefined ? {} : { input_fingerprint: first.value.input_fingerprint };
  if (inputsChanged(first.value, second.value)) return ok({ outcome: 'inputs_changed', files: [], ...inputs, second_run: surroundings });
  if (second.value.status !== 'succeeded') return notPackable(second.value, surroundings);
  return attempt('compare', 'the two packs', () => ({
    ...compareBuilds(project.parts.medium.fs, firstDirectory, secondDirectory),
    ...inputs,
    second_run: surroundings,
  }));
}

/** What packed a moment ago and is blocked now has changed; so has what is packed from something else. */
function inputsChanged(first: PackResult, second: PackResult): boolean {
  if (second.status === 'blocked') return true;
  return second.input_fingerprint !== undefined && second.input_fingerprint !== first.input_fingerprint;
}

function notPackable(result: PackResult, surroundings: Surroundings): Answer {
  if (!result.failure) return err(cancelled());
  return ok({ outcome: 'not_packable', files: [], failure: result.failure, second_run: surroundings });
}

function cancelled(): PackerError {
  return packerError('cancelled', 'The proof was cancelled.', 'Run it again; nothing was changed.');
}
