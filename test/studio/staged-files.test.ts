import { describe, expect, it } from 'vitest';
import { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import { defaultStagingLimits, StagedFiles, type StagingLimits } from '../../src/studio/staged-files.ts';

const project_id = 'p';
const base64 = (text: string): string => Buffer.from(text).toString('base64');

function staging(limits: Partial<StagingLimits> = {}): { readonly fs: MemoryFileSystem; readonly files: StagedFiles } {
  const fs = new MemoryFileSystem();
  fs.makeDirectory('/staged');
  return { fs, files: new StagedFiles(fs, () => '/staged', { ...defaultStagingLimits, ...limits }) };
}

function begin(files: StagedFiles, text: string): string {
  const staged = files.stage({ project_id, offset: 0, bytes: base64(text) });
  if (!staged.ok) throw new Error(staged.error.message);
  return staged.value.staged_id;
}

describe('StagedFiles', () => {
  it('puts chunks together in order', () => {
    const { fs, files } = staging();
    const staged_id = begin(files, 'one ');
    expect(files.stage({ project_id, staged_id, offset: 4, bytes: base64('two') })).toEqual({ ok: true, value: { staged_id, size: 7 } });
    const source = files.source(project_id, staged_id);
    expect(source.ok && fs.readText(source.value)).toBe('one two');
  });

  it('makes a file for its user alone', () => {
    const { fs, files } = staging();
    expect(fs.stat(`/staged/${begin(files, 'x')}`)?.mode).toBe(0o600);
  });

  it('refuses a chunk out of order and keeps what it has', () => {
    const { files } = staging();
    const staged_id = begin(files, 'one');
    for (const offset of [0, 2, 4]) {
      expect(files.stage({ project_id, staged_id, offset, bytes: base64('x') })).toMatchObject({ error: { code: 'invalid_request' } });
    }
    expect(files.stage({ project_id, staged_id, offset: 3, bytes: '' })).toMatchObject({ ok: true, value: { size: 3 } });
  });

  it.each(['a', 'AAA', 'AA==\n', 'AB==', '!!!!', 'QUJ\u0000'])('takes %j for no base64', (bytes) => {
    const { fs, files } = staging();
    expect(files.stage({ project_id, offset: 0, bytes })).toMatchObject({ error: { code: 'invalid_request' } });
    expect(fs.list('/staged')).toEqual([]);
  });

  it('knows a file of one project in no other', () => {
    const { files } = staging();
    const staged_id = begin(files, 'x');
    expect(files.source('q', staged_id)).toMatchObject({ error: { code: 'not_found' } });
    expect(files.stage({ project_id: 'q', staged_id, offset: 1, bytes: '' })).toMatchObject({ error: { code: 'not_found' } });
  });

  it('takes nothing more for a file that was asked for', () => {
    const { fs, files } = staging();
    const staged_id = begin(files, 'x');
    files.source(project_id, staged_id);
    expect(fs.openFiles()).toEqual([]);
    expect(files.stage({ project_id, staged_id, offset: 1, bytes: base64('y') })).toMatchObject({ error: { code: 'invalid_request' } });
  });

  it('refuses what is announced as too large before any more of it is handed over, and says how much may be', () => {
    const { fs, files } = staging({ file: 2 * 1024 * 1024 });
    const refused = files.stage({ project_id, offset: 0, size: 2 * 1024 * 1024 + 1, bytes: base64('abc') });
    expect(refused).toMatchObject({ error: { code: 'file_too_large', message: 'A file of more than 2 MiB cannot be handed over.' } });
    expect(fs.list('/staged')).toEqual([]);
    expect(staging({ total: 3 }).files.stage({ project_id, offset: 0, size: 4, bytes: base64('abc') })).toMatchObject({ error: { code: 'file_too_large' } });
    expect(staging({ total: 4 }).files.stage({ project_id, offset: 0, size: 4, bytes: base64('abc') })).toMatchObject({ ok: true });
  });

  it('limits each file, all together, and how many there are', () => {
    expect(staging({ file: 2 }).files.stage({ project_id, offset: 0, bytes: base64('abc') })).toMatchObject({ error: { code: 'file_too_large' } });
    const { files } = staging({ total: 4, files: 3 });
    const first = begin(files, 'ab');
    begin(files, 'cd');
    expect(files.stage({ project_id, offset: 0, bytes: base64('e') })).toMatchObject({ error: { code: 'file_too_large' } });
    files.remove(first);
    begin(files, 'e');
    begin(files, '');
    expect(files.stage({ project_id, offset: 0, bytes: '' })).toMatchObject({ error: { code: 'file_too_large' } });
  });

  it('leaves no file behind that was refused as it began', () => {
    const { fs, files } = staging({ file: 2 });
    files.stage({ project_id, offset: 0, bytes: base64('abc') });
    expect(fs.list('/staged')).toEqual([]);
    expect(fs.openFiles()).toEqual([]);
  });

  it('keeps few files open, and takes the one written to least lately for complete', () => {
    const { fs, files } = staging({ open: 2 });
    const [first, second] = [begin(files, 'a'), begin(files, 'b')];
    files.stage({ project_id, staged_id: first, offset: 1, bytes: base64('c') });
    begin(files, 'd');
    expect(fs.openFiles()).toHaveLength(2);
    expect(files.stage({ project_id, staged_id: second, offset: 1, bytes: '' })).toMatchObject({ error: { code: 'invalid_request' } });
    expect(files.stage({ project_id, staged_id: first, offset: 2, bytes: '' })).toMatchObject({ ok: true });
  });

  it('removes everything in the end, and takes nothing after that', () => {
    const { fs, files } = staging();
    begin(files, 'a');
    begin(files, 'b');
    files.dispose();
    expect(fs.stat('/staged')).toBeUndefined();
    expect(fs.openFiles()).toEqual([]);
    expect(files.stage({ project_id, offset: 0, bytes: '' })).toMatchObject({ error: { code: 'project_closed' } });
  });
});
