import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { MaterializeThread } from '../../../../src/packer/pack/materialize/materialize-thread.ts';
import type { MaterializeJob } from '../../../../src/packer/pack/materialize/materialize-job.ts';
import { temporaryDirectory } from '../../../support/temporary-directory.ts';

const job: MaterializeJob = {
  asset_id: 1,
  declaration: { family: 'data_bank', format: 'DATA/blob_v1', codec: 'NONE', parameters: {} },
  inputs: [{ path: 'a', content: { kind: 'memory', bytes: new Uint8Array(new SharedArrayBuffer(3)) } }],
  parameters: {},
  spill: '/nowhere',
  keepBytes: 100,
};

const open: MaterializeThread[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((thread) => thread.close()));
});

function threadOf(program?: string): MaterializeThread {
  const thread = program === undefined ? new MaterializeThread() : new MaterializeThread(programFile(program));
  open.push(thread);
  return thread;
}

function programFile(program: string): URL {
  const file = join(temporaryDirectory(), 'program.mjs');
  writeFileSync(file, program);
  return pathToFileURL(file);
}

it('carries jobs out, one after the other', async () => {
  const thread = threadOf();
  expect(await thread.run(job)).toMatchObject({ ok: true, payload: { size: 3 } });
  expect(await thread.run(job)).toMatchObject({ ok: true, payload: { size: 3 } });
});

it('hands back what the job came to when it is no payload', async () => {
  const unknown = { ...job, declaration: { ...job.declaration, family: 'nobody' } };
  expect(await threadOf().run(unknown)).toEqual({ ok: false, reason: 'bug', message: 'BUG: there is no family nobody' });
});

it.each([
  ['throws', `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { throw new Error('boom'); });`, /boom$/u],
  ['exits', `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(1));`, /the worker ended$/u],
  ['cannot even begin', `syntax error`, /^BUG: a materialization worker failed: /u],
])('a worker that %s fails its job and every later one', async (_, program, message) => {
  const thread = threadOf(program);
  const failed = { ok: false, reason: 'bug', message: expect.stringMatching(message) as string };
  expect(await thread.run(job)).toMatchObject(failed);
  expect(await thread.run(job)).toMatchObject(failed);
});

it('closing it ends a job in the middle, which then fails', async () => {
  const thread = threadOf(`import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { for (;;); });`);
  const running = thread.run(job);
  await thread.close();
  expect(await running).toMatchObject({ ok: false, reason: 'bug' });
});

it('looks into an asset as it carries jobs out', async () => {
  const looking = { ...job, looks: 'facts' } as const;
  expect(JSON.parse((await threadOf().look(looking)).facts)).toHaveLength(2);
});

it('nothing is learnt from a worker that dies', async () => {
  const thread = threadOf(`import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(1));`);
  expect(await thread.look({ ...job, looks: 'facts' })).toEqual({ facts: '[]' });
});
