import { describe, expect, it } from 'vitest';
import { errorCodeSchema, packerError, type ErrorCode } from '../../../src/contract/errors.ts';
import type { PackFailure, PackResult } from '../../../src/contract/operations/pack.ts';
import { exitCodeOfChange, exitCodeOfError, exitCodeOfPack } from '../../../src/hosts/cli/exit-code.ts';
import { samplePack } from '../../support/sample-responses.ts';

function failed(status: 'blocked' | 'failed', kind: PackFailure['kind'], code: ErrorCode): PackResult {
  return { ...samplePack, status, failure: { kind, error: packerError(code, 'No.', 'Yes.'), diagnostics: [] } };
}

describe('exitCodeOfError', () => {
  it.each([
    ['invalid_request', 2],
    ['not_found', 2],
    ['project_not_found', 2],
    ['archive_invalid', 1],
    ['gate_blocked', 1],
    ['stale_preview', 1],
    ['undo_refused', 1],
    ['target_exists', 2],
    ['io_error', 3],
    ['project_busy', 5],
    ['durability_unknown', 6],
    ['reconcile_required', 7],
    ['commit_unresolved', 7],
    ['cancelled', 130],
  ] as const)('%s is %i', (code, exit) => {
    expect(exitCodeOfError({ code })).toBe(exit);
  });

  it('has a code of the documented list for every error', () => {
    const documented = new Set([1, 2, 3, 4, 5, 6, 7, 130, 143]);
    expect(errorCodeSchema.options.filter((code) => !documented.has(exitCodeOfError({ code })))).toEqual([]);
  });

  it.each(['io_error', 'no_space', 'permission_denied', 'project_read_only'] as const)('%s while writing is a failed persistence', (code) => {
    expect(exitCodeOfError({ code }, 'writes')).toBe(4);
    expect(exitCodeOfError({ code }, 'reads')).toBe(3);
  });
});

describe('a path of the packer itself', () => {
  it('that is a link is no fault of the command line', () => {
    const place = { file: 'assets/.prometeu/lock' };
    expect(exitCodeOfError({ code: 'path_is_link', place }, 'writes')).toBe(4);
    expect(exitCodeOfError({ code: 'path_is_link', place })).toBe(3);
    expect(exitCodeOfError({ code: 'path_is_link', place: { file: 'assets/tiles/hud/asset.json' } }, 'writes')).toBe(2);
  });
});

describe('exitCodeOfChange', () => {
  it('is 0 for one that is made, and 6 when the disk did not confirm it', () => {
    expect(exitCodeOfChange({ durability: 'durable' })).toBe(0);
    expect(exitCodeOfChange({ durability: 'unknown' })).toBe(6);
  });
});

describe('exitCodeOfPack', () => {
  it('is 0 for a pack that succeeded, also when nothing was to be done', () => {
    expect(exitCodeOfPack(samplePack)).toBe(0);
    expect(exitCodeOfPack({ ...samplePack, unchanged: true })).toBe(0);
  });

  it('is 1 for a check that found other files, and 0 for one that found none', () => {
    expect(exitCodeOfPack({ ...samplePack, differences: ['build/assets.pa'] })).toBe(1);
    expect(exitCodeOfPack({ ...samplePack, differences: [] })).toBe(0);
  });

  it('is 6 when the last flush failed', () => {
    expect(exitCodeOfPack({ ...samplePack, durability: 'unknown' })).toBe(6);
  });

  it.each([
    ['blocked', 'gate', 'gate_blocked', 1],
    ['blocked', 'gate', 'input_changed_during_freeze', 1],
    ['failed', 'materialization', 'materialization_failed', 3],
    ['failed', 'materialization', 'no_space', 3],
    ['failed', 'persistence', 'no_space', 4],
    ['failed', 'persistence', 'cross_device', 4],
    ['failed', 'persistence', 'project_busy', 5],
    ['failed', 'persistence', 'durability_unknown', 6],
    ['blocked', 'gate', 'reconcile_required', 7],
    ['failed', 'persistence', 'rollback_failed', 7],
  ] as const)('%s at %s with %s is %i', (status, kind, code, exit) => {
    expect(exitCodeOfPack(failed(status, kind, code))).toBe(exit);
  });

  it('is 130 for one that was cancelled', () => {
    expect(exitCodeOfPack({ ...samplePack, status: 'cancelled' })).toBe(130);
  });
});
