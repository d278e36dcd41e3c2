import { ok } from '../../base/result.ts';
import type { AssetRow, TreeRow } from '../../contract/operations/assets.ts';
import type { AnswerOf, ValidRequestOf } from '../../contract/operations.ts';
import { comparePaths } from '../documents/document-path.ts';
import { matcher } from './asset-filter.ts';
import type { Project } from './project.ts';
import { registeredRows } from './rows.ts';

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
  const rows = registeredRows(project).filter(matcher(request.filter));
  const revealed = request.reveal === undefined ? undefined : rows.find((row) => row.asset_id === request.reveal);
  const around = revealed ? foldersAround(revealed.folder) : [];
  const lines = visibleLines(treeOf(rows), request, new Set(around));
  const at = revealed ? lines.findIndex((line) => line.kind === 'asset' && line.asset === revealed) : -1;
  return ok({
    ...project.stamp(),
    total: lines.length,
    assets: rows.length,
    rows: lines.slice(request.offset, request.offset + request.limit),
    ...(at < 0 ? {} : { revealed: { at, folders: around } }),
  });
}

/** From the outside in: `a`, `a/b`, `a/b/c`. */
function foldersAround(folder: string): string[] {
  const parts = folder === '' ? [] : folder.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function newFolder(path: string, name: string): Folder {
  return { path, name, folders: new Map(), assets: [], total: 0, included: 0, errors: 0, warnings: 0 };
}

function treeOf(rows: readonly AssetRow[]): Folder {
  const top = newFolder('', '');
  for (const row of rows) {
    let folder = top;
    count(folder, row);
    for (const path of foldersAround(row.folder)) {
      const name = path.slice(path.lastIndexOf('/') + 1);
      const next = folder.folders.get(name) ?? newFolder(path, name);
      folder.folders.set(name, next);
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

function visibleLines(top: Folder, request: TreeRequest, revealed: ReadonlySet<string>): TreeRow[] {
  const open = request.expanded === 'all' ? undefined : new Set(request.expanded);
  const lines: TreeRow[] = [];
  const show = (folder: Folder, level: number): void => {
    const folders = [...folder.folders.values()].sort((a, b) => comparePaths(a.path, b.path));
    const assets = request.folders_only ? [] : folder.assets.toSorted((a, b) => comparePaths(a.root, b.root));
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
