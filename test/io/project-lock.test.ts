import { describe, expect, it } from 'vitest';
import { MemoryProjectLock, systemClock } from '../../src/io/project-lock.ts';
import type { LockClock } from '../../src/io/project-lock.ts';

/** Time that passes only while somebody pauses; `during` runs in each pause. */
function stoppedClock(during: () => void = () => undefined): LockClock & { readonly passed: () => number } {
  let time = 0;
  return {
    now: () => time,
    pause: (milliseconds) => {
      time += milliseconds;
      during();
      return Promise.resolve();
    },
    passed: () => time,
  };
}

describe('MemoryProjectLock', () => {
  it('lets one in and names it to the next', async () => {
    const lock = new MemoryProjectLock(stoppedClock());
    const held = await lock.acquire({ program: 'prometeu pack', waitLimit: 0 });
    expect(held.ok).toBe(true);
    expect(lock.holder()?.program).toBe('prometeu pack');
    expect(await lock.acquire({ program: 'prometeu', waitLimit: 0 })).toMatchObject({
      ok: false,
      error: {
        code: 'project_busy',
        message: 'The project is in use by prometeu pack (process 1 on memory) since 1970-01-01T00:00:00.000Z.',
      },
    });
  });

  it('lets the next in after it was released', async () => {
    const lock = new MemoryProjectLock(stoppedClock());
    const held = await lock.acquire({ program: 'one', waitLimit: 0 });
    if (held.ok) held.value.dispose();
    expect(lock.holder()).toBeUndefined();
    expect((await lock.acquire({ program: 'two', waitLimit: 0 })).ok).toBe(true);
  });

  it('is not released by the first holder once the second has it', async () => {
    const lock = new MemoryProjectLock(stoppedClock());
    const first = await lock.acquire({ program: 'one', waitLimit: 0 });
    if (first.ok) first.value.dispose();
    await lock.acquire({ program: 'two', waitLimit: 0 });
    if (first.ok) first.value.dispose();
    expect(lock.holder()?.program).toBe('two');
  });
});

describe('waiting for a lock', () => {
  it('does not wait at all with a limit of 0', async () => {
    const clock = stoppedClock();
    const lock = new MemoryProjectLock(clock);
    await lock.acquire({ program: 'one', waitLimit: 0 });
    await lock.acquire({ program: 'two', waitLimit: 0 });
    expect(clock.passed()).toBe(0);
  });

  it('ends at the limit', async () => {
    const clock = stoppedClock();
    const lock = new MemoryProjectLock(clock);
    await lock.acquire({ program: 'one', waitLimit: 0 });
    expect((await lock.acquire({ program: 'two', waitLimit: 1234 })).ok).toBe(false);
    expect(clock.passed()).toBe(1234);
  });

  it('ends as soon as the lock is free', async () => {
    let release = (): void => undefined;
    const lock = new MemoryProjectLock(stoppedClock(() => {
      release();
    }));
    const held = await lock.acquire({ program: 'one', waitLimit: 0 });
    if (held.ok) release = () => { held.value.dispose(); };
    expect((await lock.acquire({ program: 'two', waitLimit: 1000 })).ok).toBe(true);
  });

  it('ends when it is cancelled', async () => {
    const cancel = new AbortController();
    const lock = new MemoryProjectLock(stoppedClock(() => {
      cancel.abort();
    }));
    await lock.acquire({ program: 'one', waitLimit: 0 });
    const waited = await lock.acquire({ program: 'two', waitLimit: 1000, signal: cancel.signal });
    expect(waited).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });
});

describe('systemClock', () => {
  it('stops pausing when the signal is aborted', async () => {
    const cancel = new AbortController();
    const pause = systemClock.pause(2 ** 30, cancel.signal);
    cancel.abort();
    await expect(pause).resolves.toBeUndefined();
  });

  it('goes on by itself after the time', async () => {
    await expect(systemClock.pause(1, undefined)).resolves.toBeUndefined();
  });
});
