import type { AssetRef, Change, ChangeOf } from '../../../src/contract/operations/changes.ts';
import { editedBytes, editsOf, made } from './declaration.ts';
import { originOf, setRegistry, type Deed, type Move } from './deed.ts';
import { isObject, type JsonObject } from './json.ts';
import { newRootFaults, pathFault, twinOf, type Codes } from './places.ts';
import { entryOf, withEntry, type Entry } from './registry.ts';
import { above, assetsOf, folded, inputListOf, isName, isWithin, readDeclaration, registryPath, trash, type Asset, type World } from './world.ts';

/**
 * What the packer must answer, any of these codes or this deed; or either, where both are true to the word. And the
 * assets that it is about, by root and `#id`.
 */
export type Foretold = { readonly about: ReadonlySet<string> } & ({ readonly refused: Codes } | { readonly done: Deed; readonly orRefused?: Codes });

/** A change that cannot be made; every code that tells a true reason will do. */
class Refused extends Error {
  readonly codes: Codes;
  constructor(...codes: readonly string[]) {
    super(codes.join(', '));
    this.codes = new Set(codes);
  }
}

/** What changes must come to, one after another, whole or not at all (operations.md §3). Everything is chosen. */
export function carryOut(before: World, changes: readonly Change[]): Foretold {
  const refusal = registryRefusal(before);
  if (refusal) return { refused: new Set([refusal]), about: new Set() };
  const after = before.copy();
  const about = new Set<string>();
  const moves: Move[] = [];
  try {
    for (const change of changes) {
      const known = new Set(after.registry.entries.map(({ asset_id }) => asset_id));
      for (const name of assetsNamed(after, change)) about.add(name);
      moves.push(...carryOutOne(after, change));
      keepRegistry(before, after);
      for (const { asset_id } of after.registry.entries) if (!known.has(asset_id)) about.add(idName(asset_id));
    }
  } catch (error) {
    if (error instanceof Refused) return { refused: error.codes, about };
    throw error;
  }
  return { done: { before, after, moves: asOneCommit(before, after, moves) }, about };
}

/** The assets that a change is about: their roots, and their ids as `#3`. */
function assetsNamed({ registry }: World, change: Change): readonly string[] {
  const entries = registry.entries.filter(({ asset_id, root }) => {
    if ('asset' in change) return 'root' in change.asset ? change.asset.root === root : change.asset.asset_id === asset_id;
    return change.kind === 'set_included' ? change.asset_ids.includes(asset_id) : 'asset_id' in change && change.asset_id === asset_id;
  });
  const roots = [...('asset' in change && 'root' in change.asset ? [change.asset.root] : []), ...('to' in change ? [change.to] : []), ...('root' in change ? [change.root] : [])];
  return [...entries.flatMap(({ asset_id, root }) => [root, idName(asset_id)]), ...roots];
}

/** How an asset is named by its id where roots are listed; no root is called so. */
export function idName(id: number): string {
  return `#${String(id)}`;
}

/**
 * What several changes come to at once: a directory that was not there before them does not move, it just comes
 * to stand where it ends; and what goes to the trash goes as it was before them.
 */
function asOneCommit(before: World, after: World, moves: readonly Move[]): readonly Move[] {
  const real: Move[] = [];
  for (const move of moves) {
    const origin = originOf(move.from, real);
    const isReal = origin !== undefined && before.directories.has(origin);
    if (isReal) real.push(move);
    if (isWithin(move.to, trash)) keepAsItWas(before, after, move.to, isReal ? origin : undefined);
  }
  return real;
}

function keepAsItWas(before: World, after: World, kept: string, origin: string | undefined): void {
  after.removeTree(kept);
  if (origin !== undefined) after.copyTree(before, origin, kept);
}

/** Why nothing can be written while the registry is as it is. */
export function registryRefusal(world: World): string | undefined {
  const { state } = world.registry;
  if (state === 'valid') return undefined;
  return state === 'newer' ? 'project_read_only' : 'reconcile_required';
}

