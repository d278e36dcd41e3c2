import { makePreloadWorld, type PagePort, type PreloadWorld } from './preload-world.ts';

/** Under which name the page's messages leave it; gone before any script of the page runs. */
export const postBinding = 'postToSubstitute';
/** Under which symbol messages come in. */
export const receiveSymbol = 'prometeu.electron-substitute.receive';

/**
 * What runs in a page before anything else: the preload, as it was built, with its two modules; and the program's
 * own schemes made known to what a page loads by address. As text.
 */
export function pageScript(preload: string): string {
  return `(() => {
    if (window.top !== window || !location.hostname.endsWith('.app.invalid')) return;
    (${knowSchemes.toString()})();
    (${runPreload.toString()})(${makePreloadWorld.toString()}, ${JSON.stringify(postBinding)}, ${JSON.stringify(receiveSymbol)}, (require, module, exports) => {
${preload}
    });
  })();`;
}

type RunPreload = (require: (name: string) => unknown, module: { exports: object }, exports: object) => void;

/** Runs in the page: uses nothing from around it. */
function runPreload(make: (port: PagePort, page: object) => PreloadWorld, binding: string, symbol: string, preload: RunPreload): void {
  const page = globalThis as unknown as Record<string | symbol, unknown>;
  const post = page[binding] as (channel: string, values: unknown[]) => Promise<void>;
  Reflect.deleteProperty(page, binding);
  const port: PagePort = {
    post: (channel, values) => void post(channel, values),
    receive: (listener) => {
      Object.defineProperty(page, Symbol.for(symbol), { value: listener });
    },
  };
  const electron = make(port, page);
  const module = { exports: {} };
  preload(
    (name) => {
      if (name !== 'electron') throw new Error(`module not found: ${name}`);
      return electron;
    },
    module,
    module.exports,
  );
}

/** Runs in the page: uses nothing from around it. */
function knowSchemes(): void {
  const shown = (address: unknown): unknown =>
    typeof address === 'string' ? address.replace(/^(app|asset):\/\/([^/?#]*)/u, (_all, scheme: string, host: string) => `https://${host}.${scheme}.invalid`) : address;
  const fetched = window.fetch.bind(window);
  window.fetch = (input, init) => fetched(shown(input) as RequestInfo, init);
  const setAttribute = Object.getOwnPropertyDescriptor(Element.prototype, 'setAttribute')?.value as (this: Element, name: string, value: string) => void;
  Element.prototype.setAttribute = function (name, value) {
    setAttribute.call(this, name, name === 'src' ? (shown(value) as string) : value);
  };
  for (const { prototype } of [HTMLImageElement, HTMLMediaElement, HTMLSourceElement]) {
    const src = Object.getOwnPropertyDescriptor(prototype, 'src');
    Object.defineProperty(prototype, 'src', { ...src, set(value: unknown) { src?.set?.call(this, shown(value)); } });
  }
}
