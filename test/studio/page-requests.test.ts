import { describe, expect, it } from 'vitest';
import { ok } from '../../src/base/result.ts';
import type { Change } from '../../src/contract/operations/changes.ts';
import { importedBy, pageRequest } from '../../src/studio/page-requests.ts';
import { samplePreview } from '../support/sample-responses.ts';

const [first, second] = ['a'.repeat(20), 'b'.repeat(20)];
const find = (_: string, id: string) => ok(`/staged/${id}`);

function importing(...sources: readonly string[]): Change {
  return { kind: 'import_artifacts', asset: { asset_id: 1 }, files: sources.map((source, index) => ({ source, path: String(index) })), replace: false };
}

describe('pageRequest', () => {
  it('puts the place of a staged file where the page had its name, in every change', () => {
    const changes = [importing(`staged:${first}`), { kind: 'unregister_asset', asset_id: 1 } as const, importing(`staged:${second}`)];
    expect(pageRequest('previewChange', { project_id: 'p', changes }, find)).toEqual(
      ok({ project_id: 'p', changes: [importing(`/staged/${first}`), changes[1], importing(`/staged/${second}`)] }),
    );
  });

  it('names the field that leads outside', () => {
    const changes = [importing(`staged:${first}`, '/etc/passwd')];
    expect(pageRequest('previewChange', { project_id: 'p', changes }, find)).toMatchObject({
      error: { code: 'path_not_contained', place: { field: '/changes/0/files/1/source' } },
    });
  });

  it('hands on as it is what names no files', () => {
    const request = { project_id: 'p' };
    expect(pageRequest('getProjectStatus', request, find)).toEqual(ok(request));
    expect(pageRequest('applyChange', { project_id: 'p', preview: samplePreview }, find)).toEqual(ok({ project_id: 'p', preview: samplePreview }));
  });

  it('keeps names that are merely odd: they may stand on the disk', () => {
    const basis = { ...samplePreview.basis, files: [{ path: 'assets/x/nul.txt', sha256: 'absent' as const }] };
    expect(pageRequest('undoChange', { project_id: 'p', preview: { ...samplePreview, basis } }, find).ok).toBe(true);
  });
});

describe('importedBy', () => {
  it('lists the staged files of all changes', () => {
    expect(importedBy([importing(`staged:${first}`, '/x'), importing(`staged:${second}`)])).toEqual([first, second]);
  });
});
