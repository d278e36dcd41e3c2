import { resolve } from 'node:path';
import { ok, type Result } from '../../base/result.ts';
import type { PackerError } from '../../contract/errors.ts';
import { replaceDurable } from '../../io/durable-write.ts';
import { attempt } from '../../io/io-error.ts';
import type { Session } from './session.ts';

/** Writes the report of the build that stands to `file`, whole or not at all; HTML where the name says so, else JSON. */
export async function writeReport(session: Session, projectId: string, file: string): Promise<Result<undefined, PackerError>> {
  const format = /\.html?$/iu.test(file) ? 'html' : 'json';
  const report = await session.call('savePackReport', { project_id: projectId, format, to: 'answer' });
  if (!report.ok) return report;
  const { host } = session;
  const bytes = new TextEncoder().encode(report.value.text ?? '');
  const written = attempt('write', file, () => {
    replaceDurable(host.fileSystem, resolve(host.directory, file), bytes);
  });
  return written.ok ? ok(undefined) : written;
}
