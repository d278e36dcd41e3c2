import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { FileSystem } from '../../src/io/file-system.ts';
import { operations } from '../../src/contract/operations.ts';
import type { changeSchema, Preview } from '../../src/contract/operations/changes.ts';
import { pageOperations, type PageOperationName } from '../../src/contract/page.ts';
import type { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import { tinyDisk, tinyPlace } from '../support/tiny-project.ts';
import { tinyStudio } from '../support/tiny-studio.ts';

/*
 * What of the disk a page can reach at all, whatever it asks: every operation for pages, with hostile words in the
 * place of every text of a request that works.
 */

const home = '/home/ana/Prometeu';
/** Where the Studio itself may look for a page: the project, the person's own places, the files that were handed over. */
const own = [tinyPlace, home, '/home/ana/.config/studio', '/tmp/prometeu-staged-'];
const hostile = [
  '/secret/keep', '../../secret/keep', 'assets/../../../secret/keep', '..\\..\\secret\\keep', 'C:\\secret\\keep', 'file:///secret/keep', '\\\\host\\share',
  'staged:../../secret/keep', '..', '.', '', '/', 'a\0b', 'a/../b', 'CON', '__proto__', 'constructor', 'x'.repeat(5000), '%2e%2e/secret/keep', '\u202e/secret', '~/keep', 'assets/data/way-out/keep',
];

/** Every text within a value, each taken in turn by a hostile one. */
function* spoiled(value: unknown, word: string): Generator<unknown> {
  if (typeof value === 'string') yield word;
  else if (Array.isArray(value)) for (const [at, part] of value.entries()) for (const other of spoiled(part, word)) yield value.with(at, other);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) for (const other of spoiled(part, word)) yield { ...value, [key]: other };
  }
}

/** A disk that says which paths it was asked about. */
function listened(disk: MemoryFileSystem): { readonly fileSystem: FileSystem; readonly paths: Set<string> } {
  const paths = new Set<string>();
  const fileSystem = new Proxy(disk, {
    get(target, name) {
      const member = Reflect.get(target, name, target) as unknown;
      if (typeof member !== 'function') return member;
      return (...words: unknown[]): unknown => {
        for (const word of words) if (typeof word === 'string') paths.add(word);
        return (member as (...words: unknown[]) => unknown).apply(target, words);
      };
    },
  });
  return { fileSystem, paths };
}

type Requests = { readonly [N in PageOperationName]: readonly z.input<(typeof operations)[N]['request']>[] };

/** Requests that fit, with a text in each place where one may stand. */
function requestsOf(project_id: string, staged_id: string, preview: Preview): Requests {
  const asset = { root: 'data/levels' };
  const project = { project_id };
  const place = { place_id: 'a'.repeat(20) };
  const archive = { project_id };
  const sources = [{ source: `staged:${staged_id}`, path: 'four.bin' }];
  const decisions = [{ item: 'root_missing:1', choice: 'relocate' as const, target: 'data/levels' }];
  const moves = [{ from: 'data/levels', to: 'data/elsewhere' }];
  const changes: readonly z.input<typeof changeSchema>[] = [
    { kind: 'create_asset', root: 'data/made', family: 'data_bank', asset_name: 'made', inputs: ['*.bin'], parameters: { format: 'x' } },
    { kind: 'register_asset', root: 'data/stranger' },
    { kind: 'relocate_asset', asset, to: 'data/elsewhere' },
    { kind: 'rename_asset', asset, asset_name: 'other' },
    { kind: 'delete_asset', asset },
    { kind: 'update_declaration', asset, edits: [{ pointer: '/inputs/files', value: ['one.bin'] }] },
    { kind: 'import_artifacts', asset, files: sources, replace: true },
    { kind: 'remove_artifact', asset, paths: ['two.bin'] },
    { kind: 'duplicate_asset', asset, to: 'data/again', asset_name: 'again' },
  ];
  const filter = { text: 'a', family: 'data_bank', folder: 'data' };
  const forged = { ...preview, moves, files: preview.files.map((file) => ({ ...file, path: 'assets/data/levels/one.bin' })) };
  return {
    getStudioInfo: [{}], getStudioSettings: [{}], updateStudioSettings: [{ layout: { panel: 'wide' } }], listRecentProjects: [{}],
    openRecentProject: [place], forgetRecentProject: [place], createNamedProject: [{ name: 'mine' }], openSampleProject: [{}],
    pickProject: [{ purpose: 'create' }], revealFile: [{ ...project, path: 'assets' }], stageImport: [{ ...project, staged_id, offset: 1, bytes: 'eA==' }],
    closeProject: [{ project_id: 'another' }], reopenProject: [{ project_id: 'another' }],
    getProjectStatus: [project], getProjectSettings: [project],
    updateProjectSettings: [{ ...project, refresh: 'automatic', companions: ['asset_ids.h'] }],
    listAssets: [{ ...project, filter }], listTree: [{ ...project, filter, expanded: ['data'] }],
    getAssetDetails: [{ ...project, asset }], summarizeAssets: [{ ...project, asset_ids: [1] }], listUnregistered: [project], listArtifacts: [{ ...project, asset }], describeFamilies: [{}],
    getPreview: [{ ...project, asset: { asset_id: 3 } }], getPreviewPart: [{ ...project, asset: { asset_id: 3 }, key: 'a'.repeat(64), part: 'indices' }],
    getThumbnails: [{ ...project, asset_ids: [1] }],
    runDoctor: [{ ...project, scope: { folder: 'data' } }, { ...project, scope: asset }],
    listDiagnostics: [{ ...project, filter: { ...filter, ...asset, codes: ['x'] }, collapsed: ['data'] }],
    getFixes: [{ ...project, diagnostic: { code: 'x', severity: 'error', message: 'x', remedy: 'x', place: { file: 'x', field: '/x' } } }],
    previewChange: changes.map((change) => ({ ...project, changes: [change] })),
    applyChange: [{ ...project, preview }, { ...project, preview: forged }],
    previewUndo: [project], undoChange: [{ ...project, preview: forged }], listHistory: [project],
    getDivergence: [project], refresh: [project], previewReconcile: [{ ...project, decisions }], applyReconcile: [{ ...project, preview: { ...forged, decisions } }],
    summarizePackWorkspace: [project], validatePackWorkspace: [project], packWorkspace: [{ ...project, workers: 0, cache: false }], cancelPack: [project],
    getLastPack: [project], getPackReport: [{ ...project }], savePackReport: [{ ...project, format: 'json', to: 'build' }], verifyDeterminism: [{ project_id: 'another' }],
    inspectArchive: [{ archive }], verifyArchive: [{ archive }, { archive: { file: 'build/assets.pa' } }], diffArchives: [{ before: archive, after: { file: 'build/assets.pa' } }],
  };
}

