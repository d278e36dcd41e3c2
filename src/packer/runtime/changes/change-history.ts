import { ok, type Result } from '../../../base/result.ts';
import type { PackerError } from '../../../contract/errors.ts';
import type { AnswerOf, ValidRequestOf } from '../../../contract/operations.ts';
import type { HistoryItem } from '../../../contract/operations/changes.ts';
import type { ContainedRoot } from '../../../io/contained-path.ts';
import { historyItem, historyNames, historyRecords } from '../../changes/history.ts';
import type { Project } from '../project.ts';

type HistoryRequest = ValidRequestOf<'listHistory'>;

/** One page of the committed changes, newest first; read from the disk, between commits of other processes. */
export async function listHistory(project: Project, request: HistoryRequest): Promise<AnswerOf<'listHistory'>> {
  const read = await project.left.settled(() => readPage(project.parts.project, request));
  if (!read.ok) return read;
  return read.value.ok ? ok({ ...project.stamp(), ...read.value.value }) : read.value;
}

interface Page {
  readonly total: number;
  readonly entries: HistoryItem[];
}

/** Older entries than the page's are not read. */
function readPage(project: ContainedRoot, { asset_id: assetId, offset, limit }: HistoryRequest): Result<Page, PackerError> {
  const names = historyNames(project);
  if (!names.ok) return names;
  if (assetId !== undefined) return ok(pageAbout(project, names.value, assetId, { offset, limit }));
  const entries: HistoryItem[] = [];
  let at = 0;
  for (const record of historyRecords(project, names.value.slice(0, offset + limit))) {
    if (at >= offset) entries.push(historyItem(record));
    at += 1;
  }
  return ok({ total: names.value.length, entries });
}

/** What concerned one asset: only the entries themselves tell, so all of them are read. */
function pageAbout(
  project: ContainedRoot,
  names: Parameters<typeof historyRecords>[1],
  assetId: number,
  { offset, limit }: Pick<HistoryRequest, 'offset' | 'limit'>,
): Page {
  const entries = [...historyRecords(project, names)].map(historyItem).filter((item) => item.asset_ids.includes(assetId));
  return { total: entries.length, entries: entries.slice(offset, offset + limit) };
}
