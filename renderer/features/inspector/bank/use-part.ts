import { useEffect, useState } from 'react';
import { err, ok, type Result } from '../../../../src/base/result.ts';
import type { PackerError } from '../../../../src/contract/errors.ts';
import type { AssetRef } from '../../../../src/contract/operations/changes.ts';
import type { Studio } from '../../../state/studio.ts';
import { useProject, useStudio } from '../../../state/context.tsx';
import { bytesOf } from './base64.ts';

/** Where the parts of a preview come from. */
export interface PartSource {
  readonly asset: AssetRef;
  /** Of the preview that names the parts. */
  readonly key: string;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** A part of a preview. Registered assets have an address at the shell; others are asked for by call. */
export async function loadPart(studio: Studio, project_id: string, { asset, key }: PartSource, part: string, signal?: AbortSignal): Promise<Result<Bytes, PackerError>> {
  const answer =
    'asset_id' in asset
      ? await studio.client.part({ project_id, asset_id: asset.asset_id, key, part }, signal)
      : await studio.call('getPreviewPart', { project_id, asset, key, part }, signal ? { signal } : {});
  return answer.ok ? ok(bytesOf(answer.value.bytes)) : err(answer.error);
}

export interface LoadedPart<T> {
  /** The bytes together with what they belong to; those from before stand until new ones are there. */
  readonly loaded?: { readonly of: T; readonly bytes: Bytes };
  readonly error?: PackerError;
}

/** Loads a part of `of`, a value that stays the same for the same preview. */
export function usePart<T>(source: PartSource, part: string | undefined, of: T, onStale: () => void): LoadedPart<T> {
  const studio = useStudio();
  const { project_id: project } = useProject();
  const [state, setState] = useState<LoadedPart<T>>({});
  const { key } = source;
  useEffect(() => {
    if (part === undefined) return undefined;
    const stop = new AbortController();
    void loadPart(studio, project, source, part, stop.signal).then((answer) => {
      if (stop.signal.aborted) return;
      if (answer.ok) setState({ loaded: { of, bytes: answer.value } });
      else if (answer.error.code === 'stale_preview') onStale();
      else setState((before) => ({ ...before, error: answer.error }));
    });
    return () => stop.abort();
    // A preview of the same key is the same preview.
  }, [studio, project, key, part]);
  return state;
}
