import { describe, expect, it } from 'vitest';
import { ok } from '../../../../src/base/result.ts';
import type { DriftItem } from '../../../../src/contract/operations/drift.ts';
import { runFakeCli, type FakeCli } from '../../../support/fake-cli.ts';
import type { FakeServices } from '../../../support/fake-services.ts';
import { diverged, sampleItem } from '../../../support/sample-drift.ts';
import { sampleChange, samplePreview } from '../../../support/sample-responses.ts';

const moved = sampleItem();
const missing = sampleItem({
  id: 'root_missing:5',
  kind: 'root_missing',
  options: [
    { choice: 'unregister', says: 'Takes asset 5 out.', available: true },
    { choice: 'keep', says: 'Leaves it.', available: true },
  ],
});

/** Runs it and remembers what was decided and applied. */
async function reconciled(line: readonly string[], fake: FakeCli = {}, items: readonly DriftItem[] = [moved, missing], services: FakeServices = {}) {
  const calls: [string, unknown][] = [];
  const previewReconcile: FakeServices['previewReconcile'] = ({ decisions }) => {
    calls.push(['preview', decisions]);
    return Promise.resolve(ok({ ...samplePreview, changes: [], decisions }));
  };
  const applyReconcile: FakeServices['applyReconcile'] = ({ preview }) => {
    calls.push(['apply', preview.decisions]);
    return Promise.resolve(ok({ ...sampleChange, undoable: true }));
  };
  const ran = await runFakeCli(['reconcile', ...line], { environment: { NO_COLOR: '1' }, ...fake, services: { ...diverged(items), previewReconcile, applyReconcile, ...services } });
  return { ...ran, calls };
}

/** Somebody at a terminal who types these lines, one an answer. */
function typing(...lines: readonly (string | undefined)[]): Pick<FakeCli, 'terminal' | 'person'> {
  const left = [...lines];
  return { terminal: 100, person: () => left.shift() };
}

const relocate = { item: 'root_moved:2', choice: 'relocate', target: 'screens/hud' };
const unregister = { item: 'root_missing:5', choice: 'unregister' };

describe('where nothing is owed', () => {
  it('is done', async () => {
    expect(await reconciled([], {}, [])).toMatchObject({ exit: 0, out: 'reconciled: disk and registry agree\n', err: '', calls: [] });
  });

  it('tells what could be registered', async () => {
    const { exit, out } = await reconciled([], {}, [sampleItem({ id: 'root_appeared:x', kind: 'root_appeared', class: 'information' })]);
    expect(exit).toBe(0);
    expect(out).toContain('root_appeared:x');
    expect(out).toContain('--accept root_appeared');
  });
});

describe('without a terminal and without decisions', () => {
  it.each([[[]], [['--yes']], [['--dry-run']]])('%j says what is owed, chooses nothing, and is exit code 7', async (line) => {
    const { exit, out, calls } = await reconciled(line);
    expect({ exit, calls }).toEqual({ exit: 7, calls: [] });
    expect(out).toContain('2 decisions are owed:');
    expect(out).toContain('- relocate:screens/hud');
    expect(out).toContain('Nothing is chosen for you');
  });

  it('is one document with the error and the items under --json', async () => {
    const { exit, out } = await reconciled(['--json']);
    expect(exit).toBe(7);
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'reconcile_required' }, divergence: { total: 2, items: [moved, missing] } });
  });
});

