import type { AnswerOf } from '../../../contract/operations.ts';
import { openFileSource, type FileSource } from '../../../io/file-source.ts';
import type { FileSystem } from '../../../io/file-system.ts';
import { hashFile } from '../../../io/hashing.ts';
import { companionNames } from '../../archive/companions.ts';
import { firstDifference, firstUnequalByte } from '../../archive/first-difference.ts';
import { openArchive } from '../../archive/reader.ts';
import { assetIdFiles } from '../../pack/asset-ids.ts';

type Verdict = Extract<AnswerOf<'verifyDeterminism'>, { ok: true }>['value'];
type Place = NonNullable<Verdict['first_difference']>;

/** The four, and the optional companions of either. */
function buildNames(fs: FileSystem, ...directories: readonly string[]): readonly string[] {
  const optional = assetIdFiles.filter((name) => directories.some((directory) => fs.stat(`${directory}/${name}`) !== undefined));
  return ['assets.pa', ...companionNames, ...optional];
}

/** Holds the files of two packs, in two directories, against each other. Throws the system's error. */
export function compareBuilds(fs: FileSystem, first: string, second: string): Pick<Verdict, 'outcome' | 'files' | 'first_difference'> {
  const files = buildNames(fs, first, second).map((name) => ({
    file: name,
    first: hashFile(fs, `${first}/${name}`).sha256,
    second: hashFile(fs, `${second}/${name}`).sha256,
  }));
  const different = files.find((file) => file.first !== file.second);
  if (!different) return { outcome: 'identical', files };
  return { outcome: 'different', files, first_difference: whereTheyDiffer(fs, first, second, different.file) };
}

/** The first byte that is another one, and who owns it. */
function whereTheyDiffer(fs: FileSystem, first: string, second: string, file: string): Place {
  const one = openFileSource(fs, `${first}/${file}`);
  try {
    const other = openFileSource(fs, `${second}/${file}`);
    try {
      return (file === 'assets.pa' ? placeInArchive(one, other) : undefined) ?? { file, byte: firstUnequalByte(one, other) ?? 0, owner: file };
    } finally {
      other.dispose();
    }
  } finally {
    one.dispose();
  }
}

function placeInArchive(one: FileSource, other: FileSource): Place | undefined {
  const before = openArchive(one);
  const after = openArchive(other);
  const found = before.ok && after.ok ? firstDifference(before.value, after.value) : undefined;
  return found && { file: 'assets.pa', byte: found.origin.byte, owner: found.origin.owner };
}
