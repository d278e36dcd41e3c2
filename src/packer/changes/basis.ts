import { canonicalJson } from '../../base/canonical-json.ts';
import type { IndexDocument } from '../../contract/documents.ts';
import type { PackerError } from '../../contract/errors.ts';
import type { PreviewBasis } from '../../contract/operations/changes.ts';
import type { ContainedRoot } from '../../io/contained-path.ts';
import { sha256 } from '../../io/hashing.ts';
import { directoryFault } from '../commit/places.ts';
import { contentAt, standing } from '../commit/standing.ts';
import { comparePaths } from '../documents/document-path.ts';
import { readSource } from './sources.ts';
import { registryPath } from './control-paths.ts';
import { invalid, stalePreview } from './refusals.ts';

/** Writes down what was read of the disk while a change was planned: what the preview stands on. */
export class BasisRecorder {
  readonly #files = new Map<string, string>();
  readonly #listings = new Map<string, string>();
  readonly #sources = new Map<string, { readonly sha256: string; readonly size: number }>();

  /** The first look counts: what later ones saw is the same, or the commit finds out. */
  file(path: string, state: string): void {
    if (!this.#files.has(path)) this.#files.set(path, state);
  }

  listing(project: ContainedRoot, path: string): void {
    if (!this.#listings.has(path)) this.#listings.set(path, listingDigest(project, path));
  }

  source(path: string, found: { readonly sha256: string; readonly size: number }): void {
    if (!this.#sources.has(path)) this.#sources.set(path, found);
  }

  /** All of it, with the registry's entries that it is about, in one order. */
  basis(document: IndexDocument, assetIds: readonly number[], givesId: boolean): PreviewBasis {
    const entries = entryTexts(document);
    return {
      files: sorted(this.#files).map(([path, state]) => ({ path, sha256: state })),
      listings: sorted(this.#listings).map(([path, digest]) => ({ path, sha256: digest })),
      sources: sorted(this.#sources).map(([path, found]) => ({ path, ...found })),
      entries: assetIds.map((asset_id) => ({ asset_id, entry: entries(asset_id) })),
      ...(givesId ? { next_asset_id: document.next_asset_id } : {}),
    };
  }
}

/**
 * Looks at everything a preview stands on, now. The first thing that is not as it was, as `stale_preview`; a
 * change anywhere else does not count. Throws what the disk throws.
 */
export function basisFault(project: ContainedRoot, document: IndexDocument, basis: PreviewBasis): PackerError | undefined {
  const tree = { fs: project.fs, projectDir: project.path };
  const outside = outsideOf(basis);
  if (outside) return outside;
  for (const { path, sha256: before } of basis.files) {
    const now = contentAt(tree, path);
    if (now !== before) return stalePreview(path, howItChanged(before, now));
  }
  for (const { path, sha256: before } of basis.listings) {
    const now = listingDigest(project, path);
    if (now !== before) return stalePreview(path, now === 'absent' ? 'is not there any more' : 'holds other files than it did');
  }
  for (const { path, sha256: before, size } of basis.sources) {
    const now = readSource(project.fs, path);
    if (!now.ok) return stalePreview(path, 'cannot be read any more');
    if (now.value.sha256 !== before || now.value.size !== size) return stalePreview(path, 'was changed by somebody else');
  }
  return registryFault(document, basis);
}

/** A preview comes back from whoever asked for it: what it names is looked at only where the packer looks at all. */
function outsideOf(basis: PreviewBasis): PackerError | undefined {
  for (const { path } of [...basis.files, ...basis.listings]) {
    const fault = directoryFault(path);
    if (fault !== undefined) return invalid(`The preview stands on ${JSON.stringify(path.slice(0, 200))}, which ${fault}.`, 'Apply a preview as it was answered.');
  }
  return undefined;
}

function registryFault(document: IndexDocument, basis: PreviewBasis): PackerError | undefined {
  const entries = entryTexts(document);
  for (const { asset_id, entry } of basis.entries) {
    if (entries(asset_id) !== entry) return stalePreview(registryPath, `says something else of asset ${asset_id} than it did`);
  }
  const { next_asset_id: next } = basis;
  if (next === undefined || next === document.next_asset_id) return undefined;
  return stalePreview(registryPath, `has given asset id ${next} to another asset`);
}

function howItChanged(before: string, now: string): string {
  if (now === 'absent') return 'is not there any more';
  return before === 'absent' ? 'is there now' : 'was changed by somebody else';
}

/** A directory by its names and their kinds; `absent` when there is none. */
function listingDigest({ fs, path: projectDir }: ContainedRoot, path: string): string {
  if (standing({ fs, projectDir }, path).kind !== 'directory') return 'absent';
  const names = fs.list(`${projectDir}/${path}`).map(({ name, kind }) => [name, kind] as const);
  names.sort(([a], [b]) => comparePaths(a, b));
  return sha256(new TextEncoder().encode(JSON.stringify(names)));
}

/** Entries as canonical JSON: what is compared is the entry, not how the file is printed. */
function entryTexts(document: IndexDocument): (assetId: number) => string | null {
  const byId = new Map(document.assets.map((entry) => [entry.asset_id, entry]));
  return (assetId) => {
    const entry = byId.get(assetId);
    return entry ? canonicalJson(entry) : null;
  };
}

function sorted<T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...map].sort(([a], [b]) => comparePaths(a, b));
}
