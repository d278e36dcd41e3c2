import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../../src/contract/diagnostics.ts';
import { allRules } from '../../../../src/packer/diagnostics/registry.ts';
import { openTiny, type TinyRuntime } from '../../../support/open-tiny.ts';
import { diskWith } from '../../diagnostics/corpus/doctor-workspace.ts';
import { doctorWorkspaces } from '../../diagnostics/corpus/list.ts';
import { diskOf, game } from '../../diagnostics/diagnosed.ts';
import { entries } from '../../diagnostics/entries.ts';
import type { WorkspaceSpec } from '../../../support/workspace.ts';
import type { MemoryFileSystem } from '../../../../src/io/memory-file-system.ts';

interface Place {
  readonly name: string;
  readonly disk: () => MemoryFileSystem;
}

const blob = (declaration: Readonly<Record<string, unknown>>): WorkspaceSpec => ({ assets: [{ root: 'bank', declaration, files: { 'a.bin': 'a' } }] });
const output = { format: 'DATA/blob_v1' };

const places: readonly Place[] = [
  ...doctorWorkspaces.map((workspace) => ({ name: workspace.name, disk: () => diskWith(workspace, game) })),
  { name: 'a file named in another case', disk: () => diskOf(entries(['OK.bin'])) },
  { name: 'a key with a typing error', disk: () => diskOf(blob({ output, Preload: { slot: 3 } })) },
  { name: 'a key whose value would not do', disk: () => diskOf(blob({ output, preloads: {} })) },
];

async function opened({ disk }: Place): Promise<{ tiny: TinyRuntime; diagnostics: readonly Diagnostic[] }> {
  const tiny = await openTiny(disk(), { directory: game });
  const { diagnostics } = await tiny.ask('runDoctor');
  return { tiny, diagnostics };
}

const inWords = ({ code, message, place }: Diagnostic): string => `${code} ${place.file ?? ''} ${message}`;

describe.each(places.map((place) => [place.name, place] as const))('in the workspace "%s"', (_, workspace) => {
  it('every fix that is offered mends its finding, and makes no new error', async () => {
    const { diagnostics } = await opened(workspace);
    for (const diagnostic of diagnostics) {
      // Each on a project of its own: what one mends is no other's business.
      const { tiny } = await opened(workspace);
      const { fixes } = await tiny.ask('getFixes', { diagnostic });
      for (const { changes } of fixes) {
        const preview = await tiny.ask('previewChange', { changes });
        expect(preview.diagnostics.disappear.map(inWords)).toContain(inWords(diagnostic));
        expect(preview.diagnostics.appear.filter(({ severity }) => severity === 'error')).toEqual([]);
      }
      const [first] = fixes;
      if (!first) continue;
      await tiny.ask('applyChange', { preview: await tiny.ask('previewChange', { changes: first.changes }) });
      expect((await tiny.ask('runDoctor')).diagnostics.map(inWords)).not.toContain(inWords(diagnostic));
    }
  });
});

it('every rule that knows fixes offers one somewhere', async () => {
  const offered = new Set<string>();
  for (const workspace of places) {
    const { tiny, diagnostics } = await opened(workspace);
    for (const diagnostic of diagnostics) if ((await tiny.ask('getFixes', { diagnostic })).fixes.length > 0) offered.add(diagnostic.code);
  }
  expect([...offered].sort()).toEqual(allRules.filter(({ fixes }) => fixes).map(({ code }) => code).sort());
});

it('a finding that no longer stands has no fix', async () => {
  const [workspace] = places.filter(({ name }) => name === 'a key with a typing error');
  if (!workspace) throw new Error('no such place');
  const { tiny, diagnostics } = await opened(workspace);
  const diagnostic = diagnostics.find(({ code }) => code === 'declaration_unknown_key');
  if (!diagnostic) throw new Error('it is not found');
  expect((await tiny.ask('getFixes', { diagnostic: { ...diagnostic, message: 'Something else.' } })).fixes).toEqual([]);
});

it('a change that could not be made is no fix', async () => {
  const [workspace] = places.filter(({ name }) => name === 'a key whose value would not do');
  if (!workspace) throw new Error('no such place');
  const { tiny, diagnostics } = await opened(workspace);
  const [diagnostic] = diagnostics.filter(({ code }) => code === 'declaration_unknown_key');
  if (!diagnostic) throw new Error('it is not found');
  expect((await tiny.ask('getFixes', { diagnostic })).fixes).toEqual([]);
});
