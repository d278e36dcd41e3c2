import { beforeEach, describe, expect, it } from 'vitest';
import { FaultFileSystem } from '../../../../src/io/fault-file-system.ts';
import { sha256 } from '../../../../src/io/hashing.ts';
import { MemoryFileSystem } from '../../../../src/io/memory-file-system.ts';
import { dataBank } from '../../../../src/packer/families/data-bank/data-bank.ts';
import { NewPayloads } from '../../../../src/packer/pack/payload/new-payloads.ts';
import { OpenedSources } from '../../../../src/packer/pack/freeze/opened-sources.ts';
import { PayloadCache } from '../../../../src/packer/pack/payload/payload-cache.ts';
import type { CacheLimits } from '../../../../src/packer/pack/payload/payload-cache.ts';
import { piecesOf } from '../../../../src/packer/pack/payload/payload.ts';
import type { MadePayload } from '../../../../src/packer/pack/payload/payload.ts';

const keyOf = (name: string): string => sha256(Buffer.from(name));

/** What a data bank of these bytes would be. */
function payloadOf(text: string): MadePayload {
  const bytes = Buffer.from(text);
  const metadata = `{"files":[{"name":"a","offset":0,"size":${bytes.length}}]}`;
  return { size: bytes.length, sha256: sha256(bytes), metadata, bytes: { kind: 'segments', segments: [{ kind: 'bytes', bytes }] } };
}

let disk: MemoryFileSystem;

beforeEach(() => {
  disk = MemoryFileSystem.of({ '/cache/payloads/.keep': '', '/staging/keep': '' });
  disk.removeFile('/cache/payloads/.keep');
});

const open = (limits?: CacheLimits): PayloadCache => new PayloadCache(disk, '/cache/payloads', limits);
const names = (): readonly string[] => disk.list('/cache/payloads').map(({ name }) => name);

function textOf(payload: MadePayload | undefined): string | undefined {
  if (!payload) return undefined;
  const opened = new OpenedSources(disk);
  const text = Buffer.concat(Array.from(piecesOf(payload, { inputs: [] }, opened), (piece) => Buffer.from(piece))).toString();
  opened.dispose();
  return text;
}

/** A pack that needs these payloads: what is not recalled is made. */
function packWith(wanted: readonly string[], limits?: CacheLimits, wentWell = true): readonly string[] {
  const cache = open(limits);
  const made = new NewPayloads(disk, '/staging/payloads');
  const missed = wanted.filter((text) => !cache.recall(keyOf(text)));
  for (const text of missed) made.take(keyOf(text), payloadOf(text));
  if (wentWell) cache.gather(made);
  made.finish();
  cache.settle(made, wentWell);
  expect(disk.openFiles()).toEqual([]);
  expect(disk.stat('/staging/payloads')).toBeUndefined();
  return missed;
}

describe('what a pack has made', () => {
  it('is recalled by the next one, and stands in one file', () => {
    expect(packWith(['one', 'two', 'three'])).toEqual(['one', 'two', 'three']);
    expect(names()).toHaveLength(1);
    expect(packWith(['three', 'two'])).toEqual([]);
    expect(names()).toHaveLength(1);
    const cache = open();
    expect(textOf(cache.recall(keyOf('two')))).toBe('two');
    expect(cache.digest(keyOf('two'))).toBe(payloadOf('two').sha256);
    cache.dispose();
  });

  it('is kept also when it failed or was cancelled afterwards', () => {
    packWith(['one'], undefined, false);
    expect(packWith(['one', 'two'])).toEqual(['two']);
  });

  it('is made again where the folder was deleted, or what is in it is not ours', () => {
    packWith(['one']);
    const [name = ''] = names();
    disk.writeFile('/cache/payloads/copy.payloads', disk.readFile(`/cache/payloads/${name}`));
    disk.removeFile(`/cache/payloads/${name}`);
    expect(packWith(['one'])).toEqual(['one']);
    expect(names()).toHaveLength(1);
  });

  it('is not recalled through a link, a directory or a pipe', () => {
    packWith(['one']);
    const [name = ''] = names();
    disk.rename(`/cache/payloads/${name}`, '/elsewhere');
    disk.symlink('/elsewhere', '/cache/payloads/link.payloads');
    disk.makeDirectory('/cache/payloads/directory.payloads');
    disk.special('/cache/payloads/pipe.payloads');
    expect(packWith(['one'])).toEqual(['one']);
    expect(disk.stat('/elsewhere')).toBeDefined();
  });

  it('is forgotten whole when something in it was not what it said', () => {
    packWith(['one', 'two']);
    const cache = open();
    cache.recall(keyOf('one'));
    cache.forget();
    expect(names()).toEqual([]);
    expect(cache.recall(keyOf('one'))).toBeUndefined();
  });
});

