import type { AssetFilter, AssetRow } from '../../../src/contract/operations/assets.ts';
import type { ProjectStatus } from '../../../src/contract/operations/project.ts';
import type { Action } from '../../state/actions.ts';
import type { ProposedChange } from '../../state/proposals.ts';
import type { Studio } from '../../state/studio.ts';
import { formatCount } from '../../ui/format.ts';
import { words } from '../../words/assets.ts';
import type { Desk } from './desk.ts';
import { mostChanges, propose } from './propose.ts';
import { assetsOf, idsOf, type Targets } from './targets.ts';
import { refOf } from './use-picking.ts';

export interface ActionScene {
  readonly studio: Studio;
  readonly status: ProjectStatus;
  readonly desk: Desk;
  readonly filter: AssetFilter;
  /** Whether this shell can show a folder of the machine. */
  readonly canReveal: boolean;
}

export type TargetActionId = 'importInto' | 'rename' | 'move' | 'duplicate' | 'include' | 'exclude' | 'preload' | 'register' | 'registerExcluded' | 'unregister' | 'remove' | 'reveal' | 'create' | 'importNew';

export type TargetActions = Readonly<Record<TargetActionId, Action>>;

const shortcuts: Readonly<Record<TargetActionId, string>> = {
  create: 'Shift+N',
  importNew: 'Shift+I',
  importInto: 'Mod+I',
  rename: 'F2',
  move: 'Shift+M',
  duplicate: 'Mod+D',
  include: 'Shift+B',
  exclude: 'Shift+X',
  preload: 'Shift+P',
  register: 'Shift+R',
  registerExcluded: 'Shift+Q',
  unregister: 'Shift+U',
  remove: 'Delete',
  reveal: 'Shift+F',
};

/** Everything that can be done to `targets`, with the reason where it cannot be done now. */
export function targetActions(scene: ActionScene, targets: Targets): TargetActions {
  const why = reasons(scene, targets);
  const action = (id: TargetActionId, unavailable: string | undefined, run: () => void | Promise<void>): Action => ({
    id: `assets.${id}`,
    title: words.actions[id],
    group: words.title,
    shortcut: shortcuts[id],
    unavailable,
    run: () => void run(),
  });
  const { desk, filter } = scene;
  const one = (then: (asset: AssetRow) => void) => async () => {
    const [asset] = (await read()) ?? [];
    if (asset) then(asset);
  };
  const read = (): Promise<readonly AssetRow[] | undefined> => assetsOf(reader(scene), targets, filter);
  const each = (change: (asset: AssetRow) => ProposedChange) => async () => send(scene, ((await read()) ?? []).map(change));
  const asked = (then: (assets: readonly AssetRow[]) => void) => async () => {
    const assets = await read();
    if (assets && assets.length > 0) then(assets);
  };
  const from = targets.kind === 'folder' ? { from: targets.path } : {};
  const folder = folderOf(targets);
  return {
    create: action('create', why.write, async () => desk.ask({ kind: 'create', folder: await folder(scene, filter), files: [] })),
    importNew: action('importNew', why.write, async () => {
      const place = folder(scene, filter);
      desk.chooseFiles((files) => void place.then((known) => desk.ask({ kind: 'create', folder: known, files })));
    }),
    // The browser lets files be chosen only while the key or click is fresh: the asset is read meanwhile.
    importInto: action('importInto', why.one, () => {
      const assets = read();
      desk.chooseFiles((files) => void assets.then((known) => known?.[0] && desk.ask({ kind: 'import', asset: known[0], files })));
    }),
    rename: action('rename', targets.kind === 'folder' ? why.some : why.one, targets.kind === 'folder' ? asked((assets) => desk.ask({ kind: 'place', how: 'move', assets, ...from })) : one((asset) => desk.ask({ kind: 'rename', asset }))),
    move: action('move', why.some, asked((assets) => desk.ask({ kind: 'place', how: 'move', assets, ...from }))),
    duplicate: action('duplicate', why.some, asked((assets) => desk.ask({ kind: 'place', how: 'duplicate', assets }))),
    include: action('include', why.included, () => setIncluded(scene, targets, true)),
    exclude: action('exclude', why.included, () => setIncluded(scene, targets, false)),
    preload: action('preload', why.some, asked((assets) => desk.ask({ kind: 'preload', assets }))),
    register: action('register', why.unregistered, each(({ root }) => ({ kind: 'register_asset', root }))),
    registerExcluded: action('registerExcluded', why.unregistered, each(({ root }) => ({ kind: 'register_asset', root, included_in_build: false }))),
    unregister: action('unregister', why.registered, async () => {
      const ids = (await idsOf(reader(scene), targets, filter)) ?? [];
      await send(scene, ids.map((asset_id) => ({ kind: 'unregister_asset', asset_id })));
    }),
    remove: action('remove', why.some, each((asset) => ({ kind: 'delete_asset', asset: refOf(asset) }))),
    reveal: action('reveal', why.reveal, async () => {
      const path = targets.kind === 'folder' ? targets.path : (await read())?.[0]?.root;
      if (path === undefined) return;
      const answer = await scene.studio.call('revealFile', { project_id: scene.status.project_id, path: `assets/${path}` });
      if (!answer.ok) scene.studio.notices.refuse(answer.error);
    }),
  };
}

