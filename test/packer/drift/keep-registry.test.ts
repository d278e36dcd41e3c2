import { describe, expect, it, vi } from 'vitest';
import { sha256 } from '../../../src/io/hashing.ts';
import { RegistryKeeper } from '../../../src/packer/drift/keep-registry.ts';
import { readKeptRegistry } from '../../../src/packer/drift/kept-registry.ts';
import { diskOf } from '../../support/change-project.ts';
import { driftAfter, registryPlace, snapshotOf } from '../../support/seen-drift.ts';

const backup = '/project/assets/.prometeu/backup/index.json';
const seen = '/project/assets/.prometeu/cache/registry';
type Disk = ReturnType<typeof diskOf>;
const keeperOf = (disk: Disk): RegistryKeeper => new RegistryKeeper({ fs: disk, projectDir: '/project', flushBy: 'directory' });
const keep = (disk: Disk): void => {
  keeperOf(disk).keep(snapshotOf(disk).registry, driftAfter(disk, () => undefined));
};
const kept = (disk: Disk): string | undefined => {
  const found = readKeptRegistry({ fs: disk, path: '/project' });
  return found && new TextDecoder().decode(found.bytes);
};
const pull = (disk: Disk, next = 7): void => {
  disk.writeFile(registryPlace, disk.readText(registryPlace).replace(/"next_asset_id": \d+/u, `"next_asset_id": ${String(next)}`));
};

/** One asset, and the registry as last committed. */
function committed(): Disk {
  const disk = diskOf({ root: 'a' });
  disk.writeFile(backup, disk.readText(registryPlace));
  return disk;
}

describe('the registry that is kept', () => {
  it('is the one last committed, and no second copy of it', () => {
    const disk = committed();
    keep(disk);
    expect(kept(disk)).toBe(disk.readText(registryPlace));
    expect(disk.stat(seen)).toBeUndefined();
  });

  it('is the one that others made since, the last of them', () => {
    const disk = committed();
    for (const next of [7, 8]) {
      pull(disk, next);
      keep(disk);
    }
    expect(kept(disk)).toBe(disk.readText(registryPlace));
    expect(disk.list(seen)).toHaveLength(1);
  });

  it('is one that was seen where nothing was ever committed', () => {
    const disk = diskOf({ root: 'a' });
    expect(kept(disk)).toBeUndefined();
    keep(disk);
    expect(kept(disk)).toBe(disk.readText(registryPlace));
  });

  it('is the one committed after that, whatever the clock says', () => {
    const disk = committed();
    pull(disk);
    keep(disk);
    pull(disk, 9);
    disk.writeFile(backup, disk.readText(registryPlace));
    disk.setModified(backup, 0);
    expect(kept(disk)).toBe(disk.readText(registryPlace));
  });

  it('is the one last committed again once the disk has that one again', () => {
    const disk = committed();
    pull(disk);
    keep(disk);
    disk.writeFile(registryPlace, disk.readText(backup));
    keep(disk);
    expect(kept(disk)).toBe(disk.readText(backup));
    expect(disk.list(seen)).toEqual([]);
  });

  it('is looked for among few copies, the newest first, and of those only in what its name says', () => {
    const disk = diskOf({ root: 'a' });
    const text = disk.readText(registryPlace);
    disk.makeDirectory('/project/assets/.prometeu/cache');
    disk.makeDirectory(seen);
    const copyOf = (next: number, at: number, name?: string): void => {
      const content = text.replace(/"next_asset_id": \d+/u, `"next_asset_id": ${String(next)}`);
      const file = `${seen}/${name ?? sha256(Buffer.from(content))}.none.json`;
      disk.writeFile(file, content);
      disk.setModified(file, at);
    };
    for (let at = 1; at <= 20; at += 1) copyOf(100 + at, at);
    copyOf(200, 50, '0'.repeat(64));
    const whole = vi.spyOn(disk, 'openRead');
    expect(kept(disk)).toContain('"next_asset_id": 120');
    const opened = whole.mock.calls.filter(([path]) => path.startsWith(seen)).map(([path]) => path);
    expect(new Set(opened).size).toBe(2);
    disk.list(seen).forEach(({ name }, which) => which > 0 && disk.writeFile(`${seen}/${name}`, 'damaged'));
    whole.mockClear();
    kept(disk);
    expect(whole.mock.calls.filter(([path]) => path.startsWith(seen)).length).toBeLessThanOrEqual(4);
  });

  it('is the newest that is whole: a damaged one does not count', () => {
    const disk = committed();
    pull(disk);
    keep(disk);
    const pulled = disk.readText(registryPlace);
    const [copy] = disk.list(seen);
    disk.writeFile(`${seen}/${copy?.name ?? ''}`, pulled.replace('7', '6'));
    expect(kept(disk)).toBe(disk.readText(backup));
    disk.writeFile(`${seen}/${copy?.name ?? ''}`, pulled);
    disk.writeFile(backup, '{');
    expect(kept(disk)).toBe(pulled);
  });

  it('is not one that is in doubt, or no registry', () => {
    const disk = committed();
    pull(disk, 1);
    keep(disk);
    disk.writeFile(registryPlace, '{');
    keep(disk);
    expect(kept(disk)).toBe(disk.readText(backup));
  });

  it('stops nobody where nothing can be written', () => {
    const disk = committed();
    pull(disk);
    disk.readOnly = true;
    expect(() => {
      keep(disk);
    }).not.toThrow();
  });
});