/** Changes that leave every entry as it was leave the file as it was. */
function keepRegistry(before: World, after: World): void {
  const old = before.files.get(registryPath);
  const texts = [before, after].map(({ registry: { entries } }) => JSON.stringify([...entries].sort((a, b) => a.asset_id - b.asset_id)));
  if (old !== undefined && texts[0] === texts[1]) after.files.set(registryPath, old);
}

function carryOutOne(world: World, change: Change): readonly Move[] {
  switch (change.kind) {
    case 'create_asset':
      return create(world, change);
    case 'register_asset':
      return register(world, change);
    case 'unregister_asset':
      return unregister(world, change);
    case 'delete_asset':
      return remove(world, change);
    case 'relocate_asset':
      return relocate(world, change);
    case 'rename_asset':
      return rename(world, change);
    case 'set_included':
      return include(world, change);
    case 'update_declaration':
      return update(world, change);
    case 'set_preload':
      return preload(world, change);
    case 'import_artifacts':
      return importFiles(world, change);
    case 'remove_artifact':
      return removeFiles(world, change);
    case 'duplicate_asset':
      return duplicate(world, change);
  }
}

/** The asset of that id, or at that root; one that the registry alone knows has to be reconciled first. */
function named(world: World, ref: AssetRef): Asset {
  const entry = 'asset_id' in ref ? entryOf(world.registry, ref.asset_id) : world.registry.entries.find(({ root }) => root === ref.root);
  const root = 'root' in ref ? ref.root : entry?.root;
  const asset = assetsOf(world).find((other) => other.root === root);
  if (asset) return asset;
  throw new Refused(entry ? 'reconcile_required' : 'not_found');
}

function refuse(codes: Codes): void {
  if (codes.size > 0) throw new Refused(...codes);
}

function innerRoots(world: World, { root }: Asset): readonly string[] {
  return assetsOf(world).flatMap((other) => (other.root.startsWith(`${root}/`) ? [other.root] : []));
}

function declarationPath({ root }: Pick<Asset, 'root'>): string {
  return `assets/${root}/asset.json`;
}

/** The id of the next asset: above every one that was ever given. */
function nextIdOf({ registry }: World): number {
  return Math.max(registry.nextId, ...registry.entries.map(({ asset_id }) => asset_id + 1));
}

/** Why an asset cannot be entered into the registry with this uuid and, where one was chosen, this id. */
function entryFaults(world: World, uuid: string, chosen: number | undefined): Codes {
  const isTaken = world.registry.entries.some((entry) => entry.asset_uuid === uuid) || assetsOf(world).some(({ declaration }) => declaration.uuid === uuid);
  return new Set([...(isTaken ? ['target_exists'] : []), ...(chosen !== undefined && chosen !== nextIdOf(world) ? ['stale_preview'] : [])]);
}

/** The registry with one asset more. */
function enter(world: World, uuid: string, root: string, included: boolean): void {
  const id = nextIdOf(world);
  const entry: Entry = { asset_id: id, asset_uuid: uuid, root, included_in_build: included };
  setRegistry(world, { ...withEntry(world.registry, id, entry), nextId: id + 1 });
}

function create(world: World, change: ChangeOf<'create_asset'>): readonly Move[] {
  const { root, family, asset_uuid: uuid = '', asset_id, included_in_build } = change;
  if (inputListOf(family) === '') throw new Refused('invalid_request');
  const faults = new Set([...newRootFaults(world, root, { mayStand: true }), ...entryFaults(world, uuid, asset_id)]);
  const value = newDeclaration(change, uuid);
  if (readDeclaration(JSON.stringify(value)).state !== 'valid') faults.add('declaration_invalid').add('invalid_request');
  refuse(faults);
  world.write(declarationPath({ root }), made(value));
  enter(world, uuid, root, included_in_build);
  return [];
}

const templates: Readonly<Record<string, { readonly inputs: readonly string[]; readonly output: JsonObject }>> = {
  data_bank: { inputs: ['**'], output: { format: 'DATA/blob_v1', codec: 'NONE' } },
  sound_bank: { inputs: ['*.wav'], output: { format: 'SOUNDS/pcm16_v1', codec: 'NONE' } },
};

