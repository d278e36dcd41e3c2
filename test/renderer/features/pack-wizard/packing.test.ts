import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { startPack } from '../../../../renderer/features/pack-wizard/packing.ts';
import { Studio } from '../../../../renderer/state/studio.ts';
import { packerError, type PackerError } from '../../../../src/contract/errors.ts';
import { FakeClient } from '../../support/fake-client.ts';
import { status } from '../../support/values.ts';

const refusal = packerError('project_failed', 'The registry cannot be read.', 'Reconcile the project.');
const other = status({ project_id: 'dungeon', session_id: 'session-9' });

let client: FakeClient;
let studio: Studio;
let answer: PromiseWithResolvers<PackerError>;

beforeEach(() => {
  answer = Promise.withResolvers();
  client = new FakeClient().answer('packWorkspace', () => answer.promise).answer('getLastPack', { running: false });
  studio = new Studio(client);
  onTestFinished(() => studio.dispose());
  studio.show(status());
});

describe('a pack that was asked for', () => {
  it('is answered in the project that it was asked for', async () => {
    const packed = startPack(studio, 'starfall');
    answer.resolve(refusal);
    await packed;
    expect(studio.packRun.getState()).toEqual({ asking: false, refused: refusal });
  });

  it('ends on the welcome page, too', async () => {
    const packed = startPack(studio, 'starfall');
    studio.leave();
    answer.resolve(refusal);
    await packed;
    expect(studio.packRun.getState().asking).toBe(false);
  });

  it('says nothing in another project’s wizard; what refused it is told with the project it is about', async () => {
    const packed = startPack(studio, 'starfall');
    studio.leave();
    studio.show(other);
    expect(client.asked('closeProject')).toEqual([]);
    answer.resolve(refusal);
    await packed;
    expect(studio.packRun.getState()).toEqual({});
    expect(studio.notices.store.getState().notices).toMatchObject([
      { kind: 'bad', text: '/games/starfall was not packed', more: 'The registry cannot be read. Reconcile the project.' },
    ]);
  });
});
