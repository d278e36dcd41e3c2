import { err, type Result } from '../../base/result.ts';
import { packerError, type PackerError } from '../../contract/errors.ts';
import type { ContainedRoot } from '../../io/contained-path.ts';
import { hashFile, sha256 } from '../../io/hashing.ts';
import { attempt } from '../../io/io-error.ts';
import type { FileChange, NewContent } from '../commit/change-set.ts';
import { standing } from '../commit/standing.ts';
import { controlFolder } from '../documents/init.ts';
import type { AssetRoot } from '../snapshot/model.ts';
import { declarationName } from '../snapshot/walk.ts';
import { declarationOf } from './asset-ref.ts';
import { isControl } from './control-paths.ts';
import type { Drafted } from './draft-changes.ts';

/** Declarations as commits wrote them (formats.md §1), from the project's directory. */
export const declarationBackups = `${controlFolder}/backup/declarations`;

/** `<uuid>.<SHA-256>.json`: whose it was, and how its bytes can be believed. */
const namePattern = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9a-f]{64})\.json$/u;

/** What the name of a kept declaration says. */
export interface KeptName {
  readonly name: string;
  readonly uuid: string;
  readonly sha256: string;
}

export function keptName(uuid: string, digest: string): KeptName {
  return { name: `${uuid}.${digest}.json`, uuid, sha256: digest };
}

/** `undefined` for a file that no declaration is kept under. */
export function parseKeptName(name: string): KeptName | undefined {
  const [, uuid, digest] = namePattern.exec(name) ?? [];
  return uuid === undefined || digest === undefined ? undefined : { name, uuid, sha256: digest };
}

/**
 * Copies of the valid declarations that a commit writes or begins to manage, as files of the same commit
 * (operations.md §6); what each replaces goes. One of each asset. Errors: as the disk has it.
 */
export function keptCopies(drafted: Drafted, project: ContainedRoot): Result<readonly FileChange[], PackerError> {
  const looked = attempt('look at', declarationBackups, () => unseenDeclaration(drafted, project) ?? copies(drafted, project));
  if (!looked.ok || typeof looked.value !== 'string') return looked as Result<readonly FileChange[], PackerError>;
  return err(packerError('io_error', `${looked.value} could not be looked at.`, 'Try again.', { place: { file: looked.value } }));
}

/** A declaration that the disk failed to show when the plan was looked at: whether it is to be kept, nobody knows. */
function unseenDeclaration({ draft, after }: Drafted, project: ContainedRoot): string | undefined {
  const seen = new Set(after.roots.filter(({ declaration }) => declaration.state !== 'unreadable').map(declarationOf));
  const written = [...draft.files].filter(([path, file]) => file.after !== 'absent' && path.endsWith(`/${declarationName}`) && !isControl(path)).map(([path]) => path);
  const registered = draft.registry.changed().flatMap(({ before, entry }) => (before === null && entry ? [`assets/${entry.root}/${declarationName}`] : []));
  const stands = (path: string): boolean => {
    const origin = draft.origin(path);
    return origin !== undefined && project.fs.stat(`${project.path}/${origin}`) !== undefined;
  };
  return written.find((path) => !seen.has(path)) ?? registered.find((path) => !seen.has(path) && stands(path));
}

function copies({ draft, after }: Drafted, project: ContainedRoot): readonly FileChange[] {
  const fresh = new Set(draft.registry.changed().filter(({ before }) => before === null).map(({ asset_id }) => asset_id));
  const wanted = after.roots.filter((asset) => isKeepable(asset) && (draft.files.has(declarationOf(asset)) || fresh.has(asset.entry?.asset_id ?? 0)));
  if (wanted.length === 0) return [];
  const kept = Map.groupBy(keptIn(project, declarationBackups), ({ uuid }) => uuid);
  return wanted.flatMap((asset) => copyOf(asset, { draft, project, olds: kept.get(asset.entry?.asset_uuid ?? '') ?? [] }));
}

/** Registered, valid, and of one mind with the registry about its uuid. */
export function isKeepable({ entry, declaration }: AssetRoot): boolean {
  return entry !== undefined && declaration.state === 'valid' && declaration.assetUuid === entry.asset_uuid;
}

/** The declarations kept in one folder of the control folder. Throws the system's error. */
export function keptIn({ fs, path }: ContainedRoot, folder: string): readonly KeptName[] {
  if (standing({ fs, projectDir: path }, folder).kind !== 'directory') return [];
  return fs.list(`${path}/${folder}`).flatMap(({ name, kind }) => (kind === 'file' ? (parseKeptName(name) ?? []) : []));
}

interface Ground {
  readonly draft: Drafted['draft'];
  readonly project: ContainedRoot;
  readonly olds: readonly KeptName[];
}

function copyOf(asset: AssetRoot, { draft, project, olds }: Ground): readonly FileChange[] {
  const { entry, declaration } = asset;
  const content = contentOf(asset, draft, project);
  if (!entry || !content || content.sha256 !== declaration.sha256) return [];
  const now = keptName(entry.asset_uuid, content.sha256);
  const digest = ({ name }: KeptName): string => hashFile(project.fs, `${project.path}/${declarationBackups}/${name}`).sha256;
  const there = olds.find(({ name }) => name === now.name);
  const before = there ? digest(there) : 'absent';
  const gone = olds.filter((old) => old !== there).map((old): FileChange => ({ path: `${declarationBackups}/${old.name}`, before: digest(old), after: 'absent' }));
  const copy: FileChange = { path: `${declarationBackups}/${now.name}`, before, after: content };
  return before === content.sha256 ? gone : [copy, ...gone];
}

/** As the commit writes it, or as the disk has it already. */
function contentOf(asset: AssetRoot, draft: Drafted['draft'], project: ContainedRoot): NewContent | undefined {
  const path = declarationOf(asset);
  const written = draft.files.get(path)?.after;
  if (written === 'absent') return undefined;
  if (written) return 'bytes' in written ? { bytes: written.bytes, sha256: sha256(written.bytes) } : { copyOf: written.copyOf, sha256: written.sha256, size: written.size };
  const origin = draft.origin(path);
  const { sha256: digest, size } = asset.declaration;
  return origin === undefined || digest === undefined ? undefined : { copyOf: `${project.path}/${origin}`, sha256: digest, size };
}