function newDeclaration({ root, family, inputs, parameters, asset_name: name }: ChangeOf<'create_asset'>, uuid: string): JsonObject {
  const template = templates[family];
  return {
    schema_version: 1,
    asset_uuid: uuid,
    asset_name: (name ?? root.split('/').at(-1) ?? '').normalize('NFC'),
    family,
    inputs: { [inputListOf(family)]: [...(inputs ?? template?.inputs ?? [])] },
    output: { ...template?.output, ...(parameters as JsonObject | undefined) },
  };
}


function register(world: World, { root, asset_id, included_in_build }: ChangeOf<'register_asset'>): readonly Move[] {
  const asset = assetsOf(world).find((other) => other.root === root);
  if (!asset) throw new Refused('not_found', 'reconcile_required');
  const { uuid, state } = asset.declaration;
  const codes = new Set<string>();
  if (asset.entry || world.registry.entries.some((entry) => folded(entry.root) === folded(root))) codes.add('target_exists');
  if (asset.nestedIn !== undefined || innerRoots(world, asset).length > 0) codes.add('root_nested');
  if (state !== 'valid') codes.add('declaration_invalid');
  const carriers = assetsOf(world).filter(({ declaration }) => declaration.uuid === uuid);
  if (asset_id !== undefined && asset_id !== nextIdOf(world)) codes.add('stale_preview');
  if (carriers.length > 1 || world.registry.entries.some((entry) => entry.asset_uuid === uuid)) codes.add('reconcile_required');
  refuse(codes);
  enter(world, uuid ?? '', root, included_in_build);
  return [];
}

function unregister(world: World, { asset_id: id }: ChangeOf<'unregister_asset'>): readonly Move[] {
  if (!entryOf(world.registry, id)) throw new Refused('not_found');
  setRegistry(world, withEntry(world.registry, id, undefined));
  return [];
}

function remove(world: World, change: ChangeOf<'delete_asset'>): readonly Move[] {
  const asset = named(world, change.asset);
  if (innerRoots(world, asset).length > 0) throw new Refused('root_nested');
  const from = `assets/${asset.root}`;
  const to = world.discard(from);
  if (asset.entry) setRegistry(world, withEntry(world.registry, asset.entry.asset_id, undefined));
  return [{ from, to }];
}

function relocate(world: World, { asset: ref, to }: ChangeOf<'relocate_asset'>): readonly Move[] {
  const asset = named(world, ref);
  if (to === asset.root) return [];
  const faults = new Set(newRootFaults(world, to, { moved: asset }));
  if (innerRoots(world, asset).length > 0) faults.add('root_nested');
  refuse(faults);
  const move = { from: `assets/${asset.root}`, to: `assets/${to}` };
  world.move(move.from, move.to);
  if (asset.entry) setRegistry(world, withEntry(world.registry, asset.entry.asset_id, { ...asset.entry, root: to }));
  return [move];
}

/** Edits an asset's declaration; nothing else of the world changes. */
function edit(world: World, asset: Asset, edits: Parameters<typeof editedBytes>[1]): void {
  const path = declarationPath(asset);
  const result = editedBytes(world.files.get(path) ?? '', edits);
  if ('refused' in result) throw new Refused(result.refused);
  world.write(path, result.bytes);
}

function rename(world: World, { asset: ref, asset_name }: ChangeOf<'rename_asset'>): readonly Move[] {
  const asset = named(world, ref);
  const name = asset_name.normalize('NFC');
  if (!isName(name)) throw new Refused('invalid_request', 'declaration_invalid');
  edit(world, asset, [{ pointer: '/asset_name', value: name }]);
  return [];
}

function include(world: World, { asset_ids: ids, included_in_build }: ChangeOf<'set_included'>): readonly Move[] {
  for (const id of ids) {
    const entry = entryOf(world.registry, id);
    if (!entry) throw new Refused('not_found');
    setRegistry(world, withEntry(world.registry, id, { ...entry, included_in_build }));
  }
  return [];
}

function update(world: World, change: ChangeOf<'update_declaration'>): readonly Move[] {
  const asset = named(world, change.asset);
  if (change.edits.some(({ pointer }) => ['/asset_uuid', '/schema_version'].includes(pointer))) throw new Refused('invalid_request');
  edit(world, asset, editsOf(change));
  return [];
}

