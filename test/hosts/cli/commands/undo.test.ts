import { describe, expect, it } from 'vitest';
import { ok } from '../../../../src/base/result.ts';
import type { FakeServices } from '../../../support/fake-services.ts';
import { runFakeCli } from '../../../support/fake-cli.ts';
import { sampleChange, sampleHistory, samplePreview } from '../../../support/sample-responses.ts';

const undo = { ...samplePreview, title: `Undo: ${samplePreview.title}`, changes: [], undoes: sampleChange.operation_id };

async function taken(line: readonly string[], operations: readonly string[] = [sampleChange.operation_id]) {
  const calls: [string, unknown][] = [];
  const services: FakeServices = {
    previewUndo: async (request) => {
      calls.push(['previewUndo', request]);
      return ok(undo);
    },
    undoChange: async (request) => {
      calls.push(['undoChange', request]);
      return ok({ ...sampleChange, title: undo.title, undoes: sampleChange.operation_id });
    },
    listHistory: async ({ offset, limit }) => {
      const entries = operations.slice(offset, offset + limit).map((operation_id) => ({ operation_id, title: 'x', asset_ids: [] }));
      return ok({ ...sampleHistory, total: operations.length, entries });
    },
  };
  return { ...(await runFakeCli(['undo', ...line], { services })), calls };
}

describe('prometeu undo', () => {
  it('--dry-run shows what the last change would be taken back to', async () => {
    const { out, calls } = await taken(['--dry-run']);
    expect(calls).toEqual([['previewUndo', { project_id: 'project-1' }]]);
    expect(out).toContain('Undo: Exclude "player ship" from the build\n');
  });

  it('--yes takes it back as previewed, and says how to make it again', async () => {
    const { exit, out, calls } = await taken(['--yes']);
    expect(exit).toBe(0);
    expect(calls.at(-1)).toEqual(['undoChange', { project_id: 'project-1', preview: undo }]);
    expect(out).toBe('undone: Exclude "player ship" from the build  make it again: prometeu undo Abcdefghij0123456789\n');
  });

  it.each(['Abcdefghij0123456789', 'Abc'])('takes back the one that is named %s', async (text) => {
    const { calls } = await taken([text, '-n'], ['Zbcdefghij0123456789', 'Abcdefghij0123456789']);
    expect(calls).toEqual([['previewUndo', { project_id: 'project-1', operation_id: 'Abcdefghij0123456789' }]]);
  });

  it('finds one far back by how it begins', async () => {
    const many = Array.from({ length: 2500 }, (_, at) => `z${String(at).padStart(19, '0')}`);
    const { calls } = await taken(['Abc', '-n'], [...many, 'Abcdefghij0123456789']);
    expect(calls).toHaveLength(1);
  });

  it.each([
    ['no id at all', 'hud!', 'is no operation id'],
    ['too long', `${sampleChange.operation_id}0`, 'is no operation id'],
    ['nobody', 'xyz', 'No operation id begins with xyz.'],
    ['several', 'A', '2 operation ids begin with A: Abcdefghij0123456789, Acc.'],
  ])('refuses %s', async (_, text, message) => {
    const { exit, err, calls } = await taken([text, '-n'], [sampleChange.operation_id, 'Acc']);
    expect({ exit, calls }).toEqual({ exit: 2, calls: [] });
    expect(err).toContain(message);
  });
});
