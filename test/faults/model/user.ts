import { wavFile } from '../../support/wav.ts';
import { uuidOf } from '../../support/workspace.ts';
import { houseLayout, isObject, printJson, readJson, type Json, type JsonObject, type Layout } from './json.ts';
import { entryOf, printRegistry, withEntry, type Entry } from './registry.ts';
import type { DeclarationHow, Sequence, StartAsset, UserEdit } from './steps.ts';
import { above, assetsOf, bytesOf, inputListOf, isWithin, readDeclaration, registryPath, textOf, World, type Bytes } from './world.ts';

/** What files hold, by number: empty, texts, bytes that are no text, two clips, one long. */
export const contents: readonly Bytes[] = [
  '',
  'one\n',
  'two\r\n',
  '\0\u0001\u00fe\u00ff',
  Buffer.from(wavFile({ samples: [1, -1, 300] })).toString('latin1'),
  Buffer.from(wavFile({ samples: [0], channels: 1, rate: 22_050 })).toString('latin1'),
  'x'.repeat(5000),
];

export function contentOf(number: number): Bytes {
  return contents[number % contents.length] ?? '';
}

export function isClip(content: Bytes): boolean {
  return content === contents[4] || content === contents[5];
}

/** Files outside that can be imported, by number. */
export function outsidePath(number: number): string {
  return `/outside/${String(number)}.bin`;
}

/** The world a sequence begins in. */
export function beginning({ start }: Sequence): World {
  const world = new World([], [], [0, 1, 2, 3].map((number) => [outsidePath(number), contentOf(number + 1)]));
  world.makeDirectory('assets/.prometeu');
  const entries: Entry[] = [];
  for (const [at, asset] of start.entries()) {
    if (world.kindAt(`assets/${asset.root}/asset.json`) !== undefined) continue;
    startAsset(world, asset, at + 1);
    if (asset.registered) entries.push({ asset_id: at + 1, asset_uuid: uuidOf(at + 1), root: asset.root, included_in_build: asset.included });
  }
  world.write(registryPath, bytesOf(printRegistry({ state: 'valid', entries, nextId: start.length + 1, rest: {} }, '')));
  return world;
}

function startAsset(world: World, { root, declaration, files }: StartAsset, number: number): void {
  world.write(`assets/${root}/asset.json`, declared(declaration, uuidOf(number)));
  for (const [path, content] of Object.entries(files)) world.write(`assets/${root}/${path}`, contentOf(content));
}

/** Carries out what a user does; what cannot be done is not. `remembered` is what version control knows. */
export function userEdits(before: World, edits: readonly UserEdit[], remembered: { world: World }): World {
  const world = before.copy();
  for (const edit of edits) userEdit(world, edit, remembered);
  return world;
}

function userEdit(world: World, edit: UserEdit, remembered: { world: World }): void {
  switch (edit.edit) {
    case 'write':
      if (isFree(world, `assets/${edit.path}`)) world.write(`assets/${edit.path}`, contentOf(edit.content));
      return;
    case 'remove':
      world.files.delete(`assets/${edit.path}`);
      return;
    case 'declare':
      declare(world, edit.root, edit.declaration);
      return;
    case 'move':
    case 'copy':
      moveOrCopy(world, edit);
      return;
    case 'remove_directory':
      if (world.directories.has(`assets/${edit.path}`)) world.removeTree(`assets/${edit.path}`);
      return;
    case 'make_directory':
      if (isFree(world, `assets/${edit.path}`) && !world.files.has(`assets/${edit.path}`)) world.makeDirectory(`assets/${edit.path}`);
      return;
    case 'registry':
      editRegistryText(world, edit.how);
      return;
    case 'registry_entry':
      editEntry(world, edit);
      return;
    case 'remember':
      remembered.world = world.copy();
      return;
    case 'restore':
      restore(world, remembered.world);
      return;
    case 'outside':
      world.outside.set(outsidePath(edit.file), contentOf(edit.content));
      return;
  }
}

/** No directory stands there and no file above. */
function isFree(world: World, path: string): boolean {
  return !world.directories.has(path) && !above(path).some((directory) => world.files.has(directory));
}

function moveOrCopy(world: World, { edit, from, to }: Extract<UserEdit, { readonly edit: 'move' | 'copy' }>): void {
  const [source, target] = [`assets/${from}`, `assets/${to}`];
  if (!world.directories.has(source) || world.kindAt(target) !== undefined || isWithin(target, source) || !isFree(world, target)) return;
  if (edit === 'move') {
    world.move(source, target);
    return;
  }
  world.copyTree(world, source, target);
}

/** The workspace as version control has it; the trash and what is outside are none of its business. */
function restore(world: World, remembered: World): void {
  world.removeTree('assets');
  world.copyTree(remembered, 'assets', 'assets');
}

function declare(world: World, root: string, how: DeclarationHow): void {
  const path = `assets/${root}/asset.json`;
  if (!isFree(world, path)) return;
  const known = assetsOf(world).find((asset) => asset.root === root)?.declaration.uuid ?? world.registry.entries.find((entry) => entry.root === root)?.asset_uuid;
  world.write(path, declared(how, known ?? uuidOf(900 + root.length)));
}