describe('a page', () => {
  it('reaches nothing outside its projects, in whatever text of whatever request it hides a path', async () => {
    const disk = tinyDisk();
    disk.writeFile('/secret/keep', 'nobody’s business');
    disk.symlink('/secret', `${tinyPlace}/assets/data/way-out`);
    const { fileSystem, paths } = listened(disk);
    const revealed: string[] = [];
    const { studio } = tinyStudio({ fileSystem });
    const window = studio.connect({ revealFile: (path) => void revealed.push(path) });
    const opened = await window.open(tinyPlace);
    if (!opened.ok) throw new Error(opened.error.message);
    const { project_id } = opened.value;
    const page = async (name: string, request: unknown): Promise<unknown> => (await window.page.call(name, request) as { value?: unknown }).value;
    const { staged_id } = (await page('stageImport', { project_id, offset: 0, bytes: 'eA==' })) as { staged_id: string };
    const preview = (await page('previewChange', { project_id, changes: [{ kind: 'import_artifacts', asset: { asset_id: 3 }, files: [{ source: `staged:${staged_id}`, path: 'three.bin' }] }] })) as Preview;
    const requests = requestsOf(project_id, staged_id, preview);
    expect(Object.keys(requests).sort()).toEqual([...pageOperations].sort());
    expect(pageOperations.filter((name) => !requests[name].every((request) => operations[name].request.safeParse(request).success))).toEqual([]);
    paths.clear();
    let tried = 0;
    let answers = '';
    const ask = async (name: PageOperationName, request: unknown): Promise<unknown> => {
      const answer = await window.page.call(name, request);
      if (!answer.ok && answer.error.code === 'bug') throw new Error(`${name}: ${JSON.stringify(request)}`);
      answers += JSON.stringify(answer);
      tried += 1;
      return answer.ok ? answer.value : undefined;
    };
    for (const name of pageOperations) {
      for (const word of hostile) {
        for (const request of requests[name].flatMap((fit) => [...spoiled(fit, word)])) {
          const value = await ask(name, request);
          if (name === 'previewChange' && value !== undefined) await ask('applyChange', { project_id, preview: value });
        }
      }
    }
    const outside = [...paths].filter((path) => /^(?:[/\\]|[A-Za-z]:)/u.test(path) && !own.some((place) => path === place || path.startsWith(place)) && path !== '/home/ana');
    console.log(`hostile requests: ${String(tried)} tried on ${String(pageOperations.length)} operations, ${String(outside.length)} paths outside`);
    expect(outside).toEqual([]);
    expect(revealed.filter((path) => !path.startsWith(tinyPlace))).toEqual([]);
    expect(answers).not.toContain('nobody’s business');
    expect(disk.readText('/secret/keep')).toBe('nobody’s business');
  });
});
