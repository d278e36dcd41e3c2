import { ok, type Result } from '../../base/result.ts';
import type { PackerError } from '../../contract/errors.ts';
import type { PackResult } from '../../contract/operations/pack.ts';
import type { AnswerOf, ValidRequestOf } from '../../contract/operations.ts';
import { attempt } from '../../io/io-error.ts';
import { makeTemporaryDirectory } from '../../io/temporary-directory.ts';
import { concernsPack } from '../diagnostics/diagnose.ts';
import { familyNamed } from '../families/list.ts';
import { inputFingerprint } from '../pack/fingerprint.ts';
import { packable, planPack } from '../pack/plan.ts';
import { isActive } from '../snapshot/model.ts';
import { unregisteredRoots, registeredRoots } from '../snapshot/query.ts';
import { runPack } from './pack-run.ts';
import type { Project } from './project.ts';

/** What a pack would be made of now, in order, and what stays out and why. */
export async function summarizePackWorkspace(
  project: Project,
  turn: () => Promise<void>,
): Promise<AnswerOf<'summarizePackWorkspace'>> {
  const { snapshot } = project;
  const assets = packable(snapshot);
  await project.parts.inspection.look(assets, 'content', turn);
  const plan = planPack(snapshot, familyNamed, project.parts.inspection.facts);
  return ok({
    ...project.stamp(),
    assets: [...plan.assets],
    left_out: leftOut(project),
    input_bytes: plan.assets.reduce((sum, asset) => sum + asset.input_bytes, 0),
    input_fingerprint: inputFingerprint(assets),
  });
}

type LeftOut = Extract<AnswerOf<'summarizePackWorkspace'>, { ok: true }>['value']['left_out'];

function leftOut({ snapshot }: Project): LeftOut {
  const present = registeredRoots(snapshot).flatMap((asset): LeftOut => {
    const { asset_id } = asset.entry;
    if (!isActive(asset)) return [{ asset_id, root: asset.root, reason: 'excluded' }];
    return asset.declaration.state === 'valid' ? [] : [{ asset_id, root: asset.root, reason: 'declaration_invalid' }];
  });
  const missing = snapshot.missing.map(({ asset_id, root, included_in_build: included }) => ({
    asset_id,
    root,
    reason: included ? ('missing' as const) : ('excluded' as const),
  }));
  const strangers = unregisteredRoots(snapshot).map(({ root }) => ({ root, reason: 'unregistered' as const }));
  return [...[...present, ...missing].sort((a, b) => (a.asset_id ?? 0) - (b.asset_id ?? 0)), ...strangers];
}

/** What the gate would say now. */
export async function validatePackWorkspace(
  project: Project,
  turn: () => Promise<void>,
): Promise<AnswerOf<'validatePackWorkspace'>> {
  const { snapshot } = project;
  await project.parts.inspection.look(packable(snapshot), 'content', turn);
  const diagnostics = project.diagnostics().filter(concernsPack(snapshot));
  const active = registeredRoots(snapshot).filter(isActive);
  return ok({
    ...project.stamp(),
    blocked: diagnostics.some(({ severity }) => severity === 'error'),
    diagnostics,
    assets: active.map((asset) => ({
      asset_id: asset.entry.asset_id,
      root: asset.root,
      errors: count(asset.root, 'error'),
      warnings: count(asset.root, 'warning'),
    })),
  });

  function count(root: string, severity: 'error' | 'warning'): number {
    return diagnostics.filter((found) => found.place.root === root && found.severity === severity).length;
  }
}

/** The pack of one project that can be cancelled, if one runs. */
export class PackControl {
  #running: { readonly abort: AbortController; promoting: boolean } | undefined;
  #ended: Promise<unknown> = Promise.resolve();

  async pack(project: Project, request: ValidRequestOf<'packWorkspace'>): Promise<AnswerOf<'packWorkspace'>> {
    const running = { abort: new AbortController(), promoting: false };
    this.#running ??= running;
    const work = this.#run(project, request, running);
    this.#ended = work.catch(() => undefined);
    try {
      return await work;
    } finally {
      if (this.#running === running) this.#running = undefined;
    }
  }

  /** Asks a running pack to stop; `false` when there is none or its promotion has begun. */
  cancel(): boolean {
    if (!this.#running || this.#running.promoting) return false;
    this.#running.abort.abort();
    return true;
  }

  /** Cancels and waits for the end. */
  async close(): Promise<void> {
    this.cancel();
    await this.#ended;
  }

  #run(
    project: Project,
    { mode, workers = 'auto', cache }: Omit<ValidRequestOf<'packWorkspace'>, 'workers'> & { workers?: number | 'auto' | undefined },
    running: { readonly abort: AbortController; promoting: boolean },
  ): Promise<Result<PackResult, PackerError>> {
    const { signal } = running.abort;
    if (mode === 'check') return checkBuild(project, workers, signal);
    return runPack(project, {
      destination: { kind: 'build' },
      settings: { workers, cache },
      signal,
      promoting: () => {
        running.promoting = true;
      },
    });
  }
}

/** Packs into a private directory outside the project and compares; nothing of the project is written. */
async function checkBuild(
  project: Project,
  workers: number | 'auto',
  signal: AbortSignal,
): Promise<Result<PackResult, PackerError>> {
  const directory = attempt('make', 'a temporary directory', () => makeTemporaryDirectory(project.parts.medium.fs));
  if (!directory.ok) return directory;
  try {
    const destination = { kind: 'outside', directory: directory.value.path } as const;
    return await runPack(project, { destination, settings: { workers, cache: false }, signal });
  } finally {
    directory.value.dispose();
  }
}
