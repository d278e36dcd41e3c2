import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { RecordingFileSystem } from '../../../src/io/recording-file-system.ts';
import { systemCode } from '../../../src/io/system-error.ts';
import { openTiny } from '../../support/open-tiny.ts';
import { dataBank, soundBank, strangerBank, tileBank, tinyDisk, tinyPlace } from '../../support/tiny-project.ts';

const at = (path: string): string => `${tinyPlace}/assets/${path}`;

/** A project of which a cache can hold all. */
function disk(): MemoryFileSystem {
  return tinyDisk({ assets: [tileBank, soundBank, dataBank, strangerBank] });
}

/** What a process answers that opens the project, and leaves its cache. */
async function answers(fs: MemoryFileSystem | RecordingFileSystem, { cache = true, checks = false } = {}): Promise<string> {
  const tiny = await openTiny(fs, { cache, now: () => new Date(0) });
  if (checks) await tiny.ask('runDoctor');
  const { session_id: _, sequence: __, ...status } = await tiny.ask('getProjectStatus');
  const told = [status, await tiny.ask('getDivergence'), await tiny.ask('listDiagnostics'), await tiny.ask('listAssets'), await tiny.ask('listUnregistered')];
  if (cache) await tiny.runtime.close();
  return JSON.stringify(told, (key: string, value: unknown) => (key === 'session_id' ? undefined : value));
}

/** How often a process that only asks for the status looks into documents, beside opening those of the control folder. */
async function listed(fs: MemoryFileSystem): Promise<readonly string[]> {
  const recording = new RecordingFileSystem(fs);
  const tiny = await openTiny(recording);
  await tiny.ask('getProjectStatus');
  await tiny.ask('getDivergence');
  return recording.paths('list', 'openRead').filter((path) => !path.includes('.prometeu'));
}

it('a process that finds the project as it was answers the same as the one before, and opens nothing of it', async () => {
  const fs = disk();
  const first = await answers(fs);
  expect(await listed(fs)).toEqual([]);
  expect(await answers(fs)).toBe(first);
  expect(await answers(fs, { cache: false })).toBe(first);
});

it('what was looked into counts from then on', async () => {
  const fs = disk();
  await answers(fs);
  const checked = await answers(fs, { checks: true });
  expect(checked).not.toBe(await answers(fs, { cache: false }));
  expect(await answers(fs)).toBe(checked);
});

it('what was concluded with facts that are lost is concluded anew', async () => {
  const fs = disk();
  await answers(fs, { checks: true });
  fs.removeFile(at('.prometeu/cache/facts'));
  expect(await answers(fs)).toBe(await answers(fs, { cache: false }));
});

it.each(['stats', 'conclusions'])('without its cache of %s a process answers the same', async (name) => {
  const fs = disk();
  const first = await answers(fs, { checks: true });
  fs.removeFile(at(`.prometeu/cache/${name}`));
  expect(await answers(fs)).toBe(first);
});

it('conclusions that are cut or wrong in any byte are none', async () => {
  const fs = disk();
  const first = await answers(fs);
  const path = at('.prometeu/cache/conclusions');
  const whole = fs.readFile(path);
  for (let byte = 0; byte < whole.length; byte += 7) {
    const wrong = whole.slice();
    wrong[byte] = (wrong[byte] ?? 0) ^ 0x55;
    fs.writeFile(path, byte % 2 === 0 ? wrong : whole.subarray(0, byte));
    expect(await answers(fs)).toBe(first);
  }
});

it('while a decision is owed nothing is taken for concluded', async () => {
  const fs = disk();
  await answers(fs);
  fs.rename(at('data/levels'), at('data/elsewhere'));
  const moved = await answers(fs);
  expect(fs.stat(at('.prometeu/cache/conclusions'))).toBeDefined();
  expect(await answers(fs)).toBe(moved);
  expect(await answers(fs, { cache: false })).toBe(moved);
});

type Deed = (disk: MemoryFileSystem) => void;

const file = fc.constantFrom('tiles/ground/a.png', 'tiles/ground/sketch.txt', 'sounds/ui/click.wav', 'data/levels/one.bin', 'data/levels/asset.json', 'data/stranger/asset.json').map(at);
const folder = fc.constantFrom('tiles', 'tiles/ground', 'data/levels', 'data/stranger', 'data/new').map(at);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.tuple(file, fc.constantFrom('', '{', 'text')).map(([path, text]): Deed => (fs) => fs.writeFile(path, text)),
  file.map((path): Deed => (fs) => fs.removeFile(path)),
  fc.tuple(folder, folder).map(([from, to]): Deed => (fs) => fs.rename(from, to)),
  folder.map((path): Deed => (fs) => fs.symlink('elsewhere', `${path}/link`)),
  fc.constantFrom('{', '{"schema_version": 1, "next_asset_id": 9, "assets": []}').map((text): Deed => (fs) => fs.writeFile(at('.prometeu/index.json'), text)),
  fc.constant<Deed>((fs) => fs.writeFile(at('.prometeu/project.json'), '{"schema_version": 1, "size_budgets": {"total": {"max_bytes": 1, "severity": "error"}}}')),
  fc.constantFrom('stats', 'facts', 'conclusions').map((name): Deed => (fs) => fs.removeFile(at(`.prometeu/cache/${name}`))),
);

it('over any history of edits a process that goes by the caches answers as one that does not', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(deed, fc.boolean()), { maxLength: 8 }), async (history) => {
      const fs = disk();
      for (const [change, checks] of history) {
        await answers(fs, { checks });
        allowed(() => change(fs));
        // The same facts are known to both: only what is concluded is told apart here.
        const again = await answers(fs, { checks: true });
        expect(await answers(fs)).toBe(again);
        expect(await answers(fs, { cache: false, checks: true })).toBe(again);
      }
    }),
    { numRuns: 25 },
  );
});

/** What the disk refuses does not happen. */
function allowed(change: () => void): void {
  try {
    change();
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
  }
}
