import { browserHostPaths, secretPattern } from '../../src/contract/browser-host.ts';

/** Where the key outlives a reload of the tab, and nothing more. */
const storageKey = 'prometeu-session';

/** What the exchange needs of the page. */
export interface SessionPage {
  /** With its `#`. */
  readonly fragment: string;
  /** Takes the fragment out of the address and the history. */
  readonly dropFragment: () => void;
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly fetch: typeof fetch;
}

/**
 * The key of this tab: exchanged for the link's token, which works once, or kept from before a reload.
 * Nothing: neither is good. Rejects when the host cannot be reached; the token is not spent then.
 */
export async function takeSessionKey(page: SessionPage): Promise<string | undefined> {
  const token = page.fragment.slice(1);
  if (!secretPattern.test(token)) return page.storage.getItem(storageKey) ?? undefined;
  const answer = await page.fetch(browserHostPaths.session, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  page.dropFragment();
  const key = answer.ok ? keyOf(await answer.json()) : undefined;
  if (key === undefined) return page.storage.getItem(storageKey) ?? undefined;
  page.storage.setItem(storageKey, key);
  return key;
}

/** The host does not know it any more. */
export function forgetSessionKey(page: SessionPage): void {
  page.storage.removeItem(storageKey);
}

function keyOf(value: unknown): string | undefined {
  const key = typeof value === 'object' && value !== null && 'session_key' in value ? value.session_key : undefined;
  return typeof key === 'string' && secretPattern.test(key) ? key : undefined;
}
