import type { Steps } from '../../base/steps.ts';
import { declarationMaxBytes } from '../documents/declaration.ts';
import { unreadable } from '../documents/document-fault.ts';
import type { IndexEntry } from '../../contract/documents.ts';
import type { FilesAhead } from '../../io/ahead/files-ahead.ts';
import type { ContainedRoot } from '../../io/contained-path.ts';
import { declarationView } from './declaration-view.ts';
import { digestFile } from './digest-file.ts';
import type { DigestCache } from './digest-file.ts';
import { readWalkedDocument } from './document-file.ts';
import type { FamilyWalker } from './family-port.ts';
import type { Artifact, AssetRoot, DeclarationView, DocumentFault, PathFault } from './model.ts';
import type { Gone } from './one-moment.ts';
import { emptySelection, select } from './selection.ts';
import { byPathAndKind, declarationName } from './walk.ts';
import type { WalkedRoot } from './walk.ts';

export interface AssetReader {
  readonly project: ContainedRoot;
  readonly walkers: ReadonlyMap<string, FamilyWalker>;
  readonly digests: DigestCache;
  /** What another thread has read of files that the walk met. */
  readonly ahead?: FilesAhead;
  /** Told of each file that the walk has met and that is not there any more. */
  readonly gone: Gone;
}

/** About as many bytes as are hashed in the time that a small file takes. */
const unit = 2 ** 16;

/**
 * Reads the declaration and the digests of one asset root, whatever state it is in; a file at a time, a
 * big one weighing as many steps as its size. Known limit: it is hashed whole before the first of them.
 */
export function* readAsset(reader: AssetReader, walked: WalkedRoot, entry: IndexEntry | undefined): Steps<AssetRoot> {
  const { artifacts, faults } = yield* readArtifacts(reader, walked);
  yield;
  const declaration = readDeclarationView(reader, walked);
  const walker = declaration.document && reader.walkers.get(declaration.document.family);
  const selection =
    walker && declaration.document
      ? select(walker.declaredFiles(declaration.document), { artifacts, others: walked.others })
      : emptySelection;
  return {
    root: walked.root,
    diskRoot: walked.diskRoot,
    ...(entry && { entry }),
    declaration,
    artifacts,
    selection,
    faults: [...walked.faults, ...faults].sort(byPathAndKind),
    ...(walked.nestedIn !== undefined && { nestedIn: walked.nestedIn }),
  };
}

function* readArtifacts(reader: AssetReader, walked: WalkedRoot): Steps<{ readonly artifacts: readonly Artifact[]; readonly faults: readonly PathFault[] }> {
  const faults: PathFault[] = [];
  const artifacts: Artifact[] = [];
  for (const { path, diskPath, stat } of walked.files) {
    const digest = digestFile(reader.project, `assets/${walked.diskRoot}/${diskPath}`, stat, reader.digests);
    artifacts.push(digest.ok ? { path, diskPath, ...digest.value } : { path, diskPath, size: stat.size });
    if (!digest.ok) {
      if (digest.error.isGone) reader.gone();
      faults.push({ kind: 'unreadable', path: `assets/${walked.root}/${path}`, detail: digest.error.detail });
    }
    for (let size = stat.size; size >= 0; size -= unit) yield;
  }
  return { artifacts, faults };
}

function readDeclarationView(reader: AssetReader, walked: WalkedRoot): DeclarationView {
  if (walked.declaration.kind !== 'file') return unreadableView(unreadable(notAFile[walked.declaration.kind]), 0);
  const ahead = reader.ahead?.take(walked.declaration);
  if (ahead) return declarationView(ahead.bytes, ahead.sha256, reader.walkers);
  const { size } = walked.declaration;
  const read = readWalkedDocument(reader.project, `assets/${walked.diskRoot}/${declarationName}`, declarationMaxBytes);
  if (read.ok) return declarationView(read.value.bytes, read.value.sha256, reader.walkers);
  if (read.error === 'absent') reader.gone();
  const fault = read.error === 'absent' ? unreadable('it was removed while the project was read') : read.error;
  return fault.kind === 'too_large' ? { ...unreadableView(fault, size), state: 'invalid' } : unreadableView(fault, size);
}

const notAFile = {
  link: 'it is a symbolic link',
  directory: 'it is a directory',
  other: 'it is no ordinary file',
  refused: 'the system does not let it be looked at',
} as const;

function unreadableView(fault: DocumentFault, size: number): DeclarationView {
  return { state: 'unreadable', size, faults: [fault], locate: () => undefined };
}
