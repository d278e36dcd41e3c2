import type { ByteSource } from '../../../base/byte-source.ts';
import { bytesSource } from '../../../base/byte-source.ts';
import { err, ok, type Result } from '../../../base/result.ts';
import { packerError, type PackerError } from '../../../contract/errors.ts';
import { attempt } from '../../../io/io-error.ts';
import type { ContainedRoot } from '../../../io/contained-path.ts';
import { makeTemporaryDirectory } from '../../../io/temporary-directory.ts';
import type { Family } from '../../families/family.ts';
import type { EffectiveDeclaration } from '../../snapshot/family-port.ts';
import type { AssetRoot } from '../../snapshot/model.ts';
import type { JobFailure, JobOutcome, MaterializeJob } from '../materialize/materialize-job.ts';
import { OpenedSources } from '../freeze/opened-sources.ts';
import { needsInputs, piecesOf, type MadePayload, type PayloadOwner } from '../payload/payload.ts';
import type { PayloadCache } from '../payload/payload-cache.ts';
import { payloadKeyOf } from '../payload/payload-key.ts';
import { readableIn, readPreviewInputs } from './preview-inputs.ts';

/** What a preview is drawn from. The source is good until {@link withPreviewPayload} returns. */
export interface PreviewPayload {
  readonly from: 'packed' | 'inputs';
  readonly metadata: unknown;
  readonly source: ByteSource;
}

export interface PreviewRequest {
  readonly project: ContainedRoot;
  readonly asset: AssetRoot;
  readonly effective: EffectiveDeclaration;
  readonly family: Family;
  /** Carries a job out, in a worker wherever there is one. */
  readonly run: (job: MaterializeJob) => Promise<JobOutcome>;
  readonly cache: PayloadCache | undefined;
  /** Whether a bank that cannot be packed is of use. */
  readonly drafts: boolean;
}

/** Payload bytes kept in memory; what is more goes to a private file outside the project. */
const keepBytes = 64 * 1024 * 1024;

/**
 * Hands over an asset's payload as a pack would write it, from the cache or made of the inputs, else the family's draft
 * of it; `undefined` where there is neither. Inputs are opened only when the cache has nothing, and everything is
 * dropped when `use` is done. Errors: those of `readPreviewInputs`, and of the disk.
 */
export async function withPreviewPayload<T>(
  request: PreviewRequest,
  use: (payload: PreviewPayload | undefined) => T,
): Promise<Result<T, PackerError>> {
  const directory = attempt('make', 'a temporary directory', () => makeTemporaryDirectory(request.project.fs));
  if (!directory.ok) return directory;
  const opened = new OpenedSources(request.project.fs);
  try {
    const found = await obtain(request, directory.value.path);
    if (!found.ok) return found;
    return ok(use(found.value && toSource(found.value, opened)));
  } finally {
    opened.dispose();
    request.cache?.dispose();
    directory.value.dispose();
  }
}

interface Obtained {
  readonly from: PreviewPayload['from'];
  readonly payload: MadePayload;
  readonly owner: PayloadOwner;
}

async function obtain(request: PreviewRequest, directory: string): Promise<Result<Obtained | undefined, PackerError>> {
  const { asset, effective, family, cache } = request;
  const { faults, inputs, parameters } = asset.selection;
  const whole = faults.length === 0 && inputs.length > 0 && [...inputs, ...parameters].every(readableIn(asset));
  const key = payloadKeyOf(asset, effective, family.walker.version);
  const hit = whole ? cache?.find(key, family) : undefined;
  if (hit) return ok({ from: 'packed', payload: hit, owner: { inputs: [] } });
  const read = readPreviewInputs(request.project, asset);
  if (!read.ok) return read;
  const job = { asset_id: asset.entry?.asset_id ?? 0, declaration: effective, ...read.value, keepBytes };
  if (whole) {
    const made = await request.run({ ...job, spill: `${directory}/payload` });
    if (made.ok) {
      cache?.keep(key, made.payload);
      return ok({ from: 'packed', payload: made.payload, owner: read.value });
    }
    if (made.reason !== 'data') return err(failureOf(made, asset));
  }
  if (!request.drafts) return ok(undefined);
  const draft = await request.run({ ...job, draft: true, spill: `${directory}/draft` });
  // A draft of the family's can say nothing about data: whatever it could not read is left out of it.
  return draft.ok ? ok({ from: 'inputs', payload: draft.payload, owner: read.value }) : err(failureOf(draft, asset));
}

function toSource({ from, payload, owner }: Obtained, opened: OpenedSources): PreviewPayload {
  const { bytes, size } = payload;
  const metadata: unknown = JSON.parse(payload.metadata);
  if (bytes.kind === 'file') return { from, metadata, source: opened.source({ ...bytes, size }) };
  if (bytes.kind === 'stored' && !needsInputs(payload)) return { from, metadata, source: bytes.made };
  const whole = new Uint8Array(size);
  let end = 0;
  for (const piece of piecesOf(payload, owner, opened)) {
    whole.set(piece, end);
    end += piece.length;
  }
  return { from, metadata, source: bytesSource(whole) };
}

function failureOf(failure: JobFailure, asset: AssetRoot): PackerError {
  const place = { place: { root: asset.root } };
  if (failure.reason === 'disk') return packerError('io_error', `The preview of "${asset.root}" could not be made (${failure.cause}).`, 'Check the disk, then try again.', { ...place, cause: failure.cause });
  return packerError('materialization_failed', `The preview of "${asset.root}" could not be made: ${failure.message}`, 'Please report this with the asset.', place);
}