/** What else an author wrote into `preload` stays. */
function preload(world: World, { asset: ref, slot }: ChangeOf<'set_preload'>): readonly Move[] {
  const asset = named(world, ref);
  const { value, state } = asset.declaration;
  const stands = isObject(value) && isObject(value['preload']);
  if (slot !== null) edit(world, asset, [stands ? { pointer: '/preload/slot', value: slot } : { pointer: '/preload', value: { slot } }]);
  else if (state !== 'valid' || stands) edit(world, asset, [{ pointer: '/preload' }]);
  return [];
}

function importFiles(world: World, { asset: ref, files, replace }: ChangeOf<'import_artifacts'>): readonly Move[] {
  const asset = named(world, ref);
  const codes = new Set<string>();
  const targets = files.map(({ path }) => `assets/${asset.root}/${path}`);
  for (const [at, { source, path }] of files.entries()) {
    const target = targets[at] ?? '';
    const fault = pathFault(path);
    if (fault !== undefined) codes.add(fault);
    if (/(?:^|\/)asset\.json$/iu.test(path)) codes.add('invalid_request');
    if (!world.outside.has(source)) codes.add(source.startsWith('/') ? 'path_missing' : 'invalid_request');
    if (innerRoots(world, asset).some((inner) => isWithin(target, `assets/${inner}`))) codes.add('root_nested').add('target_exists');
    const others = targets.filter((_, other) => other !== at);
    if (others.some((other) => folded(other) === folded(target))) codes.add('invalid_request');
    if (others.some((other) => folded(target).startsWith(`${folded(other)}/`))) codes.add('invalid_request').add('target_exists');
    const ways = others.flatMap(above);
    if (above(target).some((way) => ways.some((other) => other !== way && folded(other) === folded(way)))) codes.add('invalid_request').add('target_exists');
    if (inTheWay(world, target, replace)) codes.add('target_exists');
  }
  refuse(codes);
  for (const [at, { source }] of files.entries()) world.write(targets[at] ?? '', world.outside.get(source) ?? '');
  return [];
}

function inTheWay(world: World, target: string, replace: boolean): boolean {
  if (above(target).some((path) => world.kindAt(path) === 'file' || (world.kindAt(path) === undefined && twinOf(world, path) !== undefined))) return true;
  const kind = world.kindAt(target);
  return kind === undefined ? twinOf(world, target) !== undefined : kind === 'directory' || !replace;
}

function removeFiles(world: World, { asset: ref, paths }: ChangeOf<'remove_artifact'>): readonly Move[] {
  const asset = named(world, ref);
  for (const path of new Set(paths)) {
    const isInner = innerRoots(world, asset).some((inner) => isWithin(`${asset.root}/${path}`, inner));
    if (path === 'asset.json') throw new Refused('invalid_request', 'not_found');
    if (!asset.artifacts.includes(path)) throw new Refused('not_found', ...(isInner ? ['invalid_request', 'root_nested'] : []));
  }
  for (const path of paths) world.files.delete(`assets/${asset.root}/${path}`);
  return [];
}

function duplicate(world: World, { asset: ref, to, asset_uuid: uuid = '', asset_name, asset_id, included_in_build }: ChangeOf<'duplicate_asset'>): readonly Move[] {
  const asset = named(world, ref);
  const faults = new Set([...newRootFaults(world, to, {}), ...entryFaults(world, uuid, asset_id)]);
  const name = (asset_name ?? to.split('/').at(-1) ?? '').normalize('NFC');
  const edits = [
    { pointer: '/asset_uuid', value: uuid },
    { pointer: '/asset_name', value: name },
  ];
  const copy = editedBytes(world.files.get(declarationPath(asset)) ?? '', edits);
  if ('refused' in copy) faults.add(copy.refused).add('invalid_request');
  refuse(faults);
  if ('bytes' in copy) world.write(`assets/${to}/asset.json`, copy.bytes);
  for (const path of asset.artifacts) world.write(`assets/${to}/${path}`, world.files.get(`assets/${asset.root}/${path}`) ?? '');
  enter(world, uuid, to, included_in_build);
  return [];
}
