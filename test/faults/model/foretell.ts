import type { Change } from '../../../src/contract/operations/changes.ts';
import { concernsOf } from './concerns.ts';
import { isPerhapsAsBefore } from './declaration.ts';
import { writesOf, type Deed } from './deed.ts';
import { carryOut, type Foretold } from './kinds.ts';
import type { Codes } from './places.ts';
import { takeBack } from './undo.ts';
import { above, assetsOf, isWithin, registryPath, trash, type World } from './world.ts';

/** What is wanted: changes with everything chosen, or a change taken back. */
export type Wanted = { readonly changes: readonly Change[] } | { readonly takeBack: { readonly deed: Deed; readonly about: ReadonlySet<string> } };

/** What the packer may answer to a preview: with one of these codes, or with this deed, or either. */
export interface Answers {
  readonly codes: Codes;
  readonly deed: Deed | undefined;
  readonly about: ReadonlySet<string>;
}

export function foretell(world: World, wanted: Wanted): Answers {
  const foretold: Foretold = 'changes' in wanted ? carryOut(world, wanted.changes) : takeBack(world, wanted.takeBack.deed, wanted.takeBack.about);
  const { about } = foretold;
  const concerns = concernsOf(world);
  const isOwed = concerns.everything || [...about].some((name) => concerns.assets.has(name));
  const codes = new Set([...('refused' in foretold ? foretold.refused : (foretold.orRefused ?? [])), ...(isOwed ? ['reconcile_required'] : [])]);
  return { codes, deed: 'done' in foretold && !isOwed ? foretold.done : undefined, about };
}

/**
 * What the packer may answer when a preview that was made over one world is applied over another: what it read or
 * would write has changed → refused; a change elsewhere does not starve it; what lies between may go either way.
 */
export function foretellApply(seen: World, now: World, wanted: Wanted): Answers {
  const before = foretell(seen, wanted);
  const answers = foretell(now, wanted);
  const codes = new Set([...answers.codes, 'stale_preview']);
  if (!before.deed || !answers.deed || !isSameDeed(before.deed, answers.deed)) return { ...answers, codes, deed: undefined };
  // There and back again is a change that moves: the disk is another in between.
  if (answers.deed.moves.length === 0 && isSame(answers.deed.before, answers.deed.after)) return { ...answers, codes: new Set([...codes, 'nothing_to_change']), deed: undefined };
  if (isPerhapsNothing(answers.deed)) codes.add('nothing_to_change');
  return isElsewhere(seen, now, answers.about) ? { ...answers, codes: new Set([...codes].filter((code) => code !== 'stale_preview')) } : { ...answers, codes };
}

/** Nothing but files that may be as they were. */
function isPerhapsNothing(deed: Deed): boolean {
  const writes = writesOf(deed);
  const isRegistrySame = deed.before.files.get(registryPath) === deed.after.files.get(registryPath);
  return deed.moves.length === 0 && isRegistrySame && writes.every(({ before, after }) => isPerhapsAsBefore(before, after));
}

/** The same files with the same content, the same moves, the same entries of the registry. */
function isSameDeed(one: Deed, other: Deed): boolean {
  return JSON.stringify(outline(one)) === JSON.stringify(outline(other));
}

function outline(deed: Deed): unknown {
  const { before, after, moves } = deed;
  const thrownAway = moves.filter(({ to }) => isWithin(to, trash)).map(({ from }) => [...before.files].filter(([path]) => isWithin(path, from)).sort());
  const entries = [before, after].map(({ registry }) => new Map(registry.entries.map((entry) => [entry.asset_id, JSON.stringify(entry)])));
  const [old, fresh] = entries;
  const ids = [...(old?.keys() ?? []), ...(fresh?.keys() ?? [])].filter((id) => old?.get(id) !== fresh?.get(id));
  const edited = [...new Set(ids)].map((id) => [id, old?.get(id), fresh?.get(id)]);
  const arrivals = moves.map(({ from, to }) => [from, isWithin(to, trash) ? '' : to]);
  const writes = [...writesOf(deed)].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { writes, arrivals, thrownAway, edited };
}

/** Whether two worlds differ in nothing that a change to these roots looks at. */
function isElsewhere(seen: World, now: World, about: ReadonlySet<string>): boolean {
  const differing = differencesOf(seen, now);
  const subjects = [...about].filter((name) => !name.startsWith('#')).map((root) => `assets/${root}`);
  const roots = [seen, now].map((world) => JSON.stringify(assetsOf(world).map(({ root, declaration }) => [root, declaration.uuid])));
  if (roots[0] !== roots[1]) return false;
  return differing.every((path) => {
    if (path === registryPath || path.endsWith('/asset.json') || !isWithin(path, 'assets')) return false;
    return !subjects.some((subject) => isWithin(path, subject) || [subject, ...above(subject)].some((place) => place.toLowerCase() === path.toLowerCase()));
  });
}

/** Every file and directory in which two worlds differ, the trash aside. */
export function differencesOf(one: World, other: World): readonly string[] {
  const files = [...one.files, ...other.files].map(([path]) => path).filter((path) => one.files.get(path) !== other.files.get(path));
  const directories = [...one.directories, ...other.directories].filter((path) => one.directories.has(path) !== other.directories.has(path));
  const outside = [...one.outside, ...other.outside].map(([path]) => path).filter((path) => one.outside.get(path) !== other.outside.get(path));
  return [...new Set([...files, ...directories, ...outside])].filter((path) => !isWithin(path, trash));
}

export function isSame(one: World, other: World): boolean {
  return differencesOf(one, other).length === 0;
}
