import { describe, expect, it } from 'vitest';
import { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import { defaultStagingLimits, type StagedFiles } from '../../src/studio/staged-files.ts';
import { StagingArea } from '../../src/studio/staging-area.ts';
import { numberedNames } from '../support/studio-parts.ts';

function areaIn(fs: MemoryFileSystem): StagingArea {
  return new StagingArea(fs, numberedNames(), '/tmp');
}

function memory(): MemoryFileSystem {
  const fs = new MemoryFileSystem();
  fs.makeDirectory('/tmp');
  return fs;
}

function stagedPath(area: StagingArea): string {
  const files = area.files();
  const staged = files.stage({ project_id: 'p', offset: 0, bytes: '' });
  const source = staged.ok ? files.source('p', staged.value.staged_id) : staged;
  if (!source.ok) throw new Error(source.error.message);
  return source.value;
}

describe('StagingArea', () => {
  it('makes nothing before something is staged', () => {
    const fs = memory();
    areaIn(fs).files();
    expect(fs.list('/tmp')).toEqual([]);
  });

  it('keeps its directories for its user alone', () => {
    const fs = memory();
    const path = stagedPath(areaIn(fs));
    const holder = path.slice(0, path.lastIndexOf('/'));
    expect([fs.stat(holder)?.mode, fs.stat(holder.slice(0, holder.lastIndexOf('/')))?.mode]).toEqual([0o700, 0o700]);
  });

  it('takes so much of all holders together, and again what one of them left', () => {
    const limits = { ...defaultStagingLimits, everybody: 5 };
    const area = new StagingArea(memory(), numberedNames(), '/tmp', limits);
    const [one, other] = [area.files(), area.files()];
    const stage = (files: StagedFiles, text: string) => files.stage({ project_id: 'p', offset: 0, bytes: Buffer.from(text).toString('base64') });
    expect(stage(one, 'abc').ok).toBe(true);
    expect(stage(other, 'abc')).toMatchObject({ ok: false, error: { code: 'file_too_large' } });
    expect(stage(other, 'ab').ok).toBe(true);
    one.dispose();
    one.dispose();
    expect(stage(other, 'abc').ok).toBe(true);
    expect(stage(other, 'a').ok).toBe(false);
  });

  it('gives each holder a directory of its own, which goes with it', () => {
    const fs = memory();
    const area = areaIn(fs);
    const [one, other] = [area.files(), area.files()];
    for (const files of [one, other]) files.stage({ project_id: 'p', offset: 0, bytes: '' });
    one.dispose();
    expect(fs.list('/tmp/prometeu-staged-living-1')).toHaveLength(1);
    other.dispose();
    area.dispose();
    expect(fs.list('/tmp')).toEqual([]);
  });

  it('sweeps what dead processes left and nothing else', () => {
    const fs = memory();
    fs.writeFile('/tmp/prometeu-staged-dead-1/holder/file', 'x');
    fs.writeFile('/tmp/prometeu-staged-living-7/holder/file', 'x');
    fs.writeFile('/tmp/dead-1/file', 'x');
    fs.writeFile('/elsewhere/precious', 'x');
    fs.symlink('/elsewhere', '/tmp/prometeu-staged-dead-2');
    areaIn(fs).sweep();
    expect(fs.list('/tmp').map(({ name }) => name).sort()).toEqual(['dead-1', 'prometeu-staged-dead-2', 'prometeu-staged-living-7']);
    expect(fs.readText('/elsewhere/precious')).toBe('x');
  });

  it('tells its places by the names that pages know, anywhere in a value', () => {
    const area = areaIn(memory());
    const path = stagedPath(area);
    const id = path.slice(path.lastIndexOf('/') + 1);
    const told = area.hiddenIn({ a: [`Cannot read ${path}: gone; ${path}.`], b: { c: 1, d: null, e: path.slice(0, path.lastIndexOf('/')) } });
    expect(told).toEqual({ a: [`Cannot read staged:${id}: gone; staged:${id}.`], b: { c: 1, d: null, e: expect.stringMatching(/^staged:/u) as string } });
    expect(JSON.stringify(told)).not.toContain('/tmp');
  });
});
