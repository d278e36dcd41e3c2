import { err, ok, type Result } from '../../base/result.ts';
import { packerError, type PackerError } from '../../contract/errors.ts';
import { buildFiles, reportFiles, type PackReport, type ReportedAsset } from '../../contract/operations/pack.ts';
import type { AnswerOf, ValidRequestOf } from '../../contract/operations.ts';
import { sha256 } from '../../io/hashing.ts';
import { newOperationId } from '../../io/operation-id.ts';
import type { InspectedEntry } from '../archive/inspect.ts';
import type { Change } from '../commit/lane.ts';
import { contentAt } from '../commit/standing.ts';
import { assetIdFiles } from '../pack/asset-ids.ts';
import { failureOf } from './change-apply.ts';
import { writingRefused } from './change-gate.ts';
import { exclusively, inLane } from './exclusive.ts';
import type { PackMemory, RememberedPack } from './pack-memory.ts';
import type { Project } from './project.ts';
import { getProjectSettings } from './project-settings.ts';
import { htmlReport } from './report-html.ts';
import { standingBuild, type StandingBuild } from './standing-build.ts';
import { treemapOf } from './treemap.ts';

type Sort = NonNullable<ValidRequestOf<'getPackReport'>['sort']>;

/** Removed assets that one answer names. */
const mostRemoved = 1000;

/** What stands in `build/` and what this session's last pack changed there, one page of its assets. */
export function getPackReport(project: Project, memory: PackMemory, { sort, offset, limit }: ValidRequestOf<'getPackReport'>): AnswerOf<'getPackReport'> {
  const report = reportOf(project, memory);
  if (!report.ok) return report;
  const { assets, changes } = report.value;
  return ok({
    ...report.value,
    ...(changes ? { changes: { ...changes, removed: changes.removed.slice(0, mostRemoved) } } : {}),
    assets: (sort ? sorted(assets, sort) : assets).slice(offset, offset + limit),
  });
}

/** The whole report, by id. Errors: `archive_missing`. */
function reportOf(project: Project, memory: PackMemory): Result<PackReport, PackerError> {
  const build = standingBuild(project);
  if (!build) return err(noArchive());
  // Another process may have packed since: then what this one remembers is about something else.
  const last = memory.last?.result.archive_sha256 === build.sha256 ? memory.last : undefined;
  const { inspection } = build;
  const { size_budgets: budgets } = getProjectSettings(project).value;
  return ok({
    archive: { file: buildFiles.archive, size: inspection.size, sha256: build.sha256 },
    companions: companionsIn(project),
    ...(last ? { pack: packOf(last) } : {}),
    asset_count: inspection.entries.length,
    banks: inspection.banks.map((bank) => ({ ...bank, ...(budgets[bank.bank_type] ? { budget: budgets[bank.bank_type] } : {}) })),
    ...(budgets['total'] ? { total_budget: budgets['total'] } : {}),
    treemap: treemapOf(inspection),
    ...(last?.before ? { changes: changesOf(last.before, build) } : {}),
    assets: inspection.entries.map((entry) => reported(entry, last)),
  });
}

function packOf({ result }: RememberedPack): NonNullable<PackReport['pack']> {
  const { operation_id: operation, elapsed_ms: elapsed, cache_hits: hits, unchanged, input_fingerprint: fingerprint, warnings } = result;
  const inputs = fingerprint === undefined ? {} : { input_fingerprint: fingerprint };
  return { operation_id: operation, elapsed_ms: elapsed, cache_hits: hits, unchanged, ...inputs, warnings };
}

function companionsIn({ parts: { project } }: Project): string[] {
  const names: readonly string[] = [buildFiles.asset_table, buildFiles.preload, buildFiles.metadata, ...assetIdFiles.map((name) => `build/${name}`)];
  return names.filter((name) => project.fs.stat(`${project.path}/${name}`)?.kind === 'file');
}

/** By asset, for the packs that are compared again and again. */
const entriesOf = new WeakMap<StandingBuild, ReadonlyMap<number, InspectedEntry>>();

function entryIn(build: StandingBuild, id: number): InspectedEntry | undefined {
  const known = entriesOf.get(build) ?? new Map(build.inspection.entries.map((entry) => [entry.asset_id, entry]));
  entriesOf.set(build, known);
  return known.get(id);
}

function deltaOf(entry: InspectedEntry, before: StandingBuild): NonNullable<ReportedAsset['delta']> {
  const old = entryIn(before, entry.asset_id);
  if (!old) return 'added';
  const same = (key: 'sha256' | 'size' | 'asset_name' | 'slot' | 'bank_type'): boolean => old[key] === entry[key];
  const unchanged = same('sha256') && same('size') && same('asset_name') && same('slot') && same('bank_type');
  return unchanged && JSON.stringify(old.metadata) === JSON.stringify(entry.metadata) ? 'unchanged' : 'changed';
}

function reported(entry: InspectedEntry, last: RememberedPack | undefined): ReportedAsset {
  const { asset_id: id, asset_name: name, bank_type: bank, size, sha256: digest, slot } = entry;
  const cached = last && cachedOf(last).get(id);
  const old = last?.before && entryIn(last.before, id);
  return {
    asset_id: id,
    asset_name: name,
    bank_type: bank,
    size,
    sha256: digest,
    ...(slot === undefined ? {} : { slot }),
    ...(cached === undefined ? {} : { cached }),
    ...(last?.before ? { delta: deltaOf(entry, last.before) } : {}),
    ...(old ? { size_before: old.size } : {}),
  };
}

const cachedFlags = new WeakMap<RememberedPack, ReadonlyMap<number, boolean>>();

function cachedOf(last: RememberedPack): ReadonlyMap<number, boolean> {
  const known = cachedFlags.get(last) ?? new Map(last.result.assets.map((asset) => [asset.asset_id, asset.cached]));
  cachedFlags.set(last, known);
  return known;
}

function changesOf(before: StandingBuild, now: StandingBuild): NonNullable<PackReport['changes']> {
  const counts = { added: 0, changed: 0, unchanged: 0 };
  for (const entry of now.inspection.entries) counts[deltaOf(entry, before)]++;
  const removed = before.inspection.entries
    .filter(({ asset_id: id }) => entryIn(now, id) === undefined)
    .map(({ asset_id: id, asset_name: name, bank_type: bank, size }) => ({ asset_id: id, asset_name: name, bank_type: bank, size_before: size }));
  return { archive_sha256: before.sha256, archive_size: before.inspection.size, ...counts, removed };
}

const deltaOrder = ['added', 'changed', 'unchanged'];

/** Ties go by id, whichever way it is sorted. */
function sorted(assets: readonly ReportedAsset[], { by, descending }: Sort): readonly ReportedAsset[] {
  const value = (asset: ReportedAsset): string | number => (by === 'delta' ? deltaOrder.indexOf(asset.delta ?? '') : asset[by]);
  const direction = descending ? -1 : 1;
  return assets.toSorted((a, b) => {
    const [one, other] = [value(a), value(b)];
    return one === other ? a.asset_id - b.asset_id : one < other ? -direction : direction;
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
  const report = reportOf(project, memory);
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
