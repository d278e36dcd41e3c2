import type { Diagnostic } from '../../../contract/diagnostics.ts';
import type { IndexEntry } from '../../../contract/documents.ts';
import type { AssetHealth, AssetRow } from '../../../contract/operations/assets.ts';
import type { ProblemCounts } from '../../../contract/state.ts';
import { familyNamed } from '../../families/list.ts';
import { pictureOf } from '../preview/pictures.ts';
import { assetById, registeredRoots, registryUnread, unregisteredRoots } from '../../snapshot/query.ts';
import type { AssetRoot, Snapshot } from '../../snapshot/model.ts';
import type { Project } from '../project.ts';

/** Rows of one snapshot and what is found in it: some of them when there is time, the others when they are asked for. */
class RowMaker {
  readonly diagnostics: readonly Diagnostic[];
  readonly #project: Project;
  readonly #found: ReadonlyMap<string, readonly Diagnostic[]>;
  readonly #roots: readonly AssetRoot[];
  readonly #missing: readonly IndexEntry[];
  readonly #present: AssetRow[] = [];
  #rows: readonly AssetRow[] | undefined;

  constructor(project: Project) {
    this.#project = project;
    this.diagnostics = project.diagnostics();
    this.#found = findingsByRoot(this.diagnostics);
    this.#roots = registeredRoots(project.snapshot);
    this.#missing = project.snapshot.missing;
  }

