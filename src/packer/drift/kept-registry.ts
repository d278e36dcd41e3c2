import type { IndexDocument } from '../../contract/documents.ts';
import type { ContainedRoot } from '../../io/contained-path.ts';
import { hashFile, sha256 } from '../../io/hashing.ts';
import { readWhole } from '../../io/read-whole.ts';
import { orNothing } from '../../io/system-error.ts';
import { standing } from '../commit/standing.ts';
import { indexMaxBytes, readIndex } from '../documents/index-document.ts';
import type { RegistryView } from '../snapshot/model.ts';
import { registryBackupPath, seenRegistries } from './control-files.ts';

/** A registry that is kept, and can be put back. */
export interface KeptRegistry {
  readonly bytes: Uint8Array;
  readonly document: IndexDocument;
  /** How it came to be kept, and when: `last committed here, 2026-01-31 12:00 UTC`. */
  readonly says: string;
}

/** What the name of a registry kept by a look says. */
export interface SeenRegistryName {
  readonly name: string;
  readonly sha256: string;
  /** The digest of the one last committed as this was kept, or `none`. Where another one is there now, that is newer. */
  readonly over: string;
}

const seenPattern = /^([0-9a-f]{64})\.([0-9a-f]{64}|none)\.json$/u;

export function seenRegistryName(digest: string, over: string): SeenRegistryName {
  return { name: `${digest}.${over}.json`, sha256: digest, over };
}

/**
 * The newest registry that is kept whole: the one last committed here, or one that others made since (a pull, say) and
 * a look saw valid. No clock decides which: a look's copy names the committed one that it is newer than.
 *
 * @param now the registry that stands there: where the kept one is the same, it is not understood a second time
 */
export function readKeptRegistry(project: ContainedRoot, now?: RegistryView): KeptRegistry | undefined {
  const committed = readKept(project, registryBackupPath, now);
  const seen = newestSeen(project, ({ over }) => !committed || over === committed.sha256, now);
  if (seen) return spoken(seen, 'last seen valid');
  return committed && spoken(committed, 'last committed here');
}

/** How many copies are looked into, the newest first: looks leave one, but for a moment. */
const mostCopies = 4;

/** One at a time: what is none is not held while the next is read. */
function newestSeen(project: ContainedRoot, counts: (named: SeenRegistryName) => boolean, now: RegistryView | undefined): Kept | undefined {
  const newest = seenRegistryNames(project)
    .filter(counts)
    .flatMap((named) => {
      const file = `${seenRegistries}/${named.name}`;
      const stat = orNothing(() => project.fs.stat(`${project.path}/${file}`));
      return stat ? [{ named, file, mtimeMs: stat.mtimeMs }] : [];
    })
    .sort((one, other) => other.mtimeMs - one.mtimeMs)
    .slice(0, mostCopies);
  for (const { named, file } of newest) {
    // Before it is parsed: of what is not what its name says nothing need be understood.
    const kept = digestAt(project, file) === named.sha256 ? readKept(project, file, now) : undefined;
    if (kept?.sha256 === named.sha256) return kept;
  }
  return undefined;
}

/** The digest of the registry as last committed; `none` where there is no such file. */
export function committedDigest(project: ContainedRoot): string {
  return digestAt(project, registryBackupPath) ?? 'none';
}

/** The registries that looks kept; one, but for a moment. */
export function seenRegistryNames({ fs, path }: ContainedRoot): readonly SeenRegistryName[] {
  return orNothing(() => {
    if (standing({ fs, projectDir: path }, seenRegistries).kind !== 'directory') return [];
    return fs.list(`${path}/${seenRegistries}`).flatMap(({ name, kind }) => (kind === 'file' ? parse(name) : []));
  }) ?? [];
}

function parse(name: string): readonly SeenRegistryName[] {
  const [, digest, over] = seenPattern.exec(name) ?? [];
  return digest === undefined || over === undefined ? [] : [{ name, sha256: digest, over }];
}

interface Kept {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly mtimeMs: number;
  readonly document: IndexDocument;
}

/** Of a file that is not too large for a registry. */
function digestAt({ fs, path }: ContainedRoot, file: string): string | undefined {
  return orNothing(() => {
    const there = standing({ fs, projectDir: path }, file);
    return there.kind === 'file' && there.stat.size <= indexMaxBytes ? hashFile(fs, `${path}/${file}`).sha256 : undefined;
  });
}

/** Nothing where it is no registry. */
function readKept({ fs, path }: ContainedRoot, file: string, now?: RegistryView): Kept | undefined {
  return orNothing(() => {
    const there = standing({ fs, projectDir: path }, file);
    if (there.kind !== 'file') return undefined;
    const read = readWhole(fs, `${path}/${file}`, indexMaxBytes);
    if (!read.ok) return undefined;
    const { bytes } = read.value;
    const digest = sha256(bytes);
    const { document } = now?.sha256 === digest ? now : readIndex(bytes);
    return document && { bytes, sha256: digest, mtimeMs: there.stat.mtimeMs, document };
  });
}

function spoken({ bytes, document, mtimeMs }: Kept, how: string): KeptRegistry {
  const at = new Date(mtimeMs).toISOString().slice(0, 16).replace('T', ' ');
  return { bytes, document, says: `${how}, ${at} UTC` };
}
