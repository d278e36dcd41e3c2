import { useEffect, useRef, useState } from 'react';
import type { PackerError } from '../../../src/contract/errors.ts';
import { useProject, useStudio } from '../../state/context.tsx';
import { words } from '../../words/assets.ts';
import type { ChosenFile } from './chosen-files.ts';
import { stageFile } from './stage-files.ts';

/** A file that was handed over, as `import_artifacts` takes it. */
export interface StagedFile {
  readonly source: string;
  readonly path: string;
}

export interface Staging {
  /** Bytes, while files are handed over. */
  readonly progress: { readonly done: number; readonly total: number } | undefined;
  readonly error: PackerError | undefined;
  /** Nothing when it was refused; closing the dialog stops it. What was handed over once is not sent again. */
  readonly stage: (files: readonly ChosenFile[]) => Promise<readonly StagedFile[] | undefined>;
}

export function useStaging(): Staging {
  const studio = useStudio();
  const { project_id } = useProject();
  const [progress, setProgress] = useState<Staging['progress']>();
  const [error, setError] = useState<PackerError>();
  const under = useRef<AbortController>(undefined);
  const done = useRef(new Map<File, string>());
  useEffect(() => () => under.current?.abort(), []);

  const stage: Staging['stage'] = async (files) => {
    const missing = files.filter(({ file }) => !done.current.has(file));
    const total = missing.reduce((sum, { file }) => sum + file.size, 0);
    const controller = new AbortController();
    under.current = controller;
    setError(undefined);
    setProgress({ done: 0, total });
    let handed = 0;
    const onBytes = (bytes: number): void => {
      handed += bytes;
      setProgress({ done: handed, total });
    };
    for (const chosen of missing) {
      const answer = await stageFile({ studio, project_id, signal: controller.signal, onBytes }, chosen.file);
      if (answer.ok) {
        done.current.set(chosen.file, answer.value);
        continue;
      }
      setProgress(undefined);
      if (answer.error.code !== 'cancelled') setError(named(chosen.path, answer.error));
      return undefined;
    }
    setProgress(undefined);
    return files.flatMap(({ file, path }) => {
      const source = done.current.get(file);
      return source === undefined ? [] : [{ source, path }];
    });
  };
  return { progress, error, stage };
}

function named(path: string, error: PackerError): PackerError {
  return { ...error, message: words.fileRefused(path, error.message) };
}
