import type { Finding } from '../families/family.ts';
import type { AssetRoot, PathFault, Snapshot } from '../snapshot/model.ts';
import { ownersByDirectory, ownerOf, preferred, type Owner } from './owners.ts';
import { isHiding, reachOf } from './reach.ts';
import { assetsDirectory, type ProjectRule } from './rule.ts';

interface PathRule {
  readonly code: string;
  readonly kind: PathFault['kind'];
  readonly summary: string;
  readonly remedy: string;
  /** Faults that a more exact rule reports. */
  readonly except?: (snapshot: Snapshot) => (fault: PathFault) => boolean;
}

/**
 * A rule that reports one kind of odd thing the walk met: an error where it is, or keeps from view, an asset
 * root or a file that a declaration selects; information elsewhere, so that a stray icon file blocks nothing
 * (operations.md §9). What an entry names is told at the entry and not here.
 */
export function pathFaultRule(rule: PathRule): ProjectRule {
  const { code, kind, summary, remedy, except } = rule;
  return {
    code,
    severity: 'error',
    otherwise: { severity: 'info', where: 'no asset root and no selected file is concerned' },
    summary,
    remedy,
    scope: 'project',
    check(snapshot) {
      const found = faultsOf(snapshot, kind);
      if (found.length === 0) return [];
      const owners = ownersByDirectory(snapshot);
      const told = except?.(snapshot);
      return found.flatMap(({ fault, asset }) => {
        if (told?.(fault) === true) return [];
        const atRoot = !asset || fault.path === `assets/${asset.root}`;
        return atRoot ? [outside(owners, fault)] : inside(asset, fault);
      });
    },
  };
}

interface MetFault {
  readonly fault: PathFault;
  readonly asset?: AssetRoot;
}

/** A snapshot never changes, and each of these rules looks for another kind. */
const met = new WeakMap<Snapshot, readonly MetFault[]>();

function faultsOf(snapshot: Snapshot, kind: PathFault['kind']): readonly MetFault[] {
  const all = met.get(snapshot) ?? allFaults(snapshot);
  met.set(snapshot, all);
  return all.filter(({ fault }) => fault.kind === kind);
}

function allFaults({ faults, roots }: Snapshot): readonly MetFault[] {
  const found: MetFault[] = faults.map((fault) => ({ fault }));
  for (const asset of roots) for (const fault of asset.faults) found.push({ fault, asset });
  return found;
}

/** At or above asset roots, or beside all of them. */
function outside(owners: ReadonlyMap<string, Owner>, fault: PathFault): Finding {
  const owner = preferred(owners.get(fault.path), fault.other === undefined ? undefined : owners.get(fault.other));
  const everything = fault.path === assetsDirectory;
  return finding(fault, owner !== undefined || everything, everything ? undefined : owner);
}

/** Below an asset root. */
function inside(asset: AssetRoot, fault: PathFault): Finding[] {
  const reach = reachOf(asset);
  if (reach.isTold(fault)) return [];
  const concerned = reach.isSelected(fault) || (isHiding(fault) && reach.mayHide(fault.path));
  return [finding(fault, concerned, ownerOf(asset))];
}

function finding({ path, detail }: PathFault, concerned: boolean, owner: Owner | undefined): Finding {
  return {
    message: `${path} ${detail}.`,
    severity: concerned ? 'error' : 'info',
    place: {
      file: path,
      ...(owner && { root: owner.root }),
      ...(owner?.asset_id !== undefined && { asset_id: owner.asset_id }),
    },
  };
}
