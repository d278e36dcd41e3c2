import { describe, expect, it } from 'vitest';
import { operations } from '../../src/contract/operations.ts';
import type { Preview } from '../../src/contract/operations/changes.ts';
import { pageOperations } from '../../src/contract/page.ts';
import type { ServedStudio } from '../../src/transport/served-studio.ts';
import { PageCalls } from '../../src/studio/page-calls.ts';
import type { StudioConnection } from '../../src/studio/connection.ts';
import { tinyPlace } from '../support/tiny-project.ts';
import { tinyStudio } from '../support/tiny-studio.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

async function openedWindow(studio: ReturnType<typeof tinyStudio>['studio']): Promise<{ readonly window: StudioConnection; readonly project_id: string }> {
  const window = studio.connect();
  const opened = await window.open(tinyPlace);
  if (!opened.ok) throw new Error(opened.error.message);
  return { window, project_id: opened.value.project_id };
}

async function valueOf<T>(answer: Promise<{ readonly ok: boolean }>): Promise<T> {
  const settled = await answer;
  if (!settled.ok || !('value' in settled)) throw new Error(JSON.stringify(settled));
  return settled.value as T;
}

async function staged({ page }: StudioConnection, project_id: string, text: string): Promise<string> {
  const { staged_id } = await valueOf<{ staged_id: string }>(page.call('stageImport', { project_id, offset: 0, bytes: base64(text) }));
  return staged_id;
}

function importing(project_id: string, source: string) {
  return { project_id, changes: [{ kind: 'import_artifacts', asset: { asset_id: 3 }, files: [{ source, path: 'three.bin' }] }] };
}

