import { err, ok, type Result } from '../../base/result.ts';
import type { PackerError } from '../../contract/errors.ts';
import { registryMaxBytes, type MergeFault } from '../../contract/operations/merge.ts';
import { replaceDurable } from '../../io/durable-write.ts';
import { attempt } from '../../io/io-error.ts';
import { readWhole, type ReadFault } from '../../io/read-whole.ts';
import { decodeUtf8 } from '../../io/strict-json-text.ts';
import { gitIn } from './git.ts';
import type { CliHost } from './host.ts';

type Side = MergeFault['side'];

/** Absolute paths of what git hands a merge driver: %O, %A, %B. The result goes where ours stands. */
export type MergeFiles = Readonly<Record<Side, string>>;

/** The texts, or why some of the files hold none. */
export type MergeTexts = Readonly<Record<Side, string>> | { readonly faults: readonly MergeFault[] };

/** Reads all three. Errors are those of the disk: a file that is not there, or may not be read. */
export function readMergeFiles(host: Pick<CliHost, 'fileSystem'>, files: MergeFiles): Result<MergeTexts, PackerError> {
  const texts: Record<Side, string> = { base: '', ours: '', theirs: '' };
  const faults: MergeFault[] = [];
  for (const side of ['base', 'ours', 'theirs'] as const) {
    const read = attempt('read', files[side], () => readWhole(host.fileSystem, files[side], registryMaxBytes));
    if (!read.ok) return read;
    const text = read.value.ok ? textOf(read.value.value.bytes) : err(whyUnread(read.value.error));
    if (text.ok) texts[side] = text.value;
    else faults.push({ side, ...text.error });
  }
  return ok(faults.length > 0 ? { faults } : texts);
}

type Why = Pick<MergeFault, 'message' | 'remedy'>;

function textOf(bytes: Uint8Array): Result<string, Why> {
  const decoded = decodeUtf8(bytes);
  if (decoded.ok) return ok(`${decoded.bom ? '\uFEFF' : ''}${decoded.text}`);
  return err({ message: 'the file is not UTF-8 text', remedy: 'Save the file as UTF-8.' });
}

function whyUnread(fault: ReadFault): Why {
  switch (fault.kind) {
    case 'not_a_file':
      return { message: 'this is no ordinary file', remedy: 'Put the file itself there.' };
    case 'too_large':
      return { message: `the file has ${fault.size} bytes; at most ${fault.limit} are read`, remedy: 'Make the file smaller.' };
    case 'changed':
      return { message: 'the file changed while it was read', remedy: 'Merge again.' };
  }
}

export function writeMerged(host: Pick<CliHost, 'fileSystem'>, file: string, text: string): Result<void, PackerError> {
  return attempt('write', file, () => {
    replaceDurable(host.fileSystem, file, new TextEncoder().encode(text));
  });
}

/** What became of a file that was merged by lines. `failed`: it is as it was. */
export type LineMerge = 'clean' | 'conflicts' | 'failed';

/**
 * Merges by lines, as git does without a driver: one that fails and leaves the file alone would have git take ours
 * for the result, without a marker that says so.
 */
export async function mergeByLines(host: Pick<CliHost, 'runProgram' | 'directory'>, { base, ours, theirs }: MergeFiles): Promise<LineMerge> {
  const names = ['ours', 'base', 'theirs'].flatMap((name) => ['-L', name]);
  const ran = await gitIn(host, host.directory)(['merge-file', '-q', ...names, ours, base, theirs]);
  // The exit code is the number of conflicts, cut off at 127; 255 is an error.
  if (ran === undefined || ran.exit > 127) return 'failed';
  return ran.exit === 0 ? 'clean' : 'conflicts';
}
