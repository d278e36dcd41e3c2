import { ok, type Result } from '../../base/result.ts';
import type { PackerError } from '../../contract/errors.ts';
import type { ResponseOf } from '../../contract/operations.ts';
import type { Session } from './session.ts';

const pageSize = 1000;

/** All pages of `getDivergence` as one response. Nobody looks at the disk in between. */
export async function everyItem(session: Session, projectId: string): Promise<Result<ResponseOf<'getDivergence'>, PackerError>> {
  const first = await session.call('getDivergence', { project_id: projectId, limit: pageSize });
  if (!first.ok) return first;
  const items = [...first.value.items];
  while (items.length < first.value.total) {
    const next = await session.call('getDivergence', { project_id: projectId, limit: pageSize, offset: items.length });
    if (!next.ok) return next;
    if (next.value.items.length === 0) break;
    for (const item of next.value.items) items.push(item);
  }
  return ok({ ...first.value, items });
}
