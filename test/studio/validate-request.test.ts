import { describe, expect, it } from 'vitest';
import { validateRequest } from '../../src/studio/validate-request.ts';

describe('validateRequest', () => {
  it('fills in what a caller may leave out', () => {
    expect(validateRequest('packWorkspace', { project_id: 'p' })).toEqual({
      ok: true,
      value: { project_id: 'p', mode: 'pack', cache: true },
    });
  });

  it('names the field that does not fit as a JSON pointer', () => {
    const answer = validateRequest('listAssets', { project_id: 'p', sort: { by: 'size' } });
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid_request', place: { field: '/sort/by' } } });
  });

  it('names the operation when the request itself is wrong', () => {
    const answer = validateRequest('listAssets', undefined);
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid_request', place: { field: '' } } });
    expect(answer.ok ? '' : answer.error.message).toContain('listAssets');
  });

  it('refuses keys that nobody knows', () => {
    expect(validateRequest('closeProject', { project_id: 'p', force: true }).ok).toBe(false);
  });
});
