import { err, ok, type Result } from '../../base/result.ts';
import type { Diagnostic } from '../../contract/diagnostics.ts';
import { packerError, type PackerError } from '../../contract/errors.ts';
import type { PackFailure } from '../../contract/operations/pack.ts';
import { concernsPack } from '../diagnostics/diagnose.ts';
import type { Snapshot } from '../snapshot/model.ts';
import type { ProbeFailure } from '../snapshot/probe.ts';
import { checkpoint, PackRefused, type PackContext, type PackFindings } from './context.ts';
import { changedWhileRead } from './freeze/freeze-fault.ts';

declare const passed: unique symbol;

/** A snapshot that equals the disk and whose active pack set has no error. Only the gate makes one. */
export interface GatedSnapshot {
  readonly snapshot: Snapshot;
  readonly warnings: readonly Diagnostic[];
  /** Payloads that were made while it was looked into, by what they were made from. */
  readonly made: PackFindings['made'];
  readonly [passed]: true;
}

/** How often the gate looks again when files change between the look at the project and the look into them. */
const attempts = 3;

/**
 * Phase 1: brings the snapshot up to date and runs every rule on the active pack set, whatever the caller
 * has validated before. Any error ends the pack as `blocked`; nothing has been written (operations.md §8). An
 * asset whose bytes nobody could look at is not clean, and blocks as well (§1).
 */
export async function gate(context: PackContext): Promise<Result<GatedSnapshot, PackFailure>> {
  await checkpoint(context);
  for (let left = attempts - 1; ; left--) {
    const refreshed = await context.refresh();
    if (!refreshed.ok) throw new PackRefused(refreshed.error);
    await checkpoint(context);
    const found = await context.diagnose(refreshed.value);
    await checkpoint(context);
    const changed = found.unread.filter(({ kind }) => kind === 'changed').map(({ file }) => file);
    context.forget(changed);
    if (left === 0 || changed.length === 0) return judge(refreshed.value, found);
  }
}

function judge(snapshot: Snapshot, { diagnostics, unread, made }: PackFindings): Result<GatedSnapshot, PackFailure> {
  const concerning = diagnostics.filter(concernsPack(snapshot));
  const errors = concerning.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) return err(blocked(blockedBy(errors), concerning, unread));
  if (unread.length > 0) return err(blocked(unreadError(unread), concerning, unread));
  const warnings = concerning.filter(({ severity }) => severity === 'warning');
  return ok({ snapshot, warnings, made } as unknown as GatedSnapshot);
}

function blocked(error: PackerError, diagnostics: readonly Diagnostic[], unread: readonly ProbeFailure[]): PackFailure {
  const files = unread.map(({ file }) => file);
  return { kind: 'gate', error, diagnostics: [...diagnostics], ...(files.length > 0 ? { files } : {}) };
}

function blockedBy(errors: number): PackerError {
  const count = errors === 1 ? 'an error' : `${errors} errors`;
  return packerError('gate_blocked', `The pack set has ${count}.`, 'Mend what is listed and pack again; build/ is as it was.');
}

function unreadError(unread: readonly ProbeFailure[]): PackerError {
  const unreadable = unread.find(({ kind }) => kind === 'unreadable');
  if (!unreadable) return changedWhileRead(unread.map(({ file }) => file));
  const { detail, file } = unreadable;
  return packerError('gate_blocked', detail, 'Make the file readable and pack again; build/ is as it was.', { place: { file } });
}
