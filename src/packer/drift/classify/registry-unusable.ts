import type { DriftKind, DriftOption } from '../../../contract/operations/drift.ts';
import type { RegistryView } from '../../snapshot/model.ts';
import type { View } from '../sight.ts';
import { aboutRegistry, closed, option, type Classifier } from './item.ts';

/** The registry is there and no registry, holds merge markers, or is gone; or would give an id twice. */
export const registryUnusable: Classifier = (view) => {
  const { registry } = view.disk;
  const kind = kinds[registry.state];
  if (!kind) return [...doubt(view), ...idsGivenAgain(view)];
  const [fault] = registry.faults;
  const { line, column } = fault ?? {};
  return [
    aboutRegistry(
      {
        kind,
        key: 'index.json',
        message: fault?.message ?? 'The project has no registry.',
        disk: isDirectory(registry) ? 'a directory' : (spoken[registry.state] ?? registry.state),
        registry: view.surroundings.kept ? `${view.surroundings.kept.document.assets.length} assets, ${view.surroundings.kept.says}` : 'nothing that was kept',
        options: isDirectory(registry) ? [directoryFirst] : waysOut(view, registry.state),
      },
      { ...(line !== undefined && { line }), ...(column !== undefined && { column }) },
    ),
  ];
};

const kinds: Readonly<Partial<Record<RegistryView['state'], DriftKind>>> = {
  invalid: 'registry_invalid',
  unreadable: 'registry_invalid',
  conflict: 'registry_conflict',
  missing: 'registry_missing',
};

const spoken: Readonly<Partial<Record<RegistryView['state'], string>>> = {
  invalid: 'a file that is no registry',
  unreadable: 'a file that cannot be read',
  conflict: 'a registry with merge markers',
  missing: 'no registry',
};

/** No commit puts a file where a directory stands. */
const directoryFirst = closed('restore_registry', 'The directory that stands in its place has to be moved away first.');

/** What cannot be opened is `unreadable` as a whole; this alone is known for what it is. */
function isDirectory({ state, faults }: RegistryView): boolean {
  return state === 'invalid' && faults[0]?.kind === 'unreadable';
}

function waysOut({ surroundings: { kept }, disk }: View, state: RegistryView['state']): readonly DriftOption[] {
  if (state === 'unreadable') return [closed('keep_disk', 'The registry has to be made readable first.')];
  const lost = state === 'missing' ? '' : '; what stands there now goes to the trash';
  const restore = kept
    ? option('restore_registry', `Puts back the registry as it was ${kept.says}, with ${kept.document.assets.length} assets${lost}.`)
    : closed('restore_registry', 'No valid registry has been kept.');
  const known = new Set((kept?.document.assets ?? []).map(({ asset_uuid }) => asset_uuid));
  const found = disk.roots.flatMap(({ declaration }) => declaration.assetUuid ?? []);
  const old = found.filter((uuid) => known.has(uuid)).length;
  const adopt = option('adopt_disk', `Makes a registry of what is on the disk: ${assets(old, 'keeps its id', 'keep their ids')}, ${assets(found.length - old, 'gets a new one', 'get new ones')}${lost}.`);
  if (state === 'conflict') return [...merges(kept, lost), restore, adopt];
  const merge = kept
    ? option('merge_by_uuid', `Puts back the registry as it was ${kept.says}, each asset where the disk has its uuid now${lost}.`)
    : closed('merge_by_uuid', 'No valid registry has been kept.');
  return [restore, merge, adopt];
}

function assets(count: number, one: string, several: string): string {
  return count === 1 ? `1 asset ${one}` : `${count} assets ${several}`;
}

/** By themselves the sides only meet where they do not contradict each other; the rest somebody decides, knowing how. */
function merges(kept: View['surroundings']['kept'], lost: string): readonly DriftOption[] {
  const apart = 'where both sides have an asset, and not alike,';
  const from = 'Merges the two sides by uuid; what one side alone made different from the registry as it was';
  return [
    option('merge_by_uuid', `Merges the two sides of the conflict by uuid and field, as far as they do not contradict each other${lost}.`),
    ...(kept ? [option('merge_by_uuid', `${from} ${kept.says} counts, as if both came from that${lost}.`, 'kept')] : []),
    option('merge_by_uuid', `Merges the two sides by uuid; ${apart} ours counts, which stands before "======="${lost}.`, 'ours'),
    option('merge_by_uuid', `Merges the two sides by uuid; ${apart} theirs counts, which stands after "======="${lost}.`, 'theirs'),
  ];
}

/** It can be read again; whether it is what it was, nobody can tell. */
function doubt({ doubted, disk: { registry } }: View): ReturnType<Classifier> {
  if (!doubted) return [];
  const told = {
    kind: 'registry_invalid',
    key: 'unread',
    message: 'The registry could not be read for a time; it can be now.',
    disk: `a registry with ${registry.document?.assets.length ?? 0} assets`,
    registry: 'unknown',
    options: [option('keep_disk', 'Takes the registry as it is on the disk now.')],
  } as const;
  return [aboutRegistry(told)];
}

/** `next_asset_id` is not above every id: the next asset would get one that was given. */
function idsGivenAgain({ disk: { registry } }: View): ReturnType<Classifier> {
  const { document } = registry;
  const highest = (document?.assets ?? []).reduce((most, { asset_id }) => Math.max(most, asset_id), 0);
  if (!document || document.next_asset_id > highest) return [];
  const told = {
    kind: 'registry_invalid',
    key: 'next_asset_id',
    message: `next_asset_id is ${document.next_asset_id}, but ${highest} is already given.`,
    disk: `next_asset_id ${document.next_asset_id}`,
    registry: `asset ${highest}`,
    options: [option('renumber', `Lets the next asset have the id ${highest + 1}.`)],
  } as const;
  const { nextIdLine } = registry;
  return [aboutRegistry(told, { field: '/next_asset_id', ...(nextIdLine !== undefined && { line: nextIdLine }) })];
}
