import { describe, expect, it } from 'vitest';
import { FaultFileSystem } from '../../../../src/io/fault-file-system.ts';
import type { MemoryFileSystem } from '../../../../src/io/memory-file-system.ts';
import { whatChanges } from '../../../faults/commit-sweep.ts';
import { openTiny } from '../../../support/open-tiny.ts';
import { tinyDisk, tinyPlace } from '../../../support/tiny-project.ts';

const id = 'Abcdefghij0123456789';
const declaration = `${tinyPlace}/assets/data/levels/asset.json`;
const conflicts = `${tinyPlace}/assets/.prometeu/conflicts`;

/** A change of asset 3's name that died after its declaration was replaced, and an edit of that file since. */
async function cutOff(): Promise<{ readonly disk: MemoryFileSystem; readonly before: string; readonly item: string }> {
  const disk = tinyDisk();
  const before = disk.readText(declaration);
  for (let at = 1; ; at += 1) {
    const copy = disk.clone();
    const tiny = await openTiny(new FaultFileSystem(copy, { at, kind: 'kill' }, whatChanges)).catch(() => undefined);
    const preview = await tiny?.ask('previewChange', { changes: [{ kind: 'rename_asset', asset: { asset_id: 3 }, asset_name: 'other' }] });
    if (tiny && preview) await tiny.call('applyChange', { preview }).catch(() => undefined);
    if (copy.readText(declaration) === before) continue;
    copy.writeFile(declaration, 'edited since');
    const [journal] = copy.list(`${tinyPlace}/assets/.prometeu/journal`);
    return { disk: copy, before, item: `commit_unresolved:${journal?.name ?? ''}` };
  }
}

describe('a commit that cannot be taken back', () => {
  it('is asked about before anything else', async () => {
    const { disk, item } = await cutOff();
    const tiny = await openTiny(disk);
    const { state, items } = await tiny.ask('getDivergence');
    expect(state).toBe('failed');
    expect(items[0]).toMatchObject({ id: item, kind: 'commit_unresolved', options: [{ choice: 'keep_disk', available: true }, { choice: 'restore_before_image', available: true }, { choice: 'keep' }] });
  });

  it.each([
    ['keep_disk', () => 'edited since'],
    ['restore_before_image', (before: string) => before],
  ] as const)('is settled by %s, and no byte is lost', async (choice, expected) => {
    const { disk, before, item } = await cutOff();
    const tiny = await openTiny(disk);
    const preview = await tiny.ask('previewReconcile', { decisions: [{ item, choice }] });
    expect(preview.files.map(({ path, size_before, size_after }) => [path, size_before, size_after])).toEqual(choice === 'keep_disk' ? [] : expect.arrayContaining([['assets/data/levels/asset.json', 'edited since'.length, before.length]]));
    const { state } = await tiny.ask('applyReconcile', { preview });
    expect(disk.readText(declaration)).toBe(expected(before));
    expect([...disk.tree(conflicts).values()]).toContain(choice === 'keep_disk' ? before : 'edited since');
    expect(state).toBe(choice === 'keep_disk' ? 'diverged' : 'fresh');
    expect((await tiny.ask('getDivergence')).items.some(({ kind }) => kind === 'commit_unresolved')).toBe(false);
    expect((await openTiny(disk)).heard('project.opened')).toHaveLength(1);
    expect(await tiny.call('previewChange', { changes: [{ kind: 'rename_asset', asset: { asset_id: 1 }, asset_name: 'x' }] })).toMatchObject({ ok: true });
  });

  it('of which nothing is readable can only be left as it is', async () => {
    const disk = tinyDisk();
    disk.writeFile(`${tinyPlace}/assets/.prometeu/journal/${id}/record.json`, 'no record');
    const tiny = await openTiny(disk);
    const decide = (choice: 'keep_disk' | 'restore_before_image') => tiny.call('previewReconcile', { decisions: [{ item: `commit_unresolved:${id}`, choice }] });
    expect(await decide('restore_before_image')).toMatchObject({ ok: false, error: { code: 'invalid_request' } });
    const preview = await decide('keep_disk');
    if (!preview.ok) throw new Error(preview.error.message);
    expect(await tiny.ask('applyReconcile', { preview: preview.value })).toMatchObject({ state: 'fresh', undoable: false });
    expect(await tiny.pack()).toMatchObject({ status: 'succeeded' });
  });
});
