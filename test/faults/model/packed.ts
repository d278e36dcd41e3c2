import { concernsOf, copiesOf, isActive, isMismatched } from './concerns.ts';
import { isObject, type JsonObject } from './json.ts';
import { twinOf } from './places.ts';
import { above, assetsOf, bankTypes, inputListOf, type Asset, type Bytes, type World } from './world.ts';

/** One asset as `assets.pa` must have it. */
export interface PackedAsset {
  readonly asset_id: number;
  readonly asset_name: string;
  readonly bank_type: string;
  readonly slot: number | undefined;
  /** Of a data bank: its payload, byte for byte. */
  readonly payload: Bytes | undefined;
}

/** A clip that every sound bank takes; anything else that ends in `.wav` is broken. */
export type IsClip = (content: Bytes) => boolean;

/** What a pack makes, in the order of the archive; `blocked` when something of the active set is broken. */
export function packOf(world: World, isClip: IsClip): readonly PackedAsset[] | 'blocked' {
  const { registry } = world;
  if (registry.state !== 'valid' || concernsOf(world).everything) return 'blocked';
  const assets = assetsOf(world);
  const active = assets.filter(isActive);
  if (active.length < registry.entries.filter(({ included_in_build: included }) => included).length) return 'blocked';
  if (assets.some((asset) => isTangled(asset, assets))) return 'blocked';
  const packed = active.map((asset) => packedAsset(world, asset, isClip));
  const slots = packed.flatMap((asset) => (asset === undefined || asset.slot === undefined ? [] : [`${asset.bank_type} ${asset.slot}`]));
  if (new Set(slots).size < slots.length) return 'blocked';
  const sound = packed.flatMap((asset) => asset ?? []);
  return sound.length < packed.length ? 'blocked' : sound.sort((a, b) => a.asset_id - b.asset_id);
}

/** An active asset of doubtful identity, or one in another asset, or around one. */
function isTangled(asset: Asset, assets: readonly Asset[]): boolean {
  const outer = assets.find(({ root }) => root === asset.nestedIn);
  if (outer && (isActive(asset) || isActive(outer))) return true;
  return isActive(asset) && (isMismatched(asset) || copiesOf(asset, assets).length > 0);
}

function packedAsset(world: World, asset: Asset, isClip: IsClip): PackedAsset | undefined {
  const { declaration, entry, root } = asset;
  const files = selectedBy(asset);
  if (!files || !entry || !isObject(declaration.value)) return undefined;
  const { asset_name, preload } = declaration.value;
  const family = familyOf(asset);
  if (['asset.json', ...files].some((path) => hasTwin(world, `assets/${root}/${path}`))) return undefined;
  const contents = files.map((path) => world.files.get(`assets/${root}/${path}`) ?? '');
  if (family === 'sound_bank' && !contents.every(isClip)) return undefined;
  return {
    asset_id: entry.asset_id,
    asset_name: typeof asset_name === 'string' ? asset_name : '',
    bank_type: bankTypes[family] ?? '',
    slot: isObject(preload) ? Number(preload['slot']) : undefined,
    payload: family === 'data_bank' ? inOneBank(contents) : undefined,
  };
}

function familyOf({ declaration: { value } }: Asset): string {
  const family = isObject(value) ? value['family'] : undefined;
  return typeof family === 'string' ? family : '';
}

/** Whether something on the way to a file has a neighbour that differs from it in case alone. */
function hasTwin(world: World, path: string): boolean {
  return [...above(path), path].some((place) => twinOf(world, place) !== undefined);
}

/** The files one after the other, each starting at a multiple of 4. */
function inOneBank(contents: readonly Bytes[]): Bytes {
  return contents.reduce((bank, content) => bank + '\0'.repeat(-bank.length & 3) + content, '');
}

/** The files that a declaration selects, in its order, each once; `undefined` when an entry names none. */
function selectedBy(asset: Asset): readonly string[] | undefined {
  const { declaration, artifacts } = asset;
  if (declaration.state !== 'valid' || !isObject(declaration.value)) return undefined;
  const inputs = declaration.value['inputs'] as JsonObject;
  const entries = (inputs[inputListOf(familyOf(asset))] ?? []) as readonly string[];
  const selected = new Set<string>();
  for (const entry of entries) {
    const found = artifacts.filter((path) => matches(entry, path));
    if (found.length === 0) return undefined;
    for (const path of found) selected.add(path);
  }
  return selected.size === 0 ? undefined : [...selected];
}

/** `**` any file, `*` any run within a name; everything else is literal. */
function matches(entry: string, path: string): boolean {
  if (entry === '**') return true;
  const pattern = entry.split('*').map((part) => part.replaceAll(/[.]/gu, '\\.'));
  return new RegExp(`^${pattern.join('[^/]*')}$`, 'u').test(path);
}