describe('PageCalls', () => {
  it('imports what the page handed over, and tells it no path of the machine', async () => {
    const { studio, disk } = tinyStudio();
    const { window, project_id } = await openedWindow(studio);
    const id = await staged(window, project_id, 'third level');
    const preview = await valueOf<Preview>(window.page.call('previewChange', importing(project_id, `staged:${id}`)));
    expect(preview.basis.sources.map(({ path }) => path)).toEqual([`staged:${id}`]);
    expect(JSON.stringify(preview)).not.toContain('/tmp');
    await valueOf(window.page.call('applyChange', { project_id, preview }));
    expect(disk.readText(`${tinyPlace}/assets/data/levels/three.bin`)).toBe('third level');
  });

  it('drops a staged file that was imported', async () => {
    const { studio, disk } = tinyStudio();
    const { window, project_id } = await openedWindow(studio);
    const id = await staged(window, project_id, 'x');
    const preview = await valueOf<Preview>(window.page.call('previewChange', importing(project_id, `staged:${id}`)));
    await valueOf(window.page.call('applyChange', { project_id, preview }));
    expect([...disk.tree('/tmp').keys()].filter((path) => path.includes(id))).toEqual([]);
    const again = await window.page.call('previewChange', importing(project_id, `staged:${id}`));
    expect(again).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });

  it.each(['/etc/passwd', '/tmp/keep', 'C:\\Windows\\win.ini', '../secret', 'staged:', 'staged:../../../../etc/passwd', 'STAGED:aaaaaaaaaaaaaaaaaaaa', ' staged:aaaaaaaaaaaaaaaaaaaa', 'staged:aaaaaaaaaaaaaaaaaaaa/x', 'file:///etc/passwd'])(
    'imports nothing from %j',
    async (source) => {
      const { studio } = tinyStudio();
      const { window, project_id } = await openedWindow(studio);
      expect(await window.page.call('previewChange', importing(project_id, source))).toMatchObject({ ok: false, error: { code: 'path_not_contained' } });
    },
  );

  it('imports nothing that another window handed over', async () => {
    const { studio } = tinyStudio();
    const { window, project_id } = await openedWindow(studio);
    const other = await openedWindow(studio);
    const id = await staged(other.window, project_id, 'secret');
    expect(await window.page.call('previewChange', importing(project_id, `staged:${id}`))).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });

  describe('with a preview that the page made up', () => {
    const outside = { path: '/tmp/keep', sha256: '0'.repeat(64), size: 0 };
    const forgeries: readonly (readonly [string, (preview: Preview) => Preview])[] = [
      ['a source of another file', (preview) => ({ ...preview, basis: { ...preview.basis, sources: [outside] } })],
      ['a change that imports another file', (preview) => ({ ...preview, changes: [{ kind: 'import_artifacts', asset: { asset_id: 3 }, files: [{ source: '/tmp/keep', path: 'x' }], replace: false }] })],
      ['a file above the project', (preview) => ({ ...preview, basis: { ...preview.basis, files: [{ path: '../../tmp/keep', sha256: 'absent' }] } })],
      ['an absolute file', (preview) => ({ ...preview, basis: { ...preview.basis, files: [{ path: '/tmp/keep', sha256: 'absent' }] } })],
      ['a file above the project as Windows spells it', (preview) => ({ ...preview, basis: { ...preview.basis, files: [{ path: '..\\..\\keep', sha256: 'absent' }] } })],
      ['a directory above the project', (preview) => ({ ...preview, basis: { ...preview.basis, listings: [{ path: 'assets/../..', sha256: 'absent' }] } })],
    ];

    it.each(forgeries.flatMap(([what, forge]) => (['applyChange', 'undoChange', 'applyReconcile'] as const).map((name) => ({ what, name, forge }))))(
      '$name reads nothing for $what',
      async ({ name, forge }) => {
        const { studio, disk } = tinyStudio();
        const { window, project_id } = await openedWindow(studio);
        const preview = await valueOf<Preview>(window.page.call('previewChange', { project_id, changes: [{ kind: 'set_included', asset_ids: [1], included_in_build: false }] }));
        const forged = { ...forge(preview), ...(name === 'applyReconcile' && { decisions: [{ item: 'root_missing:1', choice: 'unregister' }] }) };
        let opened = 0;
        const openRead = disk.openRead.bind(disk);
        disk.openRead = (path) => {
          opened += 1;
          return openRead(path);
        };
        expect(await window.page.call(name, { project_id, preview: forged })).toMatchObject({ ok: false, error: { code: 'path_not_contained' } });
        expect(opened).toBe(0);
      },
    );
  });

  it.each([
    ['inspectArchive', { archive: { file: '/tmp/keep' } }],
    ['verifyArchive', { archive: { file: '/tmp/keep' } }],
    ['diffArchives', { before: { file: '/tmp/keep' }, after: { project_id: 'x' } }],
    ['diffArchives', { before: { project_id: 'x' }, after: { file: '/tmp/keep' } }],
  ])('%s opens no archive by its path', async (name, request) => {
    const { window } = await openedWindow(tinyStudio().studio);
    expect(await window.page.call(name, request)).toMatchObject({ ok: false, error: { code: 'path_not_contained' } });
  });

  it('answers for no operation that takes any path', async () => {
    const { window } = await openedWindow(tinyStudio().studio);
    const others = Object.keys(operations).filter((name) => !(pageOperations as readonly string[]).includes(name));
    expect(others).toEqual(expect.arrayContaining(['initProject', 'openProject', 'extractEntry', 'mergeRegistry']));
    for (const name of [...others, '__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'GETSTUDIOINFO']) {
      expect(await window.page.call(name, { directory: tinyPlace })).toMatchObject({ ok: false, error: { code: 'invalid_request' } });
    }
  });

  it.each([undefined, null, 'text', 7, [], { extra: 1 }, Object.create(null), { project_id: { toString: 1 } }])('refuses the request %j as data', async (request) => {
    const { window } = await openedWindow(tinyStudio().studio);
    for (const name of ['getProjectStatus', 'previewChange', 'stageImport', 'createNamedProject']) {
      expect(await window.page.call(name, request)).toMatchObject({ ok: false, error: { code: 'invalid_request' } });
    }
  });

  it('tells in events, too, no path of the machine', async () => {
    const { studio, disk } = tinyStudio();
    const { window, project_id } = await openedWindow(studio);
    const id = await staged(window, project_id, 'x');
    const preview = await valueOf<Preview>(window.page.call('previewChange', importing(project_id, `staged:${id}`)));
    for (const path of disk.tree('/tmp').keys()) if (path.includes(id)) disk.removeFile(path.startsWith('/') ? path : `/tmp/${path}`);
    const heard: string[] = [];
    const subscription = window.page.events((event) => heard.push(JSON.stringify(event)));
    const answer = await window.page.call('applyChange', { project_id, preview });
    subscription.dispose();
    expect(answer).toMatchObject({ ok: false });
    expect(heard.some((text) => text.includes('change.failed'))).toBe(true);
    const status = await valueOf<{ session_id: string }>(window.page.call('getProjectStatus', { project_id }));
    const replay = window.page.since(project_id, status.session_id, 0);
    expect(replay.kind).toBe('events');
    expect(JSON.stringify([answer, heard, replay])).not.toContain('/tmp');
  });

  it('replays after a status exactly what came after it', async () => {
    const { studio } = tinyStudio();
    const { window, project_id } = await openedWindow(studio);
    const before = await valueOf<{ session_id: string; sequence: number }>(window.page.call('getProjectStatus', { project_id }));
    const heard: unknown[] = [];
    const subscription = window.page.events((event) => heard.push(event));
    await valueOf(window.page.call('packWorkspace', { project_id, workers: 0, cache: false }));
    subscription.dispose();
    const numbered = heard.filter((event) => (event as { sequence?: number }).sequence !== undefined);
    expect(numbered.length).toBeGreaterThan(3);
    expect(window.page.since(project_id, before.session_id, before.sequence)).toEqual({ kind: 'events', events: numbered });
  });

  it('is what the transport serves', () => {
    const { studio } = tinyStudio();
    const served: ServedStudio = studio.connect().page;
    expect(served).toBeInstanceOf(PageCalls);
  });

  it('does nothing for a call that was taken back before', async () => {
    const { window, project_id } = await openedWindow(tinyStudio().studio);
    expect(await window.page.call('packWorkspace', { project_id }, AbortSignal.abort())).toMatchObject({ error: { code: 'cancelled' } });
  });

  it('cancels the pack whose signal is aborted, and not the one before it', async () => {
    const { studio } = tinyStudio();
    const { window, project_id } = await openedWindow(studio);
    const request = { project_id, workers: 0, cache: false };
    const abort = new AbortController();
    const first = window.page.call('packWorkspace', request);
    const second = window.page.call('packWorkspace', request, abort.signal);
    abort.abort();
    expect(await first).toMatchObject({ value: { status: 'succeeded' } });
    expect(await second).toMatchObject({ value: { status: 'cancelled' } });
    expect(await window.page.call('packWorkspace', request, new AbortController().signal)).toMatchObject({ value: { status: 'succeeded' } });
  });
});
