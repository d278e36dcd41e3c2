import { ok, type Result } from '../../base/result.ts';
import type { Disposable } from '../../base/disposable.ts';
import type { PackerError } from '../../contract/errors.ts';
import { packerError } from '../../contract/errors.ts';
import type { PackResult } from '../../contract/operations/pack.ts';
import type { AnswerOf } from '../../contract/operations.ts';
import { openFileSource } from '../../io/file-source.ts';
import type { FileSystem } from '../../io/file-system.ts';
import { hashFile } from '../../io/hashing.ts';
import { attempt } from '../../io/io-error.ts';
import { makeTemporaryDirectory } from '../../io/temporary-directory.ts';
import { companionNames } from '../archive/companions.ts';
import { firstDifference } from '../archive/first-difference.ts';
import { openArchive } from '../archive/reader.ts';
import { packInChild } from './determinism-spawn.ts';
import { runPack } from './pack-run.ts';
import type { Project } from './project.ts';

type Answer = AnswerOf<'verifyDeterminism'>;
type Verdict = Extract<Answer, { ok: true }>['value'];

const buildNames = ['assets.pa', ...companionNames];

/**
 * Packs twice from discovery on, every cache off, into two private directories: here, and in a child process
 * with shuffled directory order, another time zone, locale, working directory and number of workers. Answers
 * whether all four files are the same, and whose the first other byte is (operations.md §8).
 */
export async function verifyDeterminism(project: Project): Promise<Answer> {
  const { fs } = project.parts.medium;
  const directories = attempt('make', 'a temporary directory', () => makePair(fs));
  if (!directories.ok) return directories;
  try {
    return await packTwice(project, directories.value.first, directories.value.second);
  } finally {
    directories.value.dispose();
  }
}

async function packTwice(project: Project, firstDirectory: string, secondDirectory: string): Promise<Answer> {
  const first = await runPack(project, {
    destination: { kind: 'outside', directory: firstDirectory },
    settings: { workers: 'auto', cache: false },
    signal: new AbortController().signal,
  });
  if (!first.ok) return first;
  if (first.value.status !== 'succeeded') return notPackable(first.value, {});
  const { surroundings, answer } = packInChild(project, secondDirectory);
  const second = await answer;
  if (!second.ok) return second;
  if (second.value.input_fingerprint !== undefined && second.value.input_fingerprint !== first.value.input_fingerprint) {
    return ok({ outcome: 'inputs_changed', files: [], second_run: surroundings });
  }
  if (second.value.status !== 'succeeded') return changedOrNotPackable(second.value, surroundings);
  return compare(project.parts.medium.fs, firstDirectory, secondDirectory, surroundings);
}

function compare(
  fs: FileSystem,
  first: string,
  second: string,
  surroundings: Record<string, string>,
): Result<Verdict, PackerError> {
  return attempt('compare', 'the two packs', () => {
    const files = buildNames.map((name) => ({
      file: name,
      first: hashFile(fs, `${first}/${name}`).sha256,
      second: hashFile(fs, `${second}/${name}`).sha256,
    }));
    const different = files.find((file) => file.first !== file.second);
    if (!different) return { outcome: 'identical' as const, files, second_run: surroundings };
    const place = whereTheyDiffer(fs, first, second, different.file);
    return { outcome: 'different' as const, files, first_difference: place, second_run: surroundings };
  });
}

/** The first byte that is another one, and who owns it. */
function whereTheyDiffer(fs: FileSystem, first: string, second: string, file: string): Verdict['first_difference'] {
  const one = openFileSource(fs, `${first}/${file}`);
  const other = openFileSource(fs, `${second}/${file}`);
  try {
    if (file === 'assets.pa') {
      const opened = [openArchive(one), openArchive(other)] as const;
      const found = opened[0].ok && opened[1].ok ? firstDifference(opened[0].value, opened[1].value) : undefined;
      if (found) return { file, byte: found.origin.byte, owner: found.origin.owner };
    }
    const length = Math.min(one.size, other.size);
    const left = one.read(0, length).slice();
    const right = other.read(0, length);
    const byte = left.findIndex((value, index) => value !== right[index]);
    return { file, byte: byte < 0 ? length : byte, owner: file };
  } finally {
    one.dispose();
    other.dispose();
  }
}

function notPackable(result: PackResult, surroundings: Record<string, string>): Answer {
  const failure = result.failure ?? {
    kind: 'materialization' as const,
    error: packerError('cancelled', 'The pack was cancelled.', 'Run it again.'),
    diagnostics: [],
  };
  return ok({ outcome: 'not_packable', files: [], failure, second_run: surroundings });
}

/** The first run packed; that the second could not means the inputs moved, unless it failed on its own. */
function changedOrNotPackable(result: PackResult, surroundings: Record<string, string>): Answer {
  return result.status === 'blocked'
    ? ok({ outcome: 'inputs_changed', files: [], second_run: surroundings })
    : notPackable(result, surroundings);
}

interface Pair extends Disposable {
  readonly first: string;
  readonly second: string;
}

function makePair(fs: FileSystem): Pair {
  const first = makeTemporaryDirectory(fs);
  const second = makeTemporaryDirectory(fs);
  return {
    first: first.path,
    second: second.path,
    dispose() {
      first.dispose();
      second.dispose();
    },
  };
}