function reader({ studio, status }: ActionScene): { readonly studio: Studio; readonly project_id: string } {
  return { studio, project_id: status.project_id };
}

export async function send({ studio, desk }: Pick<ActionScene, 'studio' | 'desk'>, changes: readonly ProposedChange[]): Promise<void> {
  await propose(studio, changes);
  desk.focusList();
}

async function setIncluded(scene: ActionScene, targets: Targets, included_in_build: boolean): Promise<void> {
  const asset_ids = [...((await idsOf(reader(scene), targets, scene.filter)) ?? [])];
  if (asset_ids.length > 0) await send(scene, [{ kind: 'set_included', asset_ids, included_in_build }]);
}

/** Where a new asset goes: beside what is selected. */
function folderOf(targets: Targets): (scene: ActionScene, filter: AssetFilter) => Promise<string> {
  return async (scene, filter) => {
    if (targets.kind === 'folder') return targets.path;
    if (targets.kind !== 'assets' || targets.ids.size !== 1) return '';
    return (await assetsOf(reader(scene), targets, filter))?.[0]?.folder ?? '';
  };
}

/** Why not, for each kind of action; the first reason counts. */
export function writeRefusal({ access }: ProjectStatus): string | undefined {
  return access.mode === 'read_only' ? words.readOnly(access.reason) : undefined;
}

function reasons({ status, canReveal }: ActionScene, targets: Targets): Readonly<Record<'write' | 'some' | 'one' | 'included' | 'registered' | 'unregistered' | 'reveal', string | undefined>> {
  const write = writeRefusal(status);
  const none = targets.kind === 'none' ? words.noneChosen : undefined;
  const many = targets.kind === 'assets' && targets.ids.size > mostChanges ? words.tooMany(formatCount(mostChanges)) : undefined;
  const single = targets.kind === 'folder' || (targets.kind === 'assets' && targets.ids.size !== 1) ? words.oneOnly : undefined;
  const unregistered = targets.kind === 'unregistered' ? words.registeredOnly : undefined;
  return {
    write,
    some: write ?? none ?? many,
    one: write ?? none ?? single,
    included: write ?? none ?? unregistered,
    registered: write ?? none ?? unregistered ?? many,
    unregistered: write ?? none ?? (targets.kind === 'unregistered' ? undefined : words.registeredAlready),
    reveal: canReveal ? (none ?? (targets.kind === 'folder' ? undefined : single)) : words.noFileBrowser,
  };
}
