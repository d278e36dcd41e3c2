import { describe, expect, it } from 'vitest';
import { Activity } from '../../src/studio/activity.ts';

describe('Activity', () => {
  it('tells what a project does for as long as the call runs, also when it throws', async () => {
    const activity = new Activity();
    const gate = Promise.withResolvers<never>();
    const running = activity.during('packWorkspace', 'p', () => gate.promise);
    expect(activity.projects()).toEqual(['p']);
    expect(activity.of('p')).toBe('packing');
    gate.reject(new Error('over'));
    await expect(running).rejects.toThrow('over');
    expect(activity.of('p')).toBeUndefined();
  });

  it('takes no note of reads', async () => {
    const activity = new Activity();
    expect(await activity.during('listAssets', 'p', () => Promise.resolve(activity.projects()))).toEqual([]);
  });

  it('names a pack before a change', async () => {
    const activity = new Activity();
    const seen = await activity.during('applyChange', 'p', () => activity.during('packWorkspace', 'p', () => Promise.resolve(activity.of('p'))));
    expect(seen).toBe('packing');
    expect(await activity.during('applyChange', 'p', () => Promise.resolve(activity.of('p')))).toBe('changing');
  });
});
