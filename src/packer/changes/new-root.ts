import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { PackerError } from '../../contract/errors.ts';
import { longestPath } from '../../io/portable-name.ts';
import { projectPathFault } from '../../io/project-path.ts';
import { foldPath } from '../documents/document-path.ts';
import { declarationName } from '../snapshot/walk.ts';
import type { AssetRoot, Snapshot } from '../snapshot/model.ts';
import type { PlanContext } from './change.ts';
import { isControl } from './control-paths.ts';
import type { Need, PlaceFact } from './facts.ts';
import { linkInTheWay, rootNested, targetExists } from './refusals.ts';

/** Where a new asset root may be put. */
export interface NewRoot {
  /** Below `assets/`, NFC. */
  readonly root: string;
  /** From the project's directory, as the disk spells what exists of it. */
  readonly path: string;
}

/** What has to be known before a directory can become an asset root: the place, and that no root is above it. */
export function needsOfNewRoot(root: string): readonly Need[] {
  const path = `assets/${root.normalize('NFC')}`;
  if (projectPathFault(path.slice('assets/'.length), longestPath)) return [];
  const names = path.split('/');
  const above = names.slice(2).map((_, at) => names.slice(0, at + 2).join('/'));
  return [
    { kind: 'place', path },
    ...[...above, path].map((directory): Need => ({ kind: 'file', path: `${directory}/${declarationName}` })),
  ];
}

export interface NewRootRules {
  /** The asset that is moved there: its own place is no obstacle. */
  readonly moved?: AssetRoot;
  /** Whether a directory that stands there, without an `asset.json`, may become the asset. */
  readonly mayStand?: boolean;
}

/**
 * Checks where an asset root is to be: a portable path of the right length, in nobody's way, not in another
 * asset root and not around one, also when compared without case (formats.md, words; §1).
 */
export function newRoot(wanted: string, { snapshot, facts }: PlanContext, rules: NewRootRules = {}): Result<NewRoot, PackerError> {
  const root = wanted.normalize('NFC');
  const fault = projectPathFault(root, longestPath);
  if (fault) return err(fault);
  if (isControl(`assets/${foldPath(root)}`)) return err(targetExists(`assets/${root}`, "belongs to the packer's control folder"));
  const clash = clashWithRoots(root, snapshot, rules.moved);
  if (clash) return err(clash);
  const place = facts.places.get(`assets/${root}`);
  if (!place) return err(targetExists(`assets/${root}`));
  const blocked = spellingFault(place, `assets/${root}`) ?? placeFault(place, rules, facts.files.get(`assets/${root}/${declarationName}`)?.sha256);
  return blocked ? err(blocked) : ok({ root, path: place.spelling });
}

function placeFault({ blocked, twin, taken, spelling }: PlaceFact, { moved, mayStand }: NewRootRules, declaration?: string): PackerError | undefined {
  if (blocked) return blocked.kind === 'link' ? linkInTheWay(blocked.path) : targetExists(blocked.path, 'is there already and is no directory');
  if (twin && !isOwn(twin.found, moved)) return targetExists(twin.found, `is there already, spelt in another case than ${twin.wanted}`);
  if (taken === 'absent') return undefined;
  if (taken === 'link') return linkInTheWay(spelling);
  if (taken !== 'directory') return targetExists(spelling, 'is there already and is no directory');
  if (!mayStand) return targetExists(spelling);
  return declaration === 'absent' ? undefined : targetExists(`${spelling}/${declarationName}`);
}

/** Written by another system: below it, one path would have two forms. */
function spellingFault({ spelling }: PlaceFact, wanted: string): PackerError | undefined {
  return spelling === wanted ? undefined : targetExists(wanted, 'is there already, or a directory above it, in another Unicode form than NFC');
}

function isOwn(found: string, moved: AssetRoot | undefined): boolean {
  return moved !== undefined && found === `assets/${moved.diskRoot}`;
}

/** Every root, on disk or only registered, against the new one; a root's own old place does not count. */
function clashWithRoots(root: string, snapshot: Snapshot, moved: AssetRoot | undefined): PackerError | undefined {
  const folded = foldPath(root);
  for (const other of foldedRoots(snapshot)) {
    if (other.root === moved?.root) {
      if (folded.startsWith(`${other.folded}/`)) return rootNested(`assets/${other.root} cannot be moved into itself.`, other.root);
      continue;
    }
    if (other.folded === folded) {
      const why = other.missing === undefined ? 'is an asset already' : `is registered as asset ${other.missing}, whose directory is missing`;
      return targetExists(`assets/${other.root}`, why);
    }
    if (folded.startsWith(`${other.folded}/`)) return rootNested(`assets/${root} lies in the asset root assets/${other.root}.`, other.root);
    if (other.folded.startsWith(`${folded}/`)) return rootNested(`assets/${root} contains the asset root assets/${other.root}.`, other.root);
  }
  return undefined;
}

interface FoldedRoot {
  readonly root: string;
  readonly folded: string;
  /** The id, where only the registry knows the root. */
  readonly missing?: number;
}

const known = new WeakMap<Snapshot, readonly FoldedRoot[]>();

function foldedRoots(snapshot: Snapshot): readonly FoldedRoot[] {
  const roots = known.get(snapshot) ?? [
    ...snapshot.roots.map(({ root }) => ({ root, folded: foldPath(root) })),
    ...snapshot.missing.map(({ root, asset_id }) => ({ root, folded: foldPath(root), missing: asset_id })),
  ];
  known.set(snapshot, roots);
  return roots;
}
