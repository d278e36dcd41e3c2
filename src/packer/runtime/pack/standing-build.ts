import { z } from 'zod';
import { sha256Schema } from '../../../contract/ids.ts';
import { buildFiles } from '../../../contract/operations/pack.ts';
import { hashFile } from '../../../io/hashing.ts';
import { attempt } from '../../../io/io-error.ts';
import { readWhole } from '../../../io/read-whole.ts';
import { inspectArchive, type ArchiveInspection } from '../../archive/inspect.ts';
import { openArchive } from '../../archive/reader.ts';
import { openArchiveRef } from '../archive/archive-source.ts';
import type { Project } from '../project.ts';

/** What stands in `build/`, as its header says it; no payload is read. */
export interface StandingBuild {
  readonly sha256: string;
  readonly inspection: ArchiveInspection;
  /** Digests of the files each asset was made from, where the metadata companion tells. */
  readonly sources: ReadonlyMap<number, readonly string[]>;
  /** Where each asset was packed from, from below `assets/`; as far as it is told. */
  readonly roots: ReadonlyMap<number, string>;
}

/** Bytes of a metadata companion that is looked into for a comparison. */
const maxMetadata = 64 * 1024 * 1024;

/** As far as a comparison needs it; `verifyArchive` judges the rest. */
const metadataSchema = z.object({
  assets_pa: z.object({ sha256: sha256Schema, size: z.int() }),
  assets: z.array(z.object({ asset_id: z.int(), root: z.string(), sources: z.array(z.object({ sha256: sha256Schema })) })),
});

interface Read {
  readonly stamp: string;
  readonly build: StandingBuild | undefined;
}

const lastRead = new WeakMap<Project, Read>();

/**
 * The project's archive, if there is one that can be read. It is read once: a promotion replaces the files, so others
 * have another inode or times. An edit in place within one tick of the disk's clock that keeps the size goes unseen;
 * `verifyArchive` reads every byte.
 */
export function standingBuild(project: Project): StandingBuild | undefined {
  const stamp = buildStamp(project);
  const known = lastRead.get(project);
  if (known?.stamp === stamp) return known.build;
  const build = readBuild(project);
  // Promoted meanwhile: read again by whoever asks next.
  if (buildStamp(project) === stamp) lastRead.set(project, { stamp, build });
  return build;
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

function readBuild({ parts }: Project): StandingBuild | undefined {
  const { fs, path } = parts.project;
  const opened = openArchiveRef(fs, () => path, { project_id: parts.projectId });
  if (!opened.ok) return undefined;
  try {
    const read = attempt('read', buildFiles.archive, () => openArchive(opened.value.source));
    if (!read.ok || !read.value.ok) return undefined;
    const inspection = inspectArchive(read.value.value);
    const metadata = metadataOf(parts.project);
    const told = metadata?.assets_pa.size === inspection.size ? metadata : undefined;
    const digest = told ? told.assets_pa.sha256 : digestOf(parts.project);
    if (digest === undefined) return undefined;
    const sources = (told?.assets ?? []).map((asset) => [asset.asset_id, asset.sources.map(({ sha256 }) => sha256)] as const);
    const roots = (told?.assets ?? []).map(({ asset_id: id, root }) => [id, root] as const);
    return { sha256: digest, inspection, sources: new Map(sources), roots: new Map(roots) };
  } finally {
    opened.value.source.dispose();
  }
}

function digestOf({ fs, path }: Project['parts']['project']): string | undefined {
  const hashed = attempt('read', buildFiles.archive, () => hashFile(fs, `${path}/${buildFiles.archive}`).sha256);
  return hashed.ok ? hashed.value : undefined;
}

function metadataOf({ fs, path }: Project['parts']['project']): z.output<typeof metadataSchema> | undefined {
  const read = attempt('read', buildFiles.metadata, () => readWhole(fs, `${path}/${buildFiles.metadata}`, maxMetadata));
  if (!read.ok || !read.value.ok) return undefined;
  try {
    return metadataSchema.safeParse(JSON.parse(new TextDecoder().decode(read.value.value.bytes))).data;
  } catch {
    return undefined;
  }
}
