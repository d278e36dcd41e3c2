import type { BrowserContext, WebSocketRoute } from '@playwright/test';

/** Stands between pages and their Studio: what a page hears comes later, otherwise or not at all, but is always valid. */
export interface WireGate {
  /** The first message that matches is the last for now; what comes after it waits. */
  readonly holdAfter: (message: RegExp) => void;
  readonly release: () => void;
  /** Every message is told as this makes it. */
  readonly retell: (change: (message: string) => string) => void;
  /** Pulls the cable, and leaves it out. */
  readonly cut: () => void;
}

export async function wireGate(context: BrowserContext): Promise<WireGate> {
  const sockets = new Set<WebSocketRoute>();
  let last: RegExp | undefined;
  let held: (() => void)[] | undefined;
  let told = (message: string): string => message;
  let isCut = false;
  await context.routeWebSocket(/\/socket$/u, (socket) => {
    if (isCut) {
      void socket.close({ code: 4999 });
      return;
    }
    sockets.add(socket);
    socket.connectToServer().onMessage((raw) => {
      const message = told(String(raw));
      if (held) held.push(() => socket.send(message));
      else socket.send(message);
      if (last?.test(message)) held ??= [];
    });
  });
  return {
    holdAfter: (message) => (last = message),
    release: () => {
      const waiting = held ?? [];
      last = undefined;
      held = undefined;
      for (const send of waiting) send();
    },
    retell: (change) => (told = change),
    cut: () => {
      isCut = true;
      for (const socket of sockets) void socket.close({ code: 4999 });
    },
  };
}
