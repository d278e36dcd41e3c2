import { describe, expect, it } from 'vitest';
import { busyRetryLimit, retryWhileBusy } from '../../src/io/busy-retry.ts';
import type { RetryClock } from '../../src/io/busy-retry.ts';
import { SystemError } from '../../src/io/system-error.ts';

/** Time that passes only while the retries pause. */
function stoppedClock(): RetryClock & { readonly passed: () => number } {
  let time = 0;
  return {
    now: () => time,
    pause: (milliseconds) => {
      time += milliseconds;
    },
    passed: () => time,
  };
}

function failing(times: number, code: string): () => string {
  let left = times;
  return () => {
    if (left-- > 0) throw new SystemError(code, 'rename', '/a');
    return 'done';
  };
}

describe('retryWhileBusy', () => {
  it.each(['EPERM', 'EACCES', 'EBUSY'])('tries again after %s', (code) => {
    expect(retryWhileBusy(failing(5, code), stoppedClock())).toBe('done');
  });

  it('throws any other error at once', () => {
    const clock = stoppedClock();
    expect(() => retryWhileBusy(failing(1, 'ENOSPC'), clock)).toThrow('ENOSPC');
    expect(clock.passed()).toBe(0);
  });

  it('gives up after two seconds with the error as it came', () => {
    const clock = stoppedClock();
    expect(() => retryWhileBusy(failing(Infinity, 'EBUSY'), clock)).toThrow('EBUSY');
    expect(clock.passed()).toBe(busyRetryLimit);
  });
});
