import { err, ok, type Result } from '../../../base/result.ts';
import { packerError, type PackerError } from '../../../contract/errors.ts';
import { openContained, type ContainedRoot, type SeenDirectories } from '../../../io/contained-path.ts';
import { sha256 } from '../../../io/hashing.ts';
import { attempt } from '../../../io/io-error.ts';
import { readExactly } from '../../../io/read-whole.ts';
import type { AssetRoot, SelectedFile } from '../../snapshot/model.ts';
import { changedWhileRead, faultOf } from '../freeze/freeze-fault.ts';
import type { JobFile } from '../materialize/materialize-job.ts';

/** Bytes of inputs that a preview takes into memory; what is larger is only packed, which streams. */
export const previewInputLimit = 128 * 1024 * 1024;

export interface PreviewInputs {
  readonly inputs: readonly JobFile[];
  readonly parameters: Readonly<Record<string, JobFile>>;
}

/**
 * Reads an asset's selected files for a preview: contained, and held against the snapshot's digests (operations.md
 * §1). Files that had no digest when the project was read, and those whose path is refused, are left out: findings name
 * them. Errors: `file_too_large`,
 * `input_changed_during_freeze`, or as the disk has it.
 */
export function readPreviewInputs(project: ContainedRoot, asset: AssetRoot): Result<PreviewInputs, PackerError> {
  const { inputs, parameters } = asset.selection;
  const readable = [...inputs, ...parameters].filter(readableIn(asset));
  const bytes = readable.reduce((sum, { artifact }) => sum + artifact.size, 0);
  if (bytes > previewInputLimit) return err(tooLarge(asset, bytes));
  const seen: SeenDirectories = new Map();
  const files = new Map<SelectedFile, JobFile>();
  for (const file of readable) {
    const read = readOne(project, asset, file, seen);
    if (!read.ok) return read;
    files.set(file, read.value);
  }
  const taken = (list: readonly SelectedFile[]): readonly (readonly [SelectedFile, JobFile])[] =>
    list.flatMap((file) => (files.has(file) ? [[file, files.get(file) as JobFile] as const] : []));
  return ok({
    inputs: taken(inputs).map(([, file]) => file),
    parameters: Object.fromEntries(taken(parameters).map(([{ key }, file]) => [key, file])),
  });
}

/** Whether a selected file can be read at all: it could when the project was read, and nothing is wrong with its path. */
export function readableIn({ root, faults }: AssetRoot): (file: SelectedFile) => boolean {
  const refused = new Set(faults.map(({ path }) => path));
  return ({ artifact }) => artifact.sha256 !== undefined && !refused.has(`assets/${root}/${artifact.path}`);
}

function readOne(project: ContainedRoot, asset: AssetRoot, { artifact }: SelectedFile, seen: SeenDirectories): Result<JobFile, PackerError> {
  const path = `assets/${asset.diskRoot}/${artifact.diskPath}`;
  const named = `assets/${asset.root}/${artifact.path}`;
  const opened = openContained(project, path, seen);
  if (!opened.ok) return err(asError(faultOf(opened.error), named));
  const { open } = opened.value;
  try {
    // Shared memory, so that a worker sees the bytes without a copy.
    const bytes = new Uint8Array(new SharedArrayBuffer(artifact.size));
    const whole = attempt('read', named, () => project.fs.statOpen(open).size === artifact.size && readExactly(project.fs, open, bytes, 0));
    if (!whole.ok) return err(asError(faultOf(whole.error), named));
    if (!whole.value || sha256(bytes) !== artifact.sha256) return err(changedWhileRead([named]));
    return ok({ path: artifact.path, content: { kind: 'memory', bytes } });
  } finally {
    attempt('close', named, () => project.fs.close(open));
  }
}

function asError(fault: ReturnType<typeof faultOf>, path: string): PackerError {
  return fault === 'changed' ? changedWhileRead([path]) : fault;
}

function tooLarge(asset: AssetRoot, bytes: number): PackerError {
  const message = `The files of "${asset.root}" are ${bytes} bytes together; previews are made of at most ${previewInputLimit}.`;
  return packerError('file_too_large', message, 'It can be packed all the same; split the bank to look at it.', { place: { root: asset.root } });
}
