import { ok } from '../../../base/result.ts';
import type { DriftClass } from '../../../contract/operations/drift.ts';
import type { AnswerOf, ValidRequestOf } from '../../../contract/operations.ts';
import { newOperationId } from '../../../io/operation-id.ts';
import type { Project } from '../project.ts';
import { decisionsOwed } from '../state.ts';

/** One page of everything that differs (operations.md §2), as last seen, or after a look at the disk. */
export async function getDivergence(project: Project, { look, offset, limit }: ValidRequestOf<'getDivergence'>): Promise<AnswerOf<'getDivergence'>> {
  const looked = look ? await project.look() : ok('seen');
  if (!looked.ok) return looked;
  const { items } = project;
  const count = (wanted: DriftClass): number => items.filter((item) => item.class === wanted).length;
  const counts = { content: count('content'), information: count('information'), decision: count('decision') };
  return ok({ ...project.stamp(), total: items.length, counts, items: items.slice(offset, offset + limit) });
}

/** Looks at the disk and takes over what it holds, also where the refresh policy is manual. */
export async function refreshProject(project: Project): Promise<AnswerOf<'refresh'>> {
  const { generation } = project.snapshot;
  const looked = await project.look({ operationId: newOperationId(), takeAll: true });
  if (!looked.ok) return looked;
  project.keepDocuments();
  return ok({ ...project.stamp(), published: project.snapshot.generation !== generation, decisions: decisionsOwed(project.items).length });
}
