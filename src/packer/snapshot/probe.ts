import { bytesSource } from '../../base/byte-source.ts';
import type { ByteSource } from '../../base/byte-source.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { openContained } from '../../io/contained-path.ts';
import type { ContainedFile, ContainedRoot, SeenDirectories } from '../../io/contained-path.ts';
import { FileSource } from '../../io/file-source.ts';
import { hashOpen, sha256 } from '../../io/hashing.ts';
import { readWholeOpen } from '../../io/read-whole.ts';
import { systemCode } from '../../io/system-error.ts';
import { isSameStat } from './digest-file.ts';
import type { FactStore } from './fact-store.ts';
import type { FamilyWalker, FileRole, ProbeDepth } from './family-port.ts';
import type { AssetRoot, SelectedFile } from './model.ts';

export interface ProbeRequest {
  readonly project: ContainedRoot;
  readonly walkers: readonly FamilyWalker[];
  readonly facts: FactStore;
  /** `content` gathers the header's facts as well. */
  readonly depth: ProbeDepth;
  /** Kept over one pass, so that a directory is looked at once. */
  readonly seen?: SeenDirectories;
}

/** A selected file that no facts could be gathered of: its asset stays unchecked. */
export interface ProbeFailure {
  /** From the project's directory, NFC. */
  readonly file: string;
  /** `changed`: the bytes are not the snapshot's; the project is stale. */
  readonly kind: 'changed' | 'unreadable';
  /** A sentence. */
  readonly detail: string;
}

/** Files up to this are read once and probed from memory; larger ones are hashed first and read again. Bytes. */
const wholeLimit = 8 * 1024 * 1024;

/**
 * Gathers the facts that are missing about an asset's selected files: opens each through the contained path,
 * holds its bytes against the snapshot's digest and lets the family look at them. Files whose facts are known
 * are not opened. Nothing the disk holds makes it throw.
 */
export function probeAsset(request: ProbeRequest, asset: AssetRoot): readonly ProbeFailure[] {
  const walker = request.walkers.find(({ family }) => family === asset.declaration.effective?.family);
  if (!walker) return [];
  const { inputs, parameters } = asset.selection;
  return [
    ...inputs.flatMap((selected) => probeFile(request, walker, asset, selected, 'input')),
    ...parameters.flatMap((selected) => probeFile(request, walker, asset, selected, 'parameter')),
  ];
}

function probeFile(request: ProbeRequest, walker: FamilyWalker, asset: AssetRoot, selected: SelectedFile, role: FileRole): readonly ProbeFailure[] {
  const { path, diskPath, sha256: expected } = selected.artifact;
  // Without a digest it could not be read at load, and a path fault says so.
  if (expected === undefined) return [];
  const subject = { sha256: expected, family: walker.family, path, role };
  const wanted = depths[request.depth].filter((depth) => !request.facts.get(expected, walker.family, path, role, depth));
  if (wanted.length === 0) return [];
  const probed = withVerifiedBytes(request, `assets/${asset.diskRoot}/${diskPath}`, expected, (source) =>
    wanted.map((depth) => ({ depth, facts: walker.probe(source, path, role, depth) })),
  );
  if (!probed.ok) return [{ file: `assets/${asset.root}/${path}`, ...probed.error }];
  for (const { depth, facts } of probed.value) request.facts.put({ ...subject, depth }, facts);
  return [];
}

const depths: Readonly<Record<ProbeDepth, readonly ProbeDepth[]>> = { header: ['header'], content: ['header', 'content'] };

type Refusal = Omit<ProbeFailure, 'file'>;

/** Hands over bytes that have the expected digest; what was made of any others is dropped. */
function withVerifiedBytes<T>(request: ProbeRequest, file: string, expected: string, use: (source: ByteSource) => T): Result<T, Refusal> {
  const opened = openContained(request.project, file, request.seen);
  if (!opened.ok) return err({ kind: opened.error.code === 'path_missing' ? 'changed' : 'unreadable', detail: opened.error.message });
  const { open, stat } = opened.value;
  try {
    const small = stat.size <= wholeLimit;
    return small ? useWhole(request, opened.value, expected, use) : useLarge(request, opened.value, expected, use);
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    return err({ kind: 'unreadable', detail: `${file} cannot be read (${code}).` });
  } finally {
    request.project.fs.close(open);
  }
}

function useWhole<T>({ project }: ProbeRequest, { file, open }: ContainedFile, expected: string, use: (source: ByteSource) => T): Result<T, Refusal> {
  const whole = readWholeOpen(project.fs, open, wholeLimit);
  if (!whole.ok || sha256(whole.value.bytes) !== expected) return err(changed(file));
  return ok(use(bytesSource(whole.value.bytes)));
}

function useLarge<T>({ project }: ProbeRequest, { file, open }: ContainedFile, expected: string, use: (source: ByteSource) => T): Result<T, Refusal> {
  const before = project.fs.statOpen(open);
  if (hashOpen(project.fs, open).sha256 !== expected) return err(changed(file));
  // Not disposed: the descriptor is closed by whoever opened it.
  const made = use(new FileSource(project.fs, open, file));
  return isSameStat(before, project.fs.statOpen(open)) ? ok(made) : err(changed(file));
}

function changed(file: string): Refusal {
  return { kind: 'changed', detail: `${file} has changed since the project was read.` };
}
