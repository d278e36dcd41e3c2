import { err, ok, type Result } from '../../../base/result.ts';
import { packerError, type PackerError } from '../../../contract/errors.ts';
import { buildFiles, reportFiles, type PackReport } from '../../../contract/operations/pack.ts';
import type { AnswerOf, ValidRequestOf } from '../../../contract/operations.ts';
import { sha256 } from '../../../io/hashing.ts';
import { newOperationId } from '../../../io/operation-id.ts';
import type { Change } from '../../commit/lane.ts';
import { contentAt } from '../../commit/standing.ts';
import { assetIdFiles } from '../../pack/asset-ids.ts';
import { failureOf } from '../changes/change-apply.ts';
import { writingRefused } from '../changes/change-gate.ts';
import { exclusively, inLane } from '../exclusive.ts';
import type { PackMemory, RememberedPack } from './pack-memory.ts';
import { overBy } from './pack-sizes.ts';
import type { Project } from '../project.ts';
import { getProjectSettings } from '../project-settings.ts';
import { assetsIn, contentsOf } from './report-contents.ts';
import { htmlReport } from './report-html.ts';
import { standingBuild, type StandingBuild } from './standing-build.ts';

/** Removed assets that one answer names. */
const mostRemoved = 1000;

/** What stands in `build/` and what this session's last pack changed there, one page of its assets. */
export async function getPackReport(project: Project, memory: PackMemory, { sort, offset, limit }: ValidRequestOf<'getPackReport'>): Promise<AnswerOf<'getPackReport'>> {
  const report = await reportOf(project, memory);
  if (!report.ok) return report;
  const { changes } = report.value;
  return ok({
    ...report.value,
    ...(changes ? { changes: { ...changes, removed: changes.removed.slice(0, mostRemoved) } } : {}),
    assets: assetsIn(report.value, sort).slice(offset, offset + limit),
  });
}

/** The whole report, by id. Errors: `archive_missing`. */
async function reportOf(project: Project, memory: PackMemory): Promise<Result<PackReport, PackerError>> {
  const build = await standingBuild(project);
  if (!build) return err(noArchive());
  const last = memory.lastOf(build);
  const { inspection } = build;
  const artifacts = artifactsIn(project);
  return ok({
    archive: { file: buildFiles.archive, size: inspection.size, sha256: build.sha256 },
    companions: artifacts.slice(1).map(({ file }) => file),
    artifacts,
    ...(last ? { pack: packOf(last) } : {}),
    asset_count: inspection.entries.length,
    ...banksOf(project, build),
    ...contentsOf(build, last),
  });
}

function banksOf(project: Project, { inspection }: StandingBuild): Pick<PackReport, 'banks' | 'payload_bytes' | 'total_budget' | 'total_over_by'> {
  const { size_budgets: budgets } = getProjectSettings(project).value;
  const total = inspection.banks.reduce((sum, { bytes }) => sum + bytes, 0);
  const budgeted = (bank: PackReport['banks'][number]): PackReport['banks'][number] => {
    const budget = budgets[bank.bank_type];
    return { ...bank, ...(budget ? { budget } : {}), ...overBy(bank.bytes, budget, 'over_by') };
  };
  return {
    banks: inspection.banks.map(budgeted),
    payload_bytes: total,
    ...(budgets['total'] ? { total_budget: budgets['total'] } : {}),
    ...overBy(total, budgets['total'], 'total_over_by'),
  };
}

function packOf({ result }: RememberedPack): NonNullable<PackReport['pack']> {
  const { operation_id: operation, elapsed_ms: elapsed, cache_hits: hits, unchanged, input_fingerprint: fingerprint, warnings } = result;
  const inputs = fingerprint === undefined ? {} : { input_fingerprint: fingerprint };
  return { operation_id: operation, elapsed_ms: elapsed, cache_hits: hits, unchanged, ...inputs, warnings };
}

/** The archive and what stands beside it. */
function artifactsIn({ parts: { project } }: Project): { readonly file: string; readonly size: number }[] {
  const names: readonly string[] = [buildFiles.archive, buildFiles.asset_table, buildFiles.preload, buildFiles.metadata, ...assetIdFiles.map((name) => `build/${name}`)];
  return names.flatMap((file) => {
    const stat = project.fs.stat(`${project.path}/${file}`);
    return stat?.kind === 'file' ? [{ file, size: stat.size }] : [];
  });
}

const mediaTypes = { json: 'application/json', html: 'text/html' } as const;

/** The whole report as one file: back to the caller, or into `build/reports/`, durably like every write. */
export async function savePackReport(
  project: Project,
  memory: PackMemory,
  { format, to }: ValidRequestOf<'savePackReport'>,
  signal: AbortSignal,
): Promise<AnswerOf<'savePackReport'>> {
  const report = await reportOf(project, memory);
  if (!report.ok) return report;
  const text = format === 'json' ? `${JSON.stringify(report.value, null, 2)}\n` : htmlReport(report.value);
  const bytes = new TextEncoder().encode(text);
  const answer = { media_type: mediaTypes[format], size: bytes.length };
  if (to === 'answer') return ok({ ...answer, text });
  const file = reportFiles[format];
  const operationId = newOperationId();
  const written = await inLane(project, async (change) => {
    const refused = writingRefused(project);
    if (refused) return err(refused);
    const ran = await exclusively(project, signal, operationId, () => Promise.resolve(write(project, change, operationId, file, bytes)));
    return ran.ok ? ran.value : ran;
  });
  return written.ok ? ok({ ...answer, file }) : written;
}

function write(project: Project, change: Change, operationId: string, file: string, bytes: Uint8Array): Result<undefined, PackerError> {
  const before = contentAt(project.parts.medium, file);
  if (before === 'other') return err(packerError('path_is_link', `${file} is not a plain file.`, 'Move away what is there.', { place: { file } }));
  const after = { bytes, sha256: sha256(bytes) };
  if (before === after.sha256) return ok(undefined);
  const failure = failureOf(change.commit({ operationId, moves: [], files: [{ path: file, before, after }] }));
  return failure ? err(failure) : ok(undefined);
}

function noArchive(): PackerError {
  const file = buildFiles.archive;
  return packerError('archive_missing', `There is no archive ${file} that can be read.`, 'Pack the project first.', { place: { file } });
}
