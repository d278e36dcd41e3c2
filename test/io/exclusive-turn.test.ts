import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { turnsByLockFile } from '../../src/io/exclusive-turn.ts';
import { NodeFileSystem } from '../../src/io/node-file-system.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

describe('turnsByLockFile', () => {
  it('answers what the work came to, and gives the turn back', async () => {
    const turn = turnsByLockFile(new NodeFileSystem(), `${temporaryDirectory()}/lock`);
    expect(await turn(() => 1)).toEqual({ ok: true, value: 1 });
    expect(await turn(() => 2)).toEqual({ ok: true, value: 2 });
  });

  it('gives the turn back when the work throws', async () => {
    const turn = turnsByLockFile(new NodeFileSystem(), `${temporaryDirectory()}/lock`);
    await expect(turn(() => { throw new Error('no'); })).rejects.toThrow('no');
    expect((await turn(() => 1)).ok).toBe(true);
  });

  it('gives no turn while another has it', async () => {
    const path = `${temporaryDirectory()}/lock`;
    const [one, other] = [turnsByLockFile(new NodeFileSystem(), path), turnsByLockFile(new NodeFileSystem(), path)];
    let second: Promise<unknown> = Promise.resolve();
    const order: string[] = [];
    await one(() => {
      second = other(() => order.push('second'));
      order.push('first');
    });
    await second;
    expect(order).toEqual(['first', 'second']);
  });

  it('opens nothing that holds anything, or is no file', async () => {
    const directory = temporaryDirectory();
    writeFileSync(`${directory}/lock`, 'not ours');
    mkdirSync(`${directory}/folder`);
    for (const name of ['lock', 'folder']) {
      expect(await turnsByLockFile(new NodeFileSystem(), `${directory}/${name}`)(() => 1)).toMatchObject({ ok: false, error: { code: 'io_error' } });
    }
  });
});