describe('the folder', () => {
  it('holds no more files than its limit, and all that the last pack needed', () => {
    for (let at = 1; at <= 12; at += 1) packWith(Array.from({ length: at }, (_, each) => `payload ${each}`), { files: 4, bytes: 1 << 30 });
    expect(names().length).toBeLessThanOrEqual(4);
    expect(packWith(Array.from({ length: 12 }, (_, each) => `payload ${each}`))).toEqual([]);
  });

  it('holds no more bytes than its limit or twice what the last pack needed; what was not needed goes first', () => {
    const text = (name: string): string => name.repeat(1000);
    for (let at = 0; at < 20; at += 1) packWith([text('kept'), text(`${at % 10}${at}`)], { files: 100, bytes: 20_000 });
    const bytes = names().reduce((sum, name) => sum + disk.readFile(`/cache/payloads/${name}`).length, 0);
    expect(bytes).toBeLessThan(20_000 + 4000);
    expect(packWith([text('kept')], { files: 100, bytes: 20_000 })).toEqual([]);
  });

  it('keeps what is beyond its limits when a pack did not go well', () => {
    for (const name of ['a', 'b', 'c']) packWith([name], { files: 100, bytes: 1 << 30 });
    packWith(['d'], { files: 1, bytes: 0 }, false);
    expect(names()).toHaveLength(4);
  });

  it('is read up to some files beyond its limit, and rid of the others with the next pack', () => {
    for (let at = 0; at < 40; at += 1) open({ files: 100, bytes: 1 << 30 }).keep(keyOf(`${at}`), payloadOf(`${at}`));
    const limits = { files: 4, bytes: 1 << 30 };
    const found = Array.from({ length: 40 }, (_, at) => open(limits).digest(keyOf(`${at}`))).filter((digest) => digest !== undefined);
    expect(found).toHaveLength(12);
    packWith(['new'], limits);
    expect(names().length).toBeLessThanOrEqual(4);
  });

  it('is rid of what is no file of payloads, but not of what a process that runs is writing', () => {
    const writing = new NewPayloads(disk, new PayloadCache(disk, '/cache/payloads').placeFor('/staging/x', '/nowhere'));
    writing.take(keyOf('one'), payloadOf('one'));
    disk.writeFile(`/cache/payloads/${'a'.repeat(64)}`, 'an entry of another layout');
    disk.writeFile('/cache/payloads/damaged.payloads', 'rubbish');
    packWithOpen(['two'], writing);
    expect(names().filter((name) => !name.endsWith('.payloads'))).toHaveLength(1);
    expect(names()).not.toContain('damaged.payloads');
    writing.dispose();
  });

  function packWithOpen(wanted: readonly string[], writing: NewPayloads): void {
    const cache = open();
    const made = new NewPayloads(disk, '/staging/payloads');
    for (const text of wanted) if (!cache.recall(keyOf(text))) made.take(keyOf(text), payloadOf(text));
    cache.gather(made);
    made.finish();
    cache.settle(made, true);
    expect(disk.stat(writing.path)).toBeDefined();
  }

  it('who reads a file that goes reads on', () => {
    packWith(['one']);
    const reader = open();
    const recalled = reader.recall(keyOf('one'));
    expect(textOf(recalled)).toBe('one');
    const [name = ''] = names();
    disk.removeFile(`/cache/payloads/${name}`);
    expect(textOf(recalled)).toBe('one');
    reader.dispose();
  });
});

describe('for a preview', () => {
  it('a payload is found after its digest and its family were asked', () => {
    const cache = open();
    cache.keep(keyOf('made once'), payloadOf('made once'));
    expect(textOf(cache.find(keyOf('made once'), dataBank))).toBe('made once');
    cache.dispose();
    expect(disk.openFiles()).toEqual([]);
  });

  it.each([
    ['whose bytes are others', { ...payloadOf('made once'), sha256: '0'.repeat(64) }],
    ['that its family could not have made', { ...payloadOf('made once'), metadata: '{"files":[{"name":"a","offset":0,"size":1000000000}]}' }],
  ])('one %s is not found', (_, lie) => {
    const cache = open();
    cache.keep(keyOf('made once'), lie);
    expect(cache.find(keyOf('made once'), dataBank)).toBeUndefined();
    cache.dispose();
  });

  it('what is only ranges of inputs is neither kept nor found', () => {
    const cache = open();
    cache.keep(keyOf('x'), { ...payloadOf('x'), bytes: { kind: 'segments', segments: [{ kind: 'input', input: 0, offset: 0, length: 1 }] } });
    expect(names()).toEqual([]);
  });

  it('none is kept where there is no room for a file more', () => {
    const limits = { files: 2, bytes: 1 << 20 };
    for (const name of ['a', 'b', 'c']) open(limits).keep(keyOf(name), payloadOf(name));
    expect(names()).toHaveLength(2);
  });
});

it('a disk that fails at any operation is a miss or a payload that is not kept, and never an exception', () => {
  packWith(['one']);
  for (let at = 1; ; at += 1) {
    const copy = disk.clone();
    const fs = new FaultFileSystem(copy, { at, kind: 'error', code: 'EIO' });
    const cache = new PayloadCache(fs, '/cache/payloads');
    cache.find(keyOf('one'), dataBank);
    cache.keep(keyOf('two'), payloadOf('two'));
    cache.digest(keyOf('two'));
    cache.dispose();
    if (fs.hit && fs.hit.operation !== 'close') expect(copy.openFiles(), `operation ${at}`).toEqual([]);
    if (!fs.hit) break;
  }
});