describe('with decisions on the command line', () => {
  it('--yes applies exactly what was previewed', async () => {
    const { exit, out, calls } = await reconciled(['--accept', 'root_missing', '--decide', 'root_moved:2=relocate', '--yes']);
    expect({ exit, calls }).toEqual({ exit: 0, calls: [['preview', [relocate, unregister]], ['apply', [relocate, unregister]]] });
    expect(out).toContain('take it back: prometeu undo Abcdefghij0123456789');
  });

  it('says how many are still owed', async () => {
    const { out } = await reconciled(['--accept', 'root_missing', '-y']);
    expect(out).toContain('  2 decisions are still owed: prometeu status\n');
  });

  it('--dry-run shows each decision, what it does and the files, and writes nothing', async () => {
    const { exit, out, calls } = await reconciled(['--accept', 'root_moved=relocate', '-n']);
    expect({ exit, calls }).toEqual({ exit: 0, calls: [['preview', [relocate]]] });
    expect(out).toContain('1 decision:\n  root_moved:2  relocate:screens/hud\n    Writes assets/screens/hud into the registry.\n');
    expect(out).toContain('+    {"asset_id": 1, "included_in_build": false}\n');
    expect(out.endsWith('Nothing was written: this is a preview.\n')).toBe(true);
  });

  it('needs somebody to confirm it, or --yes', async () => {
    const { exit, err, calls } = await reconciled(['--accept', 'root_missing']);
    expect({ exit, calls }).toEqual({ exit: 2, calls: [] });
    expect(err).toContain('--yes');
  });

  it('is exit code 2 and decides nothing where one is wrong', async () => {
    const { exit, err, calls } = await reconciled(['--accept', 'root_missing', '--accept', 'root_moved', '--yes']);
    expect({ exit, calls }).toEqual({ exit: 2, calls: [] });
    expect(err).toContain('several ways out of root_moved:2');
  });

  it('that meet no item leave what is owed owed', async () => {
    expect(await reconciled(['--accept', 'registry_missing', '--yes'])).toMatchObject({ exit: 7, calls: [] });
    expect(await reconciled(['--accept', 'registry_missing', '--yes'], {}, [])).toMatchObject({ exit: 0, calls: [] });
  });

  it('that only leave things as they are apply nothing', async () => {
    const { exit, calls } = await reconciled(['--decide', 'root_moved:2=keep', '--yes']);
    expect(exit).toBe(0);
    expect(calls.map(([name]) => name)).toEqual(['preview']);
  });

  it('are applied although no file is written, where the decision is all there is', async () => {
    const doubt = sampleItem({ id: 'registry_invalid:unread', kind: 'registry_invalid', options: [{ choice: 'keep_disk', says: 'Takes it as it is.', available: true }] });
    const empty: FakeServices['previewReconcile'] = ({ decisions }) => Promise.resolve(ok({ ...samplePreview, changes: [], files: [], decisions }));
    const { exit, calls } = await reconciled(['--accept', 'registry_invalid', '-y'], {}, [doubt], { previewReconcile: empty });
    expect({ exit, calls }).toEqual({ exit: 0, calls: [['apply', [{ item: 'registry_invalid:unread', choice: 'keep_disk' }]]] });
  });

  it('do not promise a way back that there is not', async () => {
    const { out } = await reconciled(['--accept', 'root_missing', '-y'], {}, undefined, { applyReconcile: () => Promise.resolve(ok({ ...sampleChange, undoable: false })) });
    expect(out).not.toContain('prometeu undo');
    expect(out).toContain('it does not stand in the history');
  });
});

