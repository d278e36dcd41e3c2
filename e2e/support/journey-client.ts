/** A second page's worth of connection, opened from within a page of the browser host: it has the tab's own key. */
import type { Page } from '@playwright/test';
import { socketProtocol } from '../../src/contract/browser-host.ts';

export interface JourneyClient {
  /** What the Studio answers. */
  ask(operation: string, request: unknown): Promise<{ readonly ok: boolean; readonly value?: Readonly<Record<string, unknown>>; readonly error?: { readonly code: string } }>;
  /** Follows the project from here on. */
  follow(from: unknown): Promise<void>;
  /** The type and sequence of every numbered event that was heard. */
  heard(): Promise<readonly { readonly type: string; readonly sequence: number }[]>;
}

interface Told {
  readonly type: string;
  readonly id?: number;
  readonly mark?: number;
  readonly result?: unknown;
  readonly event?: { readonly type: string; readonly sequence?: number };
}

interface Held {
  readonly send: (frame: unknown) => void;
  readonly answers: Map<number, (result: unknown) => void>;
  readonly heard: { type: string; sequence: number }[];
  last: number;
}

type Holding = typeof globalThis & { journey: Held };

export async function journeyClient(page: Page, windowId = 'j'.repeat(20)): Promise<JourneyClient> {
  await page.evaluate(connect, [socketProtocol, windowId] as const);
  return {
    ask: (operation, request) => page.evaluate(ask, [operation, request] as const) as ReturnType<JourneyClient['ask']>,
    follow: (from) => page.evaluate((place) => (globalThis as Holding).journey.send({ type: 'follow', id: 1, from: place }), from),
    heard: () => page.evaluate(() => (globalThis as Holding).journey.heard),
  };
}

async function connect([protocol, windowId]: readonly [string, string]): Promise<void> {
  const key = sessionStorage.getItem('prometeu-session') ?? '';
  const socket = new WebSocket('/socket', [protocol, `key.${key}`, `window.${windowId}`]);
  const send = (frame: unknown): void => socket.send(JSON.stringify(frame));
  const held: Held = { send, answers: new Map(), heard: [], last: 0 };
  (globalThis as Holding).journey = held;
  await new Promise<void>((resolve) => {
    socket.addEventListener('open', () => send({ type: 'hello', protocol: 1 }));
    socket.addEventListener('message', ({ data }) => {
      const told = JSON.parse(String(data)) as Told;
      if (told.type === 'hello') resolve();
      if (told.type === 'mark') send({ type: 'reached', mark: told.mark });
      if (told.type === 'answer') held.answers.get(told.id ?? 0)?.(told.result);
      if (told.event?.sequence !== undefined) held.heard.push({ type: told.event.type, sequence: told.event.sequence });
    });
  });
}

function ask([operation, request]: readonly [string, unknown]): Promise<unknown> {
  const held = (globalThis as Holding).journey;
  held.last += 1;
  const id = held.last;
  return new Promise((resolve) => {
    held.answers.set(id, resolve);
    held.send({ type: 'call', id, operation, request });
  });
}
