import { describe, expect, it, vi } from 'vitest';
import { takeSessionKey, type SessionPage } from '../../../renderer/client/session-key.ts';

const token = 't'.repeat(43);
const key = 'k'.repeat(43);

function page(fragment: string, answer: () => Response, kept?: string): SessionPage & { readonly dropFragment: ReturnType<typeof vi.fn<() => void>> } {
  const store = new Map<string, string>(kept === undefined ? [] : [['prometeu-session', kept]]);
  return {
    fragment,
    dropFragment: vi.fn<() => void>(),
    storage: { getItem: (name) => store.get(name) ?? null, setItem: (name, value) => void store.set(name, value), removeItem: (name) => void store.delete(name) },
    fetch: async () => answer(),
  };
}

const granted = (): Response => Response.json({ session_key: key });

describe('takeSessionKey', () => {
  it('exchanges the token, takes it out of the address and keeps the key for a reload', async () => {
    const here = page(`#${token}`, granted);
    expect(await takeSessionKey(here)).toBe(key);
    expect(here.dropFragment).toHaveBeenCalledOnce();
    expect(here.storage.getItem('prometeu-session')).toBe(key);
  });

  it('goes on with the kept key where there is no token', async () => {
    expect(await takeSessionKey(page('', granted, key))).toBe(key);
  });

  it('has none for a token that is spent, or for nothing at all', async () => {
    expect(await takeSessionKey(page(`#${token}`, () => new Response('', { status: 401 })))).toBeUndefined();
    expect(await takeSessionKey(page('', granted))).toBeUndefined();
  });

  it('leaves the token in the address while the host cannot be reached', async () => {
    const here = page(`#${token}`, () => {
      throw new TypeError('no host');
    });
    await expect(takeSessionKey(here)).rejects.toThrow('no host');
    expect(here.dropFragment).not.toHaveBeenCalled();
  });
});