describe('on a terminal', () => {
  it('asks about each item by number, then once about all', async () => {
    const { exit, err, calls } = await reconciled([], typing('1', '1', 'y'));
    expect({ exit, calls }).toEqual({ exit: 0, calls: [['preview', [relocate, unregister]], ['apply', [relocate, unregister]]] });
    expect(err).toContain('1 of 2\n');
    expect(err).toContain('  1 relocate:screens/hud');
    expect(err).toContain('Which? [1-2; Enter skips, q leaves] ');
    expect(err).toContain('Which? [1; Enter skips, q leaves] ');
    expect(err).toContain('Apply? [y/N] ');
  });

  it('skips an item at Enter', async () => {
    expect((await reconciled([], typing('', '1', 'y'))).calls).toEqual([['preview', [unregister]], ['apply', [unregister]]]);
  });

  it('asks again after an answer that is none', async () => {
    const { err, calls } = await reconciled([], typing('0', '3', 'relocate', '2', '', 'n'));
    expect(err.match(/Type a number from 1 to 2\./gu)).toHaveLength(3);
    expect(calls).toEqual([['preview', [{ item: 'root_moved:2', choice: 'unregister' }]]]);
  });

  it('is exit code 7 when everything was skipped', async () => {
    expect(await reconciled([], typing('', ''))).toMatchObject({ exit: 7, calls: [] });
  });

  it.each(['q', undefined])('%j in the middle decides nothing', async (answer) => {
    const { exit, err, calls } = await reconciled([], typing('1', answer));
    expect({ exit, calls }).toEqual({ exit: 130, calls: [] });
    expect(err).toContain('nothing was written');
  });

  it('chooses nothing by a number that an unavailable way would have', async () => {
    const lost = sampleItem({ options: [{ choice: 'restore_declaration', says: 'None kept.', available: false }, { choice: 'unregister', says: 'Takes it out.', available: true }] });
    const { err, calls } = await reconciled([], typing('1', 'y'), [lost]);
    expect(err).toContain('- restore_declaration  Not now: None kept.');
    expect(calls[0]).toEqual(['preview', [{ item: 'root_moved:2', choice: 'unregister' }]]);
  });

  it('goes on from an item that has no way out now', async () => {
    const nested = sampleItem({ id: 'path_collision:x', kind: 'path_collision', options: [{ choice: 'relocate', says: 'Move it.', available: false }] });
    const { err, calls } = await reconciled([], typing('', '1', 'y'), [nested, missing]);
    expect(err).toContain('No way out is open now.');
    expect(calls[0]).toEqual(['preview', [unregister]]);
  });

  it('asks about an unfinished commit alone', async () => {
    const commit = sampleItem({ id: 'commit_unresolved:abc', kind: 'commit_unresolved', options: [{ choice: 'keep_disk', says: 'Leaves it.', available: true }] });
    const { err, calls } = await reconciled([], typing('1', 'y'), [moved, commit]);
    expect(err).toContain('1 of 1\n');
    expect(calls[0]).toEqual(['preview', [{ item: 'commit_unresolved:abc', choice: 'keep_disk' }]]);
  });

  describe('with hundreds of items', () => {
    const many = [
      ...Array.from({ length: 150 }, (_, at) => sampleItem({ ...missing, id: `root_missing:${at + 10}` })),
      ...Array.from({ length: 50 }, (_, at) => sampleItem({ id: `root_moved:${at + 200}`, options: [{ choice: 'relocate', target: `new/${at}`, says: 'Moves it.', available: true }] })),
    ];

    it('says how many of each kind there are, and takes one answer for all of a kind, each with its own target', async () => {
      const { exit, err, calls } = await reconciled([], typing('1 all', '1 all', 'y'), many);
      expect(err).toMatch(/200 decisions:\n {2}150 × root_missing\n {2}50 × root_moved\n/u);
      expect(err).toContain('Which? [1; Enter skips, "1 all" for all 150 of this kind, q leaves] ');
      const decisions = calls[0]?.[1] as readonly { readonly choice: string; readonly target?: string }[];
      expect([exit, decisions.length, decisions[0], decisions.at(-1)]).toEqual([0, 200, { item: 'root_missing:10', choice: 'unregister' }, { item: 'root_moved:249', choice: 'relocate', target: 'new/49' }]);
    });

    it('tells the few that stand for all in the preview, and counts the rest', async () => {
      const { err } = await reconciled([], typing('1 all', '1 all', 'n'), many);
      const preview = err.slice(err.lastIndexOf('200 decisions:'));
      expect(preview).toContain('150 × root_missing unregister');
      expect(preview).toContain('… and 180 more decisions');
      expect(preview.split('\n').length).toBeLessThan(60);
    });

    it('skips all of a kind', async () => {
      const { calls } = await reconciled([], typing('s all', '1 all', 'y'), many);
      expect((calls[0]?.[1] as readonly unknown[]).length).toBe(50);
    });

    it('asks by itself about one that offers the choice in several ways', async () => {
      const two = [many[150], sampleItem({ id: 'root_moved:900', options: [{ choice: 'relocate', target: 'a', says: 'To a.', available: true }, { choice: 'relocate', target: 'b', says: 'To b.', available: true }] })];
      const { err, calls } = await reconciled([], typing('1 all', '2', 'y'), two.filter((item) => item !== undefined));
      expect(err).toContain('1 other of this kind does not offer it in one way');
      expect(calls[0]?.[1]).toEqual([{ item: 'root_moved:200', choice: 'relocate', target: 'new/0' }, { item: 'root_moved:900', choice: 'relocate', target: 'b' }]);
    });
  });

  it('asks on standard error, so that --json stays one document', async () => {
    const { out } = await reconciled(['--json'], typing('1', '', 'y'));
    expect(JSON.parse(out)).toEqual({ ...sampleChange, undoable: true });
  });
});