/** The bytes of an `asset.json` that says who it is. */
export function declared(how: DeclarationHow, uuid: string): Bytes {
  switch (how.how) {
    case 'valid':
      return bytesOf(printJson(validDeclaration(how, uuid), how.layout));
    case 'irregular':
      return bytesOf(irregularText(how, uuid));
    case 'broken':
      return bytesOf(`{\n  "schema_version": 1,\n  "asset_uuid": "${uuid}",\n  "asset_name": "half\n`);
    case 'conflict':
      return bytesOf(`<<<<<<< ours\n{"asset_uuid": "${uuid}"}\n=======\n{}\n>>>>>>> theirs\n`);
    case 'newer':
      return bytesOf(printJson({ ...validDeclaration(plain, uuid), schema_version: 2 }, houseLayout));
    case 'slot_99':
      return bytesOf(printJson({ ...validDeclaration(plain, uuid), preload: { slot: 99, 'x-why': 'kept' } }, houseLayout));
    case 'no_family':
      return bytesOf(printJson({ ...validDeclaration(plain, uuid), family: 'voxel_bank' }, houseLayout));
    case 'uuid':
      return bytesOf(printJson(validDeclaration(plain, uuidOf(how.uuid)), houseLayout));
  }
}

const plain = { how: 'valid', name: 'plain', inputs: ['**'], layout: houseLayout } as const;

function validDeclaration({ name, inputs, slot, family = 'data_bank', note }: Extract<DeclarationHow, { readonly how: 'valid' }>, uuid: string): JsonObject {
  return {
    schema_version: 1,
    asset_uuid: uuid,
    ...(note === true ? { 'x-note': { by: 'hand', list: [1, 2, { deep: null }] } } : {}),
    asset_name: name,
    family,
    inputs: { [inputListOf(family)]: [...inputs] },
    output: family === 'data_bank' ? { format: 'DATA/blob_v1', codec: 'NONE' } : { format: 'SOUNDS/pcm16_v1' },
    ...(slot === undefined ? {} : { preload: { slot, ...(note === true ? { 'x-why': 'first' } : {}) } }),
  };
}

/** As nobody's printer would have it, with numbers in a spelling of their own. */
function irregularText({ name, slot }: Extract<DeclarationHow, { readonly how: 'irregular' }>, uuid: string): string {
  const preload = slot === undefined ? '' : `,\n\t"preload":{"slot" :${String(slot)}}`;
  return `{ "schema_version":1 , "asset_uuid":"${uuid}",\n\n   "asset_name" :  ${JSON.stringify(name)},"family": "data_bank",\n  "version": 1.50,\n"inputs":\n  {"files" : [ "**"\n] },  "output":{"format":"DATA/blob_v1"\n}${preload} }`;
}

function editRegistryText(world: World, how: Extract<UserEdit, { readonly edit: 'registry' }>['how']): void {
  const bytes = world.files.get(registryPath);
  const text = textOf(bytes ?? '');
  const value = readJson(text);
  if (how === 'delete') world.files.delete(registryPath);
  else if (how === 'garbage') world.write(registryPath, bytesOf('{"schema_version": 1, "next_asset_id": 9'));
  else if (how === 'conflict') world.write(registryPath, bytesOf(`<<<<<<< ours\n${text}=======\n${text}>>>>>>> theirs\n`));
  else if (isObject(value) && readDeclaration(text).value !== undefined) world.write(registryPath, bytesOf(reprinted(text, value, how)));
}

function reprinted(text: string, value: JsonObject, how: 'reformat' | 'crlf' | 'note' | 'newer'): string {
  const layout: Layout = { kind: 'open', indent: '    ', eol: '\n', bom: false, tail: 0 };
  if (how === 'reformat') return printJson(value, layout);
  if (how === 'crlf') return text.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n');
  if (how === 'newer') return printJson({ ...value, schema_version: 2 }, layout);
  const assets = Array.isArray(value['assets']) ? (value['assets'] as readonly Json[]) : [];
  const noted = assets.map((entry, at) => (at === 0 && isObject(entry) ? { ...entry, 'x-owner': { name: 'ana', tags: ['a', 1] } } : entry));
  return printJson({ ...value, assets: noted, 'x-team': ['b', 'a'] }, layout);
}

function editEntry(world: World, { how, id, root }: Extract<UserEdit, { readonly edit: 'registry_entry' }>): void {
  const { registry } = world;
  const entry = entryOf(registry, id);
  if (registry.state !== 'valid' || !entry) return;
  if (how === 'move' && registry.entries.some((other) => other.root === root)) return;
  const next = how === 'drop' ? undefined : how === 'toggle' ? { ...entry, included_in_build: !entry.included_in_build } : { ...entry, root };
  world.write(registryPath, bytesOf(printRegistry(withEntry(registry, id, next), textOf(world.files.get(registryPath) ?? ''))));
}
