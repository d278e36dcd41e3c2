import type { ByteSource } from '../../../base/byte-source.ts';
import { buildFiles } from '../../../contract/operations/pack.ts';
import { openContained, type ContainedRoot } from '../../../io/contained-path.ts';
import { FileSource } from '../../../io/file-source.ts';
import { attempt } from '../../../io/io-error.ts';
import { systemCode } from '../../../io/system-error.ts';
import { inspectArchive, type ArchiveInspection } from '../../archive/inspect.ts';
import { readProvenance } from '../../archive/provenance.ts';
import { openArchive, type ArchiveReader } from '../../archive/reader.ts';
import { digestInSteps } from '../../archive/source-read.ts';
import type { UsualProvenance } from '../../archive/usual-provenance.ts';
import { openArchiveRef } from '../archive/archive-source.ts';
import { inSlices } from '../in-slices.ts';
import type { Project } from '../project.ts';

/** What stands in `build/`, as its header says it; its payloads are hashed and nothing else. */
export interface StandingBuild {
  /** Of the archive's own bytes. */
  readonly sha256: string;
  readonly inspection: ArchiveInspection;
  /** Digests of the files each asset was made from, where the metadata companion tells. */
  readonly sources: ReadonlyMap<number, readonly string[]>;
  /** Where each asset was packed from, from below `assets/`; as far as it is told. */
  readonly roots: ReadonlyMap<number, string>;
}

interface Reading {
  readonly stamp: string;
  readonly build: Promise<StandingBuild | undefined>;
}

const lastReading = new WeakMap<Project, Reading>();

/**
 * The project's archive, if there is one that can be read. It is read once: a promotion replaces the files, so others
 * have another inode or times. An edit in place within one tick of the disk's clock that keeps the size goes unseen;
 * `verifyArchive` reads every byte.
 */
export function standingBuild(project: Project): Promise<StandingBuild | undefined> {
  const stamp = buildStamp(project);
  const known = lastReading.get(project);
  if (known?.stamp === stamp) return known.build;
  let isAsItWas = false;
  const read = async (): Promise<StandingBuild | undefined> => {
    try {
      const build = await readBuild(project);
      isAsItWas = buildStamp(project) === stamp;
      return build;
    } finally {
      // Promoted meanwhile, or a bug: read again by whoever asks next.
      if (!isAsItWas && lastReading.get(project) === reading) lastReading.delete(project);
    }
  };
  const reading = { stamp, build: read() };
  lastReading.set(project, reading);
  return reading.build;
}

/** Tells apart what stood in `build/` at two times. */
export function buildStamp({ parts: { project } }: Project): string {
  return [buildFiles.archive, buildFiles.metadata].map((file) => {
    const looked = attempt('look at', file, () => project.fs.stat(`${project.path}/${file}`));
    if (!looked.ok) return looked.error.message;
    const stat = looked.value;
    return stat ? [stat.kind, stat.device, stat.inode, stat.size, stat.mtimeMs, stat.ctimeMs].join(' ') : '';
  }).join(', ');
}

async function readBuild({ parts }: Project): Promise<StandingBuild | undefined> {
  const { fs, path } = parts.project;
  const opened = openArchiveRef(fs, () => path, { project_id: parts.projectId });
  if (!opened.ok) return undefined;
  try {
    const read = attempt('read', buildFiles.archive, () => openArchive(opened.value.source));
    if (!read.ok || !read.value.ok) return undefined;
    const archive = read.value.value;
    const digest = await digestOf(opened.value.source);
    if (digest === undefined) return undefined;
    const told = provenanceOf(parts.project, archive, digest);
    return {
      sha256: digest,
      inspection: inspectArchive(archive),
      sources: new Map(told.map(({ asset_id: id, sources }) => [id, sources])),
      roots: new Map(told.map(({ asset_id: id, root }) => [id, root])),
    };
  } finally {
    opened.value.source.dispose();
  }
}

/** With the event loop turning: an archive may be as large as a disk. */
async function digestOf(source: ByteSource): Promise<string | undefined> {
  try {
    return await inSlices(digestInSteps(source), undefined, piecesAtOnce);
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return undefined;
  }
}

/** Pieces of 1 MiB that are hashed between two turns of the event loop. */
const piecesAtOnce = 8;

/** Nothing, where the companion is no such, or of another archive. */
function provenanceOf(project: ContainedRoot, archive: ArchiveReader, archiveSha256: string): readonly UsualProvenance[] {
  const opened = openContained(project, buildFiles.metadata);
  if (!opened.ok) return [];
  const { open } = opened.value;
  const read = attempt('read', buildFiles.metadata, () => readProvenance(archive, archiveSha256, new FileSource(project.fs, open, buildFiles.metadata)));
  attempt('close', buildFiles.metadata, () => project.fs.close(open));
  return read.ok ? read.value ?? [] : [];
}
