import { err, ok, type Result } from '../../base/result.ts';
import type { Diagnostic } from '../../contract/diagnostics.ts';
import { packerError } from '../../contract/errors.ts';
import type { PackFailure } from '../../contract/operations/pack.ts';
import { concernsPack } from '../diagnostics/diagnose.ts';
import type { Snapshot } from '../snapshot/model.ts';
import { checkpoint, PackRefused, type PackContext } from './context.ts';

declare const passed: unique symbol;

/** A snapshot that equals the disk and whose active pack set has no error. Only the gate makes one. */
export interface GatedSnapshot {
  readonly snapshot: Snapshot;
  readonly warnings: readonly Diagnostic[];
  readonly [passed]: true;
}

/**
 * Phase 1: brings the snapshot up to date and runs every rule on the active pack set, whatever the caller
 * has validated before. Any error ends the pack as `blocked`; nothing has been written (operations.md §8).
 */
export async function gate(context: PackContext): Promise<Result<GatedSnapshot, PackFailure>> {
  const refreshed = await context.refresh();
  if (!refreshed.ok) throw new PackRefused(refreshed.error);
  const snapshot = refreshed.value;
  await checkpoint(context);
  const diagnostics = (await context.diagnose(snapshot)).filter(concernsPack(snapshot));
  await checkpoint(context);
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  if (errors.length > 0) return err(blockedBy(errors, diagnostics));
  const warnings = diagnostics.filter((diagnostic) => diagnostic.severity === 'warning');
  return ok({ snapshot, warnings } as unknown as GatedSnapshot);
}

function blockedBy(errors: readonly Diagnostic[], diagnostics: readonly Diagnostic[]): PackFailure {
  const count = errors.length === 1 ? 'an error' : `${errors.length} errors`;
  return {
    kind: 'gate',
    error: packerError('gate_blocked', `The pack set has ${count}.`, 'Mend what is listed and pack again; build/ is as it was.'),
    diagnostics: [...diagnostics],
  };
}
