import { expect, it } from 'vitest';
import { ManualClock, ManualWatch } from '../../../src/io/watch/manual-watch.ts';

it('time passes timer by timer, also those that a timer sets off, and never one that was let go of', async () => {
  const clock = new ManualClock();
  const ran: string[] = [];
  clock.after(20, () => ran.push('second'));
  clock.after(10, () => {
    ran.push('first');
    clock.after(5, () => ran.push('between'));
  });
  clock.after(15, () => ran.push('never')).dispose();
  await clock.pass(20);
  expect(ran).toEqual(['first', 'between', 'second']);
});

it('a watch that loses events tells nothing, and one that was closed neither', async () => {
  const watch = new ManualWatch();
  const heard: string[] = [];
  const begun = watch.watch({ directory: '/x', ignores: (path) => path === 'ours' }, { ready: () => heard.push('ready'), changed: (path) => heard.push(path), failed: ({ kind }) => heard.push(kind) });
  watch.ready();
  watch.changed('a', 'ours');
  watch.losing = true;
  watch.changed('b');
  watch.fail({ kind: 'lost_events', message: 'm' });
  await begun.close();
  watch.losing = false;
  watch.changed('c');
  expect(heard).toEqual(['ready', 'a', 'lost_events']);
});
