import { expect, it } from 'vitest';
import { ok } from '../../../src/base/result.ts';
import type { ValidRequestOf } from '../../../src/contract/operations.ts';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { runFakeCli } from '../../support/fake-cli.ts';
import { samplePack } from '../../support/sample-responses.ts';

async function packed(file: string, status: 'succeeded' | 'cancelled' = 'succeeded') {
  const fileSystem = MemoryFileSystem.of({ '/games/starfall/keep': '' });
  const asked: ValidRequestOf<'savePackReport'>[] = [];
  const { exit } = await runFakeCli(['pack', '--report', file], {
    fileSystem,
    services: {
      packWorkspace: () => Promise.resolve(ok({ ...samplePack, status })),
      savePackReport: (request) => {
        asked.push(request);
        return Promise.resolve(ok({ text: `a report as ${request.format}`, media_type: 'text/plain', size: 1 }));
      },
    },
  });
  return { exit, fileSystem, asked };
}

it.each([
  ['pack.html', 'html'],
  ['pack.HTM', 'html'],
  ['pack.json', 'json'],
  ['pack', 'json'],
])('--report %s is %s, beside where the command ran', async (file, format) => {
  const { exit, fileSystem, asked } = await packed(file);
  expect([exit, asked.map(({ to }) => to)]).toEqual([0, ['answer']]);
  expect(fileSystem.readText(`/games/starfall/${file}`)).toBe(`a report as ${format}`);
});

it('a pack that does not succeed has no report', async () => {
  const { asked } = await packed('pack.html', 'cancelled');
  expect(asked).toEqual([]);
});

it('a report that cannot be written is told', async () => {
  expect((await packed('missing/pack.html')).exit).not.toBe(0);
});

it('a dry run packs nothing to report', async () => {
  expect((await runFakeCli(['pack', '--dry-run', '--report', 'x.html'])).exit).toBe(2);
});
