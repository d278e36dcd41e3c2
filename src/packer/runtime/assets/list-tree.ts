import { ok } from '../../../base/result.ts';
import type { AssetRow, TreeRow } from '../../../contract/operations/assets.ts';
import type { AnswerOf, ValidRequestOf } from '../../../contract/operations.ts';
import { comparePaths } from '../../documents/document-path.ts';
import { matching } from './asset-filter.ts';
import type { Project } from '../project.ts';
import { registeredRows, shownRow } from './rows.ts';

type TreeRequest = ValidRequestOf<'listTree'>;

/** A folder of `assets/` with what matches below it. */
interface Folder {
  readonly path: string;
  readonly name: string;
  readonly folders: Map<string, Folder>;
  readonly assets: AssetRow[];
  total: number;
  included: number;
  errors: number;
  warnings: number;
}

/** One page of the visible lines of the tree: folders before assets, each by path in code-point order. */
export function listTree(project: Project, request: TreeRequest): AnswerOf<'listTree'> {
  const rows = matching(registeredRows(project), request.filter);
  const revealed = request.reveal === undefined ? undefined : rows.find((row) => row.asset_id === request.reveal);
  const around = revealed ? foldersAround(revealed.folder) : [];
  const lines = revealed ? visibleLines(treeOf(rows), request, new Set(around)) : linesOf(rows, request);
  const at = revealed ? lines.findIndex((line) => line.kind === 'asset' && line.asset === revealed) : -1;
  return ok({
    ...project.stamp(),
    total: lines.length,
    assets: rows.length,
    rows: lines.slice(request.offset, request.offset + request.limit).map((line) => shownLine(project, line)),
    ...(at < 0 ? {} : { revealed: { at, folders: around } }),
  });
}

/** A folder's line is shared, an asset's row is shown whole. */
function shownLine(project: Project, line: TreeRow): TreeRow {
  return line.kind === 'asset' ? { ...line, asset: shownRow(project, line.asset) } : line;
}

/** From the outside in: `a`, `a/b`, `a/b/c`. */
function foldersAround(folder: string): string[] {
  const parts = folder === '' ? [] : folder.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function newFolder(path: string, name: string): Folder {
  return { path, name, folders: new Map(), assets: [], total: 0, included: 0, errors: 0, warnings: 0 };
}

/** Of a list of rows, which never changes. */
const trees = new WeakMap<readonly AssetRow[], Folder>();

function treeOf(rows: readonly AssetRow[]): Folder {
  const tree = trees.get(rows) ?? makeTree(rows);
  trees.set(rows, tree);
  return tree;
}

function makeTree(rows: readonly AssetRow[]): Folder {
  const top = newFolder('', '');
  for (const row of rows) {
    let folder = top;
    count(folder, row);
    for (const name of row.folder === '' ? [] : row.folder.split('/')) {
      let next = folder.folders.get(name);
      if (!next) folder.folders.set(name, (next = newFolder(folder.path === '' ? name : `${folder.path}/${name}`, name)));
      folder = next;
      count(folder, row);
    }
    folder.assets.push(row);
  }
  return top;
}

function count(folder: Folder, row: AssetRow): void {
  folder.total += 1;
  folder.included += row.included_in_build ? 1 : 0;
  folder.errors += row.errors;
  folder.warnings += row.warnings;
}

/** Of each list of rows the lines last asked for: whoever scrolls asks for page after page of them. */
const lastLines = new WeakMap<readonly AssetRow[], { readonly open: string; readonly lines: readonly TreeRow[] }>();

function linesOf(rows: readonly AssetRow[], request: TreeRequest): readonly TreeRow[] {
  const open = JSON.stringify([request.expanded, request.folders_only]);
  const before = lastLines.get(rows);
  if (before?.open === open) return before.lines;
  const lines = visibleLines(treeOf(rows), request, new Set());
  lastLines.set(rows, { open, lines });
  return lines;
}

/** In the order in which they are shown, made once: opening a folder shows all the others again. */
const orders = new WeakMap<Folder, { readonly folders: readonly Folder[]; readonly assets: readonly AssetRow[] }>();

function orderOf(folder: Folder): { readonly folders: readonly Folder[]; readonly assets: readonly AssetRow[] } {
  const known = orders.get(folder);
  if (known) return known;
  const order = {
    folders: [...folder.folders.values()].sort((a, b) => comparePaths(a.path, b.path)),
    assets: folder.assets.toSorted((a, b) => comparePaths(a.root, b.root)),
  };
  orders.set(folder, order);
  return order;
}

function visibleLines(top: Folder, request: TreeRequest, revealed: ReadonlySet<string>): TreeRow[] {
  const open = request.expanded === 'all' ? undefined : new Set(request.expanded);
  const lines: TreeRow[] = [];
  const show = (folder: Folder, level: number): void => {
    const { folders, assets: all } = orderOf(folder);
    const assets = request.folders_only ? [] : all;
    const siblings = folders.length + assets.length;
    for (const [index, child] of folders.entries()) {
      const expanded = open === undefined || open.has(child.path) || revealed.has(child.path);
      lines.push(folderLine(child, { level, position: index + 1, siblings }, expanded));
      if (expanded) show(child, level + 1);
    }
    for (const [index, asset] of assets.entries()) {
      lines.push({ kind: 'asset', level, position: folders.length + index + 1, siblings, asset });
    }
  };
  show(top, 1);
  return lines;
}

function folderLine(folder: Folder, place: Pick<TreeRow, 'level' | 'position' | 'siblings'>, expanded: boolean): TreeRow {
  const { path, name, total, included, errors, warnings } = folder;
  return { kind: 'folder', ...place, path, name, expanded, assets: total, included, errors, warnings };
}
