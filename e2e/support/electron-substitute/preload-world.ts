/** The end of a window's messages in its page. */
export interface PagePort {
  readonly post: (channel: string, values: unknown[]) => void;
  readonly receive: (listener: (channel: string, values: unknown[]) => void) => void;
}

/** What a sandboxed preload may `require('electron')` here. */
export interface PreloadWorld {
  readonly contextBridge: { exposeInMainWorld(key: string, api: unknown): void };
  readonly ipcRenderer: {
    send(channel: string, ...values: unknown[]): void;
    on(channel: string, listener: (event: unknown, ...values: unknown[]) => void): unknown;
  };
}

/**
 * The two modules of a preload over a port. Also run inside the page, as text: it uses nothing from around it.
 *
 * As with Electron what crosses to the page is copied, functions excepted, which are called through; objects arrive
 * frozen; what cannot be cloned throws.
 */
export function makePreloadWorld(port: PagePort, page: object): PreloadWorld {
  type Call = (...values: unknown[]) => unknown;

  function copied(value: unknown): unknown {
    if (typeof value === 'function') return Object.freeze((...values: unknown[]) => copied((value as Call)(...values.map(copied))));
    if (Array.isArray(value)) return Object.freeze(value.map(copied));
    if (typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value) as null)) {
      return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copied(part)])));
    }
    return structuredClone(value);
  }

  function only<T extends object>(name: string, known: T): T {
    return new Proxy(known, {
      get(target, property) {
        if (!(property in target)) throw new Error(`BUG: the substitute for Electron has no ${name}.${String(property)}`);
        return Reflect.get(target, property) as unknown;
      },
    });
  }

  const listeners: { channel: string; listener: (event: unknown, ...values: unknown[]) => void }[] = [];
  port.receive((channel, values) => {
    for (const one of [...listeners]) if (one.channel === channel) one.listener({}, ...values);
  });

  const contextBridge = {
    exposeInMainWorld(key: string, api: unknown): void {
      if (key in page) throw new Error(`Cannot bind an API on top of an existing property on the window object: ${key}`);
      Object.defineProperty(page, key, { value: copied(api), enumerable: true, writable: false, configurable: false });
    },
  };
  const ipcRenderer = {
    send(channel: string, ...values: unknown[]): void {
      port.post(channel, structuredClone(values));
    },
    on(channel: string, listener: (event: unknown, ...values: unknown[]) => void): unknown {
      listeners.push({ channel, listener });
      return ipcRenderer;
    },
  };
  return only('electron', {
    contextBridge: only('contextBridge', contextBridge),
    ipcRenderer: only('ipcRenderer', ipcRenderer),
  });
}
