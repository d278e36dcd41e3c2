import { describe, expect, it } from 'vitest';
import { CancelSource } from '../../src/base/cancel-source.ts';

describe('CancelSource', () => {
  it('tells everybody who listens, once', () => {
    const source = new CancelSource();
    const told: string[] = [];
    source.signal.addEventListener('abort', () => told.push('first'));
    source.signal.addEventListener('abort', () => told.push('second'));
    expect(source.signal.aborted).toBe(false);
    source.abort();
    source.abort();
    expect(told).toEqual(['first', 'second']);
    expect(source.signal.aborted).toBe(true);
  });

  it('tells nobody who has stopped listening', () => {
    const source = new CancelSource();
    const told: string[] = [];
    const listener = (): void => void told.push('told');
    source.signal.addEventListener('abort', listener);
    source.signal.removeEventListener('abort', listener);
    source.abort();
    expect(told).toEqual([]);
  });
});
