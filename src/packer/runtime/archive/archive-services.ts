import { err, ok, type Result } from '../../../base/result.ts';
import { packerError, type PackerError } from '../../../contract/errors.ts';
import type { AnswerOf, ValidRequestOf } from '../../../contract/operations.ts';
import type { ArchiveRef } from '../../../contract/operations/archive.ts';
import type { FileSystem } from '../../../io/file-system.ts';
import { attempt } from '../../../io/io-error.ts';
import { DurableWriter } from '../../../io/durable-write.ts';
import { diffArchives } from '../../archive/diff.ts';
import { extractEntry, type ExtractFault, type Extraction } from '../../archive/extract.ts';
import { faultSentence, type ArchiveFault } from '../../archive/faults.ts';
import { inspectArchive, type InspectedEntry } from '../../archive/inspect.ts';
import { openArchive, type ArchiveReader } from '../../archive/reader.ts';
import { openArchiveRef, type DirectoryOf, type OpenedArchive } from './archive-source.ts';
import { verifyBuild } from './archive-verify.ts';
import { betweenPromotions } from './between-promotions.ts';
import type { Services } from '../services.ts';

type ArchiveOperation = 'inspectArchive' | 'verifyArchive' | 'extractEntry' | 'diffArchives';
type EntryReport = Extract<AnswerOf<'inspectArchive'>, { ok: true }>['value']['entries'][number];

/** Reading archives: a project's own, or for callers in this process any file (operations.md §3). */
export function archiveServices(fs: FileSystem, directoryOf: DirectoryOf): Services<ArchiveOperation> {
  const open = (ref: ArchiveRef): Result<OpenedArchive, PackerError> => openArchiveRef(fs, directoryOf, ref);
  return {
    inspectArchive: async ({ archive }) => withReader(open(archive), inspect),
    verifyArchive: ({ archive }) => {
      const verify = (): AnswerOf<'verifyArchive'> => withOpened(open(archive), (opened) => verifyBuild(fs, opened));
      const directory = 'project_id' in archive ? directoryOf(archive.project_id) : undefined;
      return directory === undefined ? Promise.resolve(verify()) : betweenPromotions(fs, directory, verify);
    },
    extractEntry: async (request) =>
      withReader(open(request.archive), (reader) => extract(fs, reader, request)),
    diffArchives: async ({ before, after }) =>
      withReader(open(before), (old) => withReader(open(after), (now) => diff(old, now))),
  };
}

function withOpened<T>(
  opened: Result<OpenedArchive, PackerError>,
  use: (opened: OpenedArchive) => Result<T, PackerError>,
): Result<T, PackerError> {
  if (!opened.ok) return opened;
  try {
    return use(opened.value);
  } finally {
    opened.value.source.dispose();
  }
}

function withReader<T>(
  opened: Result<OpenedArchive, PackerError>,
  use: (reader: ArchiveReader, opened: OpenedArchive) => Result<T, PackerError>,
): Result<T, PackerError> {
  return withOpened(opened, (archive) => {
    const reader = openArchive(archive.source);
    return reader.ok ? use(reader.value, archive) : err(invalid(archive.file, reader.error));
  });
}

function inspect(reader: ArchiveReader, { file }: OpenedArchive): AnswerOf<'inspectArchive'> {
  const { size, schema_version, header_len, payload_offset, header_checksum, payload_bytes, padding_bytes, banks, entries } =
    inspectArchive(reader);
  return ok({
    file,
    size,
    schema_version,
    header_len,
    payload_offset,
    header_checksum,
    payload_bytes,
    padding_bytes,
    banks: [...banks],
    entries: entries.map(entryReport),
  });
}

function diff(old: ArchiveReader, now: ArchiveReader): AnswerOf<'diffArchives'> {
  const { added, removed, changed, ...rest } = diffArchives(old, now);
  return ok({
    ...rest,
    added: added.map(entryReport),
    removed: removed.map(entryReport),
    changed: changed.map(({ asset_id, before, after, fields }) => ({
      asset_id,
      before: entryReport(before),
      after: entryReport(after),
      fields: [...fields],
    })),
  });
}

function entryReport(entry: InspectedEntry): EntryReport {
  return { ...entry, metadata: { ...entry.metadata } };
}

function extract(
  fs: FileSystem,
  reader: ArchiveReader,
  { entry, output }: ValidRequestOf<'extractEntry'>,
): AnswerOf<'extractEntry'> {
  const found = extractEntry(reader, entry);
  if (!found.ok) return err(notExtracted(found.error));
  const written = attempt('write', output, () => writeOut(fs, output, found.value));
  if (!written.ok) return err(written.error.cause === 'EEXIST' ? outputExists(output) : written.error);
  const { asset_id, asset_name, size, sha256 } = found.value.entry;
  return ok({ asset_id, asset_name, output, size, sha256 });
}

/** A new file, whole or not at all. */
function writeOut(fs: FileSystem, output: string, extraction: Extraction): void {
  const file = new DurableWriter(fs, output);
  try {
    for (const piece of extraction.pieces()) file.append(piece);
    file.finish();
  } catch (error) {
    file.abandon();
    throw error;
  }
}

function notExtracted({ code, message, asset_id }: ExtractFault): PackerError {
  const place = asset_id === undefined ? {} : { place: { asset_id } };
  return code === 'wrong_digest'
    ? packerError('archive_invalid', faultSentence(message), 'Pack the project again.', place)
    : packerError('entry_not_found', faultSentence(message), 'Inspect the archive: its entries are listed there.', place);
}

function outputExists(output: string): PackerError {
  return packerError('output_exists', `${output} is already there.`, 'Choose another name, or move the file away.');
}

function invalid(file: string, fault: ArchiveFault): PackerError {
  return packerError('archive_invalid', `${file}: ${faultSentence(fault.message)}`, 'Pack the project again.', {
    place: { file, ...(fault.byte === undefined ? {} : { byte: fault.byte }) },
  });
}
