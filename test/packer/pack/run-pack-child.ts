import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { PackResult } from '../../../src/contract/operations/pack.ts';

export interface ChildPack {
  readonly result: PackResult;
  /** Bytes. */
  readonly peakRss: number;
}

/** Packs a real project in a process of its own. Throws what it complains about. */
export function packInProcess(directory: string, workers: number | 'auto', environment: Readonly<Record<string, string>> = {}): ChildPack {
  const { stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'pack-child.ts'), directory, String(workers)], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  if (stdout === '') throw new Error(stderr);
  const { answer, peakRss } = JSON.parse(stdout) as { readonly answer: { readonly ok: boolean; readonly value: PackResult }; readonly peakRss: number };
  if (!answer.ok) throw new Error(stdout);
  return { result: answer.value, peakRss };
}
