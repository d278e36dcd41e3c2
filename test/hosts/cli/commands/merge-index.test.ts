import { describe, expect, it } from 'vitest';
import { ok } from '../../../../src/base/result.ts';
import { MemoryFileSystem } from '../../../../src/io/memory-file-system.ts';
import { readWhole } from '../../../../src/io/read-whole.ts';
import type { ProgramRun } from '../../../../src/hosts/cli/host.ts';
import { runFakeCli, type FakeCli } from '../../../support/fake-cli.ts';
import { uuidOf } from '../../../support/workspace.ts';
import { writeFile } from '../../../support/workspace.ts';

const conflict = { kind: 'changed_apart', message: 'Both changed it.', line: 5, asset_uuids: [uuidOf(1)] } as const;
const renumbered = [{ asset_uuid: uuidOf(2), root: 'tiles/x', from: 3, to: 4 }];

/** Three files in the working directory, `O`, `A` and `B`, and what becomes of `A`. */
async function merge(fake: FakeCli = {}, line: readonly string[] = [], texts: Readonly<Record<string, string | Uint8Array>> = {}) {
  const fileSystem = new MemoryFileSystem();
  for (const [name, text] of Object.entries({ O: 'base', A: 'ours', B: 'theirs', ...texts })) writeFile(fileSystem, '', `games/starfall/${name}`, text);
  const ran = await runFakeCli(['merge-index', 'O', 'A', 'B', ...line], { fileSystem, ...fake });
  const read = readWhole(fileSystem, '/games/starfall/A', 1000);
  return { ...ran, result: read.ok ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(read.value.bytes) : undefined };
}

const answering = (answer: object): FakeCli => ({ services: { mergeRegistry: () => Promise.resolve(ok(answer as never)) } });

describe('prometeu merge-index', () => {
  it('writes the merged text over ours and says nothing', async () => {
    const ran = await merge(answering({ outcome: 'merged', text: 'merged', renumbered: [] }));
    expect(ran).toEqual({ exit: 0, out: '', err: '', result: 'merged' });
  });

  it('hands over the three texts, byte order marks and all', async () => {
    const seen: unknown[] = [];
    const mergeRegistry = (request: unknown) => {
      seen.push(request);
      return Promise.resolve(ok({ outcome: 'merged' as const, text: '', renumbered: [] }));
    };
    await merge({ services: { mergeRegistry } }, [], { A: '\uFEFFours' });
    expect(seen).toEqual([{ base: 'base', ours: '\uFEFFours', theirs: 'theirs' }]);
  });

  it('tells on standard error who got a new id', async () => {
    const ran = await merge(answering({ outcome: 'merged', text: 'merged', renumbered }));
    expect(ran).toMatchObject({ exit: 0, out: '', err: 'renumbered tiles/x: asset_id 3 → 4; ours gave 3 to another asset\n' });
  });

  it('is exit code 1 for a conflict, told with the name git gives and the line', async () => {
    const ran = await merge(answering({ outcome: 'conflicts', text: 'markers', renumbered: [], conflicts: [conflict] }), ['--path', 'assets/.prometeu/index.json']);
    expect(ran).toMatchObject({ exit: 1, out: '', result: 'markers' });
    expect(ran.err).toContain('conflict: assets/.prometeu/index.json:5: Both changed it.\n');
  });

  it('answers one document for --json, without the text', async () => {
    const ran = await merge(answering({ outcome: 'conflicts', text: 'markers', renumbered, conflicts: [conflict] }), ['--json']);
    expect(JSON.parse(ran.out)).toEqual({ file: 'A', outcome: 'conflicts', renumbered, conflicts: [conflict] });
    expect(ran.err).toBe('');
  });

  it.each([
    [0, 'clean', 'without a conflict'],
    [2, 'conflicts', 'take a side between the markers'],
    [255, 'failed', 'without anything of the other'],
  ])('has git merge the lines of what is no registry (git says %i), and is exit code 1', async (exit, by_lines, said) => {
    const lines: (readonly string[])[] = [];
    const programs = (program: string, line: readonly string[]): Promise<ProgramRun> => {
      lines.push([program, ...line]);
      return Promise.resolve({ exit, out: '', err: '' });
    };
    const faults = [{ side: 'theirs', message: 'a comma is missing', remedy: 'Correct it.', line: 4 }];
    const refused = { ...answering({ outcome: 'refused', faults }), programs };
    const ran = await merge(refused, ['--json']);
    expect(ran.exit).toBe(1);
    expect(JSON.parse(ran.out)).toEqual({ file: 'A', outcome: 'refused', faults, by_lines });
    expect(lines[0]?.slice(-3)).toEqual(['/games/starfall/A', '/games/starfall/O', '/games/starfall/B']);
    const { err } = await merge(refused);
    expect(err).toContain('A (theirs, line 4): not merged by asset: a comma is missing');
    expect(err).toContain(said);
  });

  it('leaves the file alone where there is no git either', async () => {
    const ran = await merge(answering({ outcome: 'refused', faults: [{ side: 'base', message: 'no', remedy: 'No.' }] }));
    expect(ran).toMatchObject({ exit: 1, result: 'ours' });
    expect(ran.err).toContain('do not add it before it holds both');
  });

  it('refuses bytes that are no text before anybody is asked', async () => {
    const ran = await merge({}, ['--json'], { B: new Uint8Array([0x7b, 0xff]) });
    expect(ran).toMatchObject({ exit: 1, result: 'ours' });
    expect(JSON.parse(ran.out)).toMatchObject({ outcome: 'refused', faults: [{ side: 'theirs', message: 'the file is not UTF-8 text' }] });
  });

  it('is a wrong command line when a file is not there, and nothing is written', async () => {
    const fileSystem = new MemoryFileSystem();
    writeFile(fileSystem, '', 'games/starfall/A', 'ours');
    const ran = await runFakeCli(['merge-index', 'A', 'A', 'nowhere'], { fileSystem });
    expect(ran.exit).toBe(2);
    expect(ran.err).toContain('nowhere');
  });
});