  /** Makes some more, and says whether that was all. */
  make(some: number): boolean {
    const from = this.#present.length;
    for (const asset of this.#roots.slice(from, from + some)) this.#present.push(bareRowOf(this.#project, asset, this.#found.get(asset.root)));
    return this.#present.length === this.#roots.length;
  }

  rows(): readonly AssetRow[] {
    if (this.#rows) return this.#rows;
    this.make(this.#roots.length);
    const missing = this.#missing.map((entry) => missingRow(entry, this.#found.get(entry.root)));
    this.#rows = [...this.#present, ...missing].sort((a, b) => (a.asset_id ?? 0) - (b.asset_id ?? 0));
    return this.#rows;
  }
}

/** Neither a snapshot nor what is found in it ever changes: the rows made of both serve every page and filter. */
const known = new WeakMap<Snapshot, RowMaker>();

function makerOf(project: Project): RowMaker {
  const before = known.get(project.snapshot);
  if (before?.diagnostics === project.diagnostics()) return before;
  const maker = new RowMaker(project);
  known.set(project.snapshot, maker);
  return maker;
}

/**
 * One row for each entry of the registry, ascending by id; a missing root has one too. Shared: not to be changed. Their
 * pictures are named as they are shown ({@link shownRow}): of ten thousands of rows nobody sees more than a page.
 */
export function registeredRows(project: Project): readonly AssetRow[] {
  return makerOf(project).rows();
}

/** Made at a time before others go first: some milliseconds. */
const slice = 500;

/** Makes the rows before anybody asks for them, with the event loop turning between. */
export async function prepareRows(project: Project, turn: () => Promise<void>, isOver: () => boolean): Promise<void> {
  for (let done = false; !done; ) {
    await turn();
    if (isOver()) return;
    done = makerOf(project).make(slice);
  }
}

/** Some of the roots on disk that the registry does not know, by path, and how many there are. */
export function unregisteredRows(project: Project, offset: number, limit = Number.MAX_SAFE_INTEGER): { readonly total: number; readonly rows: AssetRow[] } {
  const found = findingsByRoot(project.diagnostics());
  const roots = unregisteredRoots(project.snapshot);
  const rows = roots.slice(offset, offset + limit).map((asset) => rowOf(project, asset, found.get(asset.root)));
  return { total: roots.length, rows };
}

/** What an answer says beside a list, where the registry that it comes from cannot be read. */
export function registryReading(snapshot: Snapshot): { readonly registry_unread?: string } {
  const why = registryUnread(snapshot);
  return why === undefined ? {} : { registry_unread: why };
}

/** A registered row as it is answered: its own, and whole. */
export function shownRow({ snapshot }: Project, row: AssetRow): AssetRow {
  const asset = row.asset_id === undefined ? undefined : assetById(snapshot, row.asset_id);
  return { ...row, ...(asset && pictured(asset)) };
}

export function rowOf(project: Project, asset: AssetRoot, diagnostics: readonly Diagnostic[] = []): AssetRow {
  return { ...bareRowOf(project, asset, diagnostics), ...pictured(asset) };
}

function pictured(asset: AssetRoot): Pick<AssetRow, 'picture'> {
  const { effective } = asset.declaration;
  const family = effective && familyNamed(effective.family);
  const picture = family && pictureOf(asset, family);
  return picture === undefined ? {} : { picture };
}

function bareRowOf(project: Project, asset: AssetRoot, diagnostics: readonly Diagnostic[] = []): AssetRow {
  const { document, effective, assetUuid } = asset.declaration;
  const slot = document?.preload?.slot;
  const family = effective && familyNamed(effective.family);
  const packed = family?.expectedSize(asset, project.parts.inspection.facts);
  const uuid = asset.entry?.asset_uuid ?? assetUuid;
  return {
    ...(asset.entry ? { asset_id: asset.entry.asset_id } : {}),
    ...(uuid === undefined ? {} : { asset_uuid: uuid }),
    ...(document ? { asset_name: document.asset_name, family: document.family } : {}),
    ...(family ? { bank_type: family.bankType } : {}),
    ...(slot === undefined ? {} : { slot }),
    root: asset.root,
    folder: folderOf(asset.root),
    present: true,
    included_in_build: asset.entry?.included_in_build ?? false,
    input_count: asset.selection.inputs.length,
    input_bytes: asset.selection.inputs.reduce((sum, file) => sum + file.artifact.size, 0),
    ...(packed === undefined ? {} : { packed_size: packed }),
    health: healthOf(diagnostics, project.parts.inspection.isChecked(asset)),
    ...countsOf(diagnostics),
  };
}

function missingRow(entry: IndexEntry, diagnostics: readonly Diagnostic[] = []): AssetRow {
  return {
    asset_id: entry.asset_id,
    asset_uuid: entry.asset_uuid,
    root: entry.root,
    folder: folderOf(entry.root),
    present: false,
    included_in_build: entry.included_in_build,
    input_count: 0,
    input_bytes: 0,
    // Not every one of very many is told of by itself.
    health: 'error',
    ...countsOf(diagnostics),
  };
}

const grouped = new WeakMap<readonly Diagnostic[], ReadonlyMap<string, readonly Diagnostic[]>>();

/** Findings about each asset root. */
export function findingsByRoot(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, readonly Diagnostic[]> {
  const before = grouped.get(diagnostics);
  if (before) return before;
  const byRoot = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const { root } = diagnostic.place;
    if (root === undefined) continue;
    const list = byRoot.get(root);
    if (list) list.push(diagnostic);
    else byRoot.set(root, [diagnostic]);
  }
  grouped.set(diagnostics, byRoot);
  return byRoot;
}

/** Another list is found whenever anything is learnt of contents: these counts hold as long as it does. */
const counted = new WeakMap<readonly Diagnostic[], ProblemCounts>();

/** How many findings of each severity, and how many assets nobody has looked into. */
export function problemCounts(project: Project): ProblemCounts {
  const diagnostics = project.diagnostics();
  const counts = counted.get(diagnostics) ?? {
    ...countsOf(diagnostics),
    unchecked_assets: project.parts.inspection.unchecked(project.snapshot),
  };
  counted.set(diagnostics, counts);
  return { ...counts };
}

/** The worst that is known; `unchecked` when that is nothing bad and not all is known. */
function healthOf(diagnostics: readonly Diagnostic[], checked: boolean): AssetHealth {
  const has = (severity: Diagnostic['severity']): boolean =>
    diagnostics.some((diagnostic) => diagnostic.severity === severity);
  if (has('error')) return 'error';
  if (!checked) return 'unchecked';
  return has('warning') ? 'warning' : has('info') ? 'info' : 'clean';
}

/** How many findings there are of each severity. */
export function countsOf(diagnostics: readonly Diagnostic[]): Omit<ProblemCounts, 'unchecked_assets'> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of diagnostics) counts[severity]++;
  return { errors: counts.error, warnings: counts.warning, infos: counts.info };
}

/** Where a root lies below `assets/`; empty directly below it. */
function folderOf(root: string): string {
  return root.slice(0, Math.max(0, root.lastIndexOf('/')));
}
