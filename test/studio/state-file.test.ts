import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { err, ok } from '../../src/base/result.ts';
import { packerError } from '../../src/contract/errors.ts';
import { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import { SystemError } from '../../src/io/system-error.ts';
import { StateFile } from '../../src/studio/state-file.ts';

const schema = z.strictObject({ format_version: z.literal(1), count: z.int(), deep: z.json().optional() });
type Counted = z.output<typeof schema>;

function counter(fs = new MemoryFileSystem()): { readonly fs: MemoryFileSystem; readonly notices: string[]; readonly file: StateFile<Counted> } {
  const notices: string[] = [];
  const file = new StateFile<Counted>({
    fileSystem: fs,
    directory: '/home/ana/.config/studio',
    name: 'count.json',
    schema,
    initial: { format_version: 1, count: 0 },
    turn: (work) => Promise.resolve(ok(work())),
    notice: (message) => notices.push(message),
  });
  return { fs, notices, file };
}

const path = '/home/ana/.config/studio/count.json';
const increment = (file: StateFile<Counted>) => file.update((now) => ok({ ...now, count: now.count + 1 }));

describe('StateFile', () => {
  it('begins with what it was given, and writes nothing by reading', async () => {
    const { fs, file } = counter();
    expect(await file.read()).toEqual({ format_version: 1, count: 0 });
    expect(fs.stat('/home')).toBeUndefined();
  });

  it('keeps a change for whoever reads next, on the disk, for its user alone', async () => {
    const { fs, file } = counter();
    expect(await increment(file)).toEqual(ok({ format_version: 1, count: 1 }));
    const after = fs.crash();
    expect(await counter(after).file.read()).toEqual({ format_version: 1, count: 1 });
    expect(after.stat('/home/ana/.config/studio')?.mode).toBe(0o700);
  });

  it('changes what the file holds now, not what was read before', async () => {
    const { fs, file } = counter();
    await increment(file);
    fs.writeFile(path, '{"format_version":1,"count":41}');
    expect(await increment(file)).toMatchObject({ value: { count: 42 } });
  });

  it.each([
    ['damaged', '{"format_version":1,'],
    ['newer', '{"format_version":2,"count":1,"more":true}'],
    ['not text', '\u0000\u0000'],
    ['with a key twice', '{"format_version":1,"count":1,"count":2}'],
    ['empty', ''],
  ])('sets a file aside that is %s, keeps its bytes and says so', async (_, text) => {
    const { fs, file, notices } = counter();
    fs.writeFile(path, text);
    expect(await file.read()).toEqual({ format_version: 1, count: 0 });
    const [aside] = fs.list('/home/ana/.config/studio').map(({ name }) => name);
    expect(aside).toMatch(/^count\.json\.[0-9A-Za-z]{20}\.aside$/u);
    expect(fs.readText(`/home/ana/.config/studio/${aside ?? ''}`)).toBe(text);
    expect(notices).toEqual([expect.stringContaining(aside ?? 'nothing')]);
    expect(await increment(file)).toMatchObject({ value: { count: 1 } });
  });

  it('sets a directory aside that stands in its place', async () => {
    const { fs, file, notices } = counter();
    fs.writeFile(`${path}/x`, '');
    expect(await increment(file)).toMatchObject({ value: { count: 1 } });
    expect(notices).toHaveLength(1);
  });

  it('writes nothing that it could not read again', async () => {
    const { fs, file } = counter();
    let deep: z.output<ReturnType<typeof z.json>> = 1;
    for (let level = 0; level < 100; level += 1) deep = [deep];
    const updated = await file.update((now) => ok({ ...now, deep }));
    expect(updated).toMatchObject({ ok: false, error: { code: 'invalid_request' } });
    expect(fs.stat(path)).toBeUndefined();
  });

  it('writes nothing when the change refuses', async () => {
    const { fs, file } = counter();
    const refused = err(packerError('invalid_request', 'No.', 'Ask for something else.'));
    expect(await file.update(() => refused)).toEqual(refused);
    expect(fs.stat(path)).toBeUndefined();
  });

  it('answers a full disk as data and keeps the old file', async () => {
    const { fs, file } = counter();
    await increment(file);
    fs.write = () => {
      throw new SystemError('ENOSPC', 'write', path);
    };
    expect(await increment(file)).toMatchObject({ ok: false, error: { code: 'no_space' } });
    expect(await file.read()).toEqual({ format_version: 1, count: 1 });
  });

  it('tells of a disk that lets nothing be read, and leaves the file where it is', async () => {
    const { fs, file, notices } = counter();
    await increment(file);
    fs.openRead = () => {
      throw new SystemError('EACCES', 'open', path);
    };
    expect(await file.read()).toEqual({ format_version: 1, count: 0 });
    expect(notices).toHaveLength(1);
    expect(await increment(file)).toMatchObject({ ok: false, error: { code: 'permission_denied' } });
    expect(fs.readText(path)).toContain('"count": 1');
    expect(fs.list('/home/ana/.config/studio').map(({ name }) => name)).toEqual(['count.json']);
  });
});
