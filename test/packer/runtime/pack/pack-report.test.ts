import { describe, expect, it } from 'vitest';
import { dataBank, soundBank, tileBank, tinyDisk, tinyPlace } from '../../../support/tiny-project.ts';
import { openTiny } from '../../../support/open-tiny.ts';

const level = { ...dataBank, declaration: { inputs: { files: ['one.bin'] } }, files: { 'one.bin': '12345678' } };

/** Packs two banks, then changes one, takes the other away and brings a third. */
async function packedTwice() {
  const disk = tinyDisk({ assets: [level, { ...soundBank, included: true }, { ...tileBank, included: false }] });
  const tiny = await openTiny(disk);
  await tiny.pack();
  disk.writeFile(`${tinyPlace}/assets/data/levels/one.bin`, '123456789');
  const { changes } = { changes: [{ kind: 'set_included' as const, asset_ids: [2], included_in_build: false }, { kind: 'set_included' as const, asset_ids: [3], included_in_build: true }] };
  const preview = await tiny.ask('previewChange', { changes });
  await tiny.ask('applyChange', { preview });
  return { disk, tiny };
}

describe('the summary against what stands in build/', () => {
  it('before any pack everything is added', async () => {
    const summary = await (await openTiny(tinyDisk({ assets: [level] }))).ask('summarizePackWorkspace');
    expect(summary).toMatchObject({ totals: { assets: 1, added: 1 }, assets: [{ delta: 'added', expected_size: 8 }], expected_bytes: 8 });
    expect(summary.last_pack).toBeUndefined();
  });

  it('right after a pack nothing is changed', async () => {
    const tiny = await openTiny(tinyDisk({ assets: [level, tileBank, soundBank] }));
    const packed = await tiny.pack();
    const summary = await tiny.ask('summarizePackWorkspace');
    expect(summary.last_pack).toEqual({ archive_sha256: packed.archive_sha256, archive_size: packed.archive_size, assets: 3 });
    expect(summary.assets.map(({ asset_id: id, delta }) => [id, delta])).toEqual([[1, 'unchanged'], [2, 'unchanged'], [3, 'unchanged']]);
    expect(summary.bytes_before).toBe(summary.expected_bytes);
  });

  it('tells what is changed, added, removed, and what was weighed before', async () => {
    const { tiny } = await packedTwice();
    const summary = await tiny.ask('summarizePackWorkspace');
    expect(summary.assets).toMatchObject([{ asset_id: 1, delta: 'changed', size_before: 8, expected_size: 9 }, { asset_id: 3, delta: 'added' }]);
    expect(summary.removed).toMatchObject([{ asset_id: 2, size_before: 10 }]);
    expect(summary.left_out).toMatchObject([{ asset_id: 2, reason: 'excluded', size_before: 10 }]);
    expect(summary.totals).toEqual({ assets: 2, left_out: 1, added: 1, changed: 1, unchanged: 0, unknown: 0, removed: 1 });
    expect(summary.banks).toMatchObject([{ bank_type: 'DATA', expected_bytes: 9 }, { bank_type: 'TILES', slots: [{ slot: 0, asset_id: 3 }] }]);
  });
});

describe('the report', () => {
  it('is of the archive that stands, and of what this session\u2019s pack changed', async () => {
    const { tiny } = await packedTwice();
    const packed = await tiny.pack();
    const report = await tiny.ask('getPackReport');
    expect(report).toMatchObject({
      archive: { file: 'build/assets.pa', size: packed.archive_size, sha256: packed.archive_sha256 },
      pack: { operation_id: packed.operation_id },
      changes: { added: 1, changed: 1, unchanged: 0, removed: [{ asset_id: 2 }] },
      assets: [{ asset_id: 1, delta: 'changed', size: 9, size_before: 8 }, { asset_id: 3, delta: 'added', slot: 0 }],
    });
    expect(report.treemap.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(packed.archive_size);
  });

  it('of another session\u2019s pack tells the archive alone', async () => {
    const { disk, tiny } = await packedTwice();
    await tiny.pack();
    await tiny.runtime.close();
    const report = await (await openTiny(disk)).ask('getPackReport');
    expect([report.asset_count, report.pack, report.changes]).toEqual([2, undefined, undefined]);
  });

  it('sorts and pages its assets', async () => {
    const { tiny } = await packedTwice();
    await tiny.pack();
    const { assets } = await tiny.ask('getPackReport', { sort: { by: 'size', descending: true }, limit: 1 });
    expect(assets.map(({ asset_id: id }) => id)).toEqual([3]);
  });

  it('without an archive is an answer of its own', async () => {
    expect(await (await openTiny(tinyDisk())).call('getPackReport')).toMatchObject({ ok: false, error: { code: 'archive_missing' } });
  });
});

describe('a saved report', () => {
  it('is written into build/reports/, whole, and again the same', async () => {
    const { disk, tiny } = await packedTwice();
    await tiny.pack();
    const saved = await tiny.ask('savePackReport', { format: 'json' });
    expect(saved).toMatchObject({ file: 'build/reports/pack-report.json', media_type: 'application/json' });
    const text = disk.readText(`${tinyPlace}/build/reports/pack-report.json`);
    expect(JSON.parse(text)).toEqual(await tiny.ask('getPackReport'));
    expect(Buffer.byteLength(text)).toBe(saved.size);
  });

  it('comes back as text where that is wanted, and nothing is written', async () => {
    const { disk, tiny } = await packedTwice();
    await tiny.pack();
    const { text, file } = await tiny.ask('savePackReport', { format: 'html', to: 'answer' });
    expect([text?.startsWith('<!doctype html>'), file, disk.stat(`${tinyPlace}/build/reports`)]).toEqual([true, undefined, undefined]);
  });
});

it('companions are the same bytes on every pack, and determinism is checked over them', async () => {
  const { disk, tiny } = await packedTwice();
  await tiny.ask('updateProjectSettings', { companions: ['asset_ids.d.ts', 'asset_ids.h', 'asset_ids.rs'] });
  await tiny.pack();
  const first = disk.readText(`${tinyPlace}/build/asset_ids.d.ts`);
  expect(first).toContain('LEVELS = 1');
  expect(await tiny.pack({ cache: false })).toMatchObject({ unchanged: true });
  expect(await tiny.pack({ mode: 'check' })).toMatchObject({ differences: [] });
});
