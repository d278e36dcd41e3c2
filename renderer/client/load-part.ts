import type { CancelSignal } from '../../src/base/cancel-signal.ts';
import { err, ok } from '../../src/base/result.ts';
import { previewHeaders } from '../../src/contract/browser-host.ts';
import { packerError, packerErrorSchema, type PackerError } from '../../src/contract/errors.ts';
import type { AnswerOf } from '../../src/contract/operations.ts';
import { projectStateSchema } from '../../src/contract/state.ts';

/** Fetches a part of a preview from where a shell serves it. Both shells answer alike (`previewPath`, `assetAddress`). */
export async function loadPart(address: string, headers: Readonly<Record<string, string>>, signal?: CancelSignal): Promise<AnswerOf<'getPreviewPart'>> {
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  if (signal?.aborted) return err(cancelled);
  signal?.addEventListener('abort', abort);
  try {
    const answer = await fetch(address, { headers, signal: stop.signal });
    return answer.ok ? await partOf(answer) : err(await errorOf(answer));
  } catch {
    return err(stop.signal.aborted ? cancelled : unreachable);
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

const cancelled = packerError('cancelled', 'The picture is not wanted any more.', 'Ask again.');
const unreachable = packerError('connection_lost', 'The Studio cannot be reached.', 'Wait until the connection is back.');

async function partOf(answer: Response): Promise<AnswerOf<'getPreviewPart'>> {
  const generation = Number(answer.headers.get(previewHeaders.generation));
  const state = projectStateSchema.safeParse(answer.headers.get(previewHeaders.state));
  if (!Number.isSafeInteger(generation) || generation < 1 || !state.success) return err(unreadable);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const media_type = answer.headers.get('content-type') ?? 'application/octet-stream';
  return ok({ generation, state: state.data, media_type, bytes: toBase64(bytes) });
}

const unreadable = packerError('invalid_request', 'The answer is no part of a preview.', 'Reload the page.');

async function errorOf(answer: Response): Promise<PackerError> {
  const body: unknown = await answer.json().catch(() => undefined);
  const parsed = packerErrorSchema.safeParse(body);
  return parsed.success ? parsed.data : unreadable;
}

/** In stretches: a call takes only so many arguments. */
function toBase64(bytes: Uint8Array): string {
  const stretch = 0x8000;
  let text = '';
  for (let at = 0; at < bytes.length; at += stretch) text += String.fromCharCode(...bytes.subarray(at, at + stretch));
  return btoa(text);
}
