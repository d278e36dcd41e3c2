import type { AssetRef } from '../../../src/contract/operations/changes.ts';
import { entryOf } from './registry.ts';
import type { AskedChange, Step } from './steps.ts';
import { assetsOf, type Asset, type World } from './world.ts';

/**
 * A random step, made to meet something: most that is said blindly names nothing, and a refusal more teaches
 * nothing. An id or a file that nobody has becomes one that somebody has, and where there is no registry to change,
 * what version control remembers comes back. `past` is how many entries the history has. Every fourth step, by what it says, stays as it is.
 */
export function aimed(step: Step, world: World, past: number): Step {
  if (step.step === 'pack' || step.step === 'reopen' || step.step === 'apply_kept' || JSON.stringify(step).length % 4 === 0) return step;
  if (world.registry.state !== 'valid' && step.step !== 'user') return { step: 'user', edits: [{ edit: 'restore' }] };
  if (step.step === 'undo') return aimedUndo(step, past);
  return 'changes' in step ? { ...step, changes: step.changes.map((change) => aimedChange(change, world)) } : step;
}

/** While there is nothing to take back, something that can be. */
function aimedUndo(step: Extract<Step, { readonly step: 'undo' }>, past: number): Step {
  if (past === 0) return { step: 'change', changes: [{ kind: 'create_asset', root: 'c', family: 'data_bank' }] };
  return step.back === undefined ? step : { ...step, back: step.back % past };
}

function aimedChange(change: AskedChange, world: World): AskedChange {
  const known = world.registry.entries.map(({ asset_id }) => asset_id).sort((a, b) => a - b);
  const idNear = (id: number): number => (known.includes(id) ? id : (known[id % known.length] ?? id));
  switch (change.kind) {
    case 'set_included':
      return { ...change, asset_ids: change.asset_ids.map(idNear) };
    case 'unregister_asset':
      return { ...change, asset_id: idNear(change.asset_id) };
    case 'create_asset':
      return change;
    case 'register_asset':
      return { ...change, root: strangerNear(change.root, world) };
    case 'remove_artifact': {
      const asset = refNear(change.asset, world, idNear);
      return { ...change, asset, paths: change.paths.map((path) => artifactNear(path, assetAt(asset, world))) };
    }
    case 'delete_asset':
    case 'relocate_asset':
    case 'rename_asset':
    case 'update_declaration':
    case 'set_preload':
    case 'import_artifacts':
    case 'duplicate_asset':
      return { ...change, asset: refNear(change.asset, world, idNear) };
  }
}

function refNear(ref: AssetRef, world: World, idNear: (id: number) => number): AssetRef {
  if ('asset_id' in ref) return { asset_id: idNear(ref.asset_id) };
  const roots = assetsOf(world).map(({ root }) => root);
  return { root: roots.includes(ref.root) ? ref.root : (roots[ref.root.length % roots.length] ?? ref.root) };
}

function strangerNear(root: string, world: World): string {
  const strangers = assetsOf(world).filter(({ entry }) => !entry);
  return strangers.some((asset) => asset.root === root) ? root : (strangers[root.length % strangers.length]?.root ?? root);
}

function assetAt(ref: AssetRef, world: World): Asset | undefined {
  const root = 'root' in ref ? ref.root : entryOf(world.registry, ref.asset_id)?.root;
  return assetsOf(world).find((asset) => asset.root === root);
}

function artifactNear(path: string, asset: Asset | undefined): string {
  const files = asset?.artifacts ?? [];
  return files.includes(path) ? path : (files[path.length % files.length] ?? path);
}
