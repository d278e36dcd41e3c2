import { err, ok } from '../../../base/result.ts';
import type { Result } from '../../../base/result.ts';
import { packerError, type PackerError } from '../../../contract/errors.ts';
import type { DriftChoice, DriftDecision, DriftItem, DriftKind } from '../../../contract/operations/drift.ts';
import type { RegistryRepair, Steps } from '../../changes/draft-changes.ts';
import type { ContainedRoot } from '../../../io/contained-path.ts';
import { viewOf, type Sight } from '../sight.ts';
import { acknowledged, type Decide, type Decided } from './decided.ts';
import { newUuidFor, restoreDeclaration, restoreUuid } from './declarations.ts';
import { adoptUuid, correctEntry, followUuid, moveApart, register, relocate, restoreEntry, unregister } from './entries.ts';
import { restoreSave } from '../rescued.ts';
import { adoptDisk, countOn, followUuids, mergeConflict, renumberAsset, restoreRegistry } from './registry.ts';

const keep: Decide = () => ({});
const unusable = { restore_registry: restoreRegistry, adopt_disk: adoptDisk };

/** How each choice of each kind is carried out. */
export const decides: Readonly<Partial<Record<DriftKind, Readonly<Partial<Record<DriftChoice, Decide>>>>>> = {
  root_appeared: { register },
  root_moved: { relocate, unregister },
  root_missing: { unregister },
  declaration_missing: { restore_declaration: restoreDeclaration, unregister },
  declaration_invalid: { restore_declaration: restoreDeclaration, unregister },
  uuid_duplicate: { new_uuid_for: newUuidFor, unregister },
  asset_id_duplicate: { renumber: renumberAsset },
  uuid_mismatch: { adopt_disk: adoptUuid, restore_declaration: restoreUuid, relocate, unregister, merge_by_uuid: followUuid },
  registry_changed: { adopt_disk: correctEntry, restore_registry: restoreEntry, unregister },
  registry_invalid: { ...unusable, merge_by_uuid: followUuids, renumber: countOn, keep_disk: () => acknowledged('Take the registry as it is on the disk') },
  registry_missing: { ...unusable, merge_by_uuid: followUuids },
  registry_conflict: { ...unusable, merge_by_uuid: mergeConflict },
  save_rescued: { keep_disk: ({ item }) => acknowledged(`Keep ${item.place.file ?? 'the file'} as the change wrote it`), restore_before_image: restoreSave },
  path_collision: { unregister, relocate: moveApart },
};

/** What decisions come to, together. */
export interface DecidedAll extends Steps {
  /** As they were made, with everything chosen that was left open. */
  readonly decisions: readonly DriftDecision[];
  readonly acknowledges: boolean;
}

export interface DecisionGround {
  readonly project: ContainedRoot;
  readonly sight: Sight;
  readonly items: readonly DriftItem[];
  readonly newUuid: () => string;
}

/**
 * Decisions as steps of one change. Errors: `not_found` for an item that is none any more, `invalid_request` for a
 * way out that it does not offer, or for two decisions about one.
 */
export function decideAll(ground: DecisionGround, decisions: readonly DriftDecision[]): Result<DecidedAll, PackerError> {
  const view = viewOf(ground.sight);
  const items = new Map(ground.items.map((item) => [item.id, item]));
  const made: { readonly decision: DriftDecision; readonly decided: Decided }[] = [];
  const seen = new Set<string>();
  for (const asked of decisions) {
    const item = items.get(asked.item);
    const refused = item ? refusal(item, asked, seen) : gone(asked);
    if (!item || refused) return err(refused ?? gone(asked));
    seen.add(item.id);
    const decision = asked.choice === 'new_uuid_for' ? { ...asked, asset_uuid: asked.asset_uuid ?? ground.newUuid() } : asked;
    const decide = asked.choice === 'keep' ? keep : decides[item.kind]?.[asked.choice];
    if (!decide) return err(notOffered(item, asked));
    made.push({ decision, decided: decide({ project: ground.project, view, item, decision }) });
  }
  const repair = repairs(made.flatMap(({ decided }) => decided.repair ?? []));
  return ok({
    decisions: made.map(({ decision }) => decision),
    acknowledges: made.some(({ decided }) => decided.acknowledges),
    steps: made.flatMap(({ decided }) => decided.steps ?? []),
    ...(repair && { repair }),
  });
}

/** One after another, each of what the one before made. */
function repairs(all: readonly RegistryRepair[]): RegistryRepair | undefined {
  if (all.length === 0) return undefined;
  return (found) => {
    let bytes: Result<Uint8Array | undefined, PackerError> = ok(found);
    for (const repair of all) {
      if (!bytes.ok) return bytes;
      bytes = repair(bytes.value);
    }
    return bytes as Result<Uint8Array, PackerError>;
  };
}

function refusal(item: DriftItem, asked: DriftDecision, seen: ReadonlySet<string>): PackerError | undefined {
  if (seen.has(item.id)) return packerError('invalid_request', `There are two decisions about ${item.id}.`, 'Decide once about each.');
  const offered = item.options.find(({ choice, target }) => choice === asked.choice && target === asked.target);
  if (!offered) return notOffered(item, asked);
  return offered.available ? undefined : packerError('invalid_request', `${asked.choice} cannot be chosen for ${item.id}: ${offered.says}`, 'Choose another way out.', { place: item.place });
}

function notOffered(item: DriftItem, { choice, target }: DriftDecision): PackerError {
  const message = `${choice}${target === undefined ? '' : ` ${target}`} is no way out of ${item.id}.`;
  return packerError('invalid_request', message, 'Choose one of its options.', { place: item.place });
}

function gone({ item }: DriftDecision): PackerError {
  return packerError('not_found', `There is no item ${item}.`, 'Ask for the divergence again.');
}
