import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../../src/io/hashing.ts';
import { FaultFileSystem } from '../../../../src/io/fault-file-system.ts';
import { MemoryFileSystem } from '../../../../src/io/memory-file-system.ts';
import { MaterializeError } from '../../../../src/packer/families/family.ts';
import type { Family, Materialization, MaterializeRequest, Segment } from '../../../../src/packer/families/family.ts';
import { dataBank } from '../../../../src/packer/families/data-bank/data-bank.ts';
import { runJob } from '../../../../src/packer/pack/materialize/materialize-job.ts';
import type { MaterializeJob } from '../../../../src/packer/pack/materialize/materialize-job.ts';

const made = (text: string): Segment => ({ kind: 'bytes', bytes: Buffer.from(text) });

/** A family that makes what it is told to. */
function familyOf(materialize: (request: MaterializeRequest) => Partial<Materialization>): Family {
  const standard = { size: 0, metadata: {}, segments: [] };
  return { ...dataBank, materialize: (request) => ({ ...standard, ...materialize(request) }) };
}

const job: MaterializeJob = {
  asset_id: 1,
  declaration: { family: 'data_bank', format: 'DATA/blob_v1', codec: 'NONE', parameters: {} },
  inputs: [{ path: 'in', content: { kind: 'file', file: '/in', offset: 3, size: 5 } }],
  parameters: { key: { path: 'k', content: { kind: 'memory', bytes: Buffer.from('parameter') } } },
  spill: '/spill',
  keepBytes: 100,
};

const disk = (): MemoryFileSystem => MemoryFileSystem.of({ '/in': '---input---' });

describe('a payload', () => {
  const segments = [made('made'), { kind: 'input', input: 0, offset: 1, length: 3 } as const];

  it('has the digest and size of all its segments together', () => {
    const fs = disk();
    const outcome = runJob(fs, () => familyOf(() => ({ size: 7, metadata: { a: 1 }, segments })), job);
    expect(outcome).toEqual({ ok: true, payload: { size: 7, sha256: sha256(Buffer.from('madenpu')), metadata: '{"a":1}', bytes: { kind: 'segments', segments } } });
    expect(fs.openFiles()).toEqual([]);
  });

  it('goes to a file when more was made than may be kept, whole and in order', () => {
    const fs = disk();
    const outcome = runJob(fs, () => familyOf(() => ({ size: 10, segments: [...segments, made('end')] })), { ...job, keepBytes: 5 });
    expect(outcome).toMatchObject({ ok: true, payload: { size: 10, sha256: sha256(Buffer.from('madenpuend')), bytes: { kind: 'file', file: '/spill', offset: 0 } } });
    expect(fs.readText('/spill')).toBe('madenpuend');
    expect(fs.openFiles()).toEqual([]);
  });

  it('of ranges alone stays ranges, however large', () => {
    const ranges = [{ kind: 'input', input: 0, offset: 0, length: 5 } as const];
    const outcome = runJob(disk(), () => familyOf(() => ({ size: 5, segments: ranges })), { ...job, keepBytes: 0 });
    expect(outcome).toMatchObject({ ok: true, payload: { bytes: { kind: 'segments', segments: ranges } } });
  });

  it('is made of inputs and file parameters by name', () => {
    const seen: string[] = [];
    runJob(disk(), () => familyOf(({ inputs, parameters }) => {
      for (const { path, source } of [...inputs, ...Object.values(parameters)]) seen.push(`${path} ${Buffer.from(source.read(0, source.size)).toString()}`);
      return {};
    }), job);
    expect(seen).toEqual(['in input', 'k parameter']);
  });
});

describe('a failure is data', () => {
  it('of an input, with its name', () => {
    const refused = familyOf(() => {
      throw new MaterializeError('in', 'is no picture');
    });
    expect(runJob(disk(), () => refused, job)).toEqual({ ok: false, reason: 'data', path: 'in', message: 'is no picture' });
  });

  it('of the disk, with the system’s code', () => {
    const fs = new FaultFileSystem(disk(), { at: 1, kind: 'error', code: 'ENOSPC' }, { counts: ({ operation }) => operation === 'write' });
    const outcome = runJob(fs, () => familyOf(() => ({ size: 4, segments: [made('made')] })), { ...job, keepBytes: 0 });
    expect(outcome).toEqual({ ok: false, reason: 'disk', cause: 'ENOSPC' });
  });

  it.each([
    ['a family that nobody knows', () => undefined, /^BUG: there is no family data_bank$/u],
    ['a size that was announced and not made', () => familyOf(() => ({ size: 3, segments: [made('four')] })), /^BUG: 3 bytes were announced, 4 were made$/u],
    ['an exception of our own', () => familyOf(() => {
      throw new TypeError('undefined is not a function');
    }), /^undefined is not a function$/u],
  ])('of our own: %s', (_, families, message) => {
    const fs = disk();
    const outcome = runJob(fs, families, job);
    expect(outcome).toMatchObject({ ok: false, reason: 'bug', message: expect.stringMatching(message) as string });
    expect(fs.openFiles()).toEqual([]);
  });
});
