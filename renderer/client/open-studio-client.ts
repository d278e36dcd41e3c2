import '../../src/transport/client-without-eval.ts';
import { disposable } from '../../src/base/disposable.ts';
import { browserHostPaths, closeCodes, previewPath, socketProtocols, windowHeader } from '../../src/contract/browser-host.ts';
import { assetAddress, shellKey, type ShellBridge } from '../../src/contract/shell.ts';
import { openClient } from '../../src/transport/client.ts';
import type { Connect } from '../../src/transport/client-link.ts';
import type { StudioClient } from '../../src/transport/client-port.ts';
import type { Timer } from '../../src/transport/timer.ts';
import { openBridgeWire } from './bridge-wire.ts';
import { loadPart } from './load-part.ts';
import { forgetSessionKey, takeSessionKey, type SessionPage } from './session-key.ts';
import { openSocketWire } from './socket-wire.ts';

const timer: Timer = {
  after: (milliseconds, run) => {
    const id = setTimeout(run, milliseconds);
    return disposable(() => clearTimeout(id));
  },
};

/** The client for the shell that this page finds itself in: Electron's bridge, otherwise the browser host. */
export function openStudioClient(): StudioClient {
  const bridge = (window as { readonly [shellKey]?: ShellBridge })[shellKey];
  return bridge ? openInShell(bridge) : openInBrowser();
}

function openInShell(bridge: ShellBridge): StudioClient {
  return openClient(async () => openBridgeWire(bridge), {
    timer,
    reportBug: reportError,
    loadPart: (reference, signal) => loadPart(assetAddress(reference), {}, signal),
  });
}

function openInBrowser(): StudioClient {
  const windowId = newWindowId();
  const page = sessionPage();
  let key: string | undefined;
  let over: 'refused' | 'ended' | undefined;
  const connect: Connect = async () => {
    if (over) return over;
    key ??= await takeSessionKey(page);
    if (key === undefined) return 'refused';
    const address = new URL(browserHostPaths.socket, location.href.replace(/^http/u, 'ws'));
    return await openSocketWire(new WebSocket(address, socketProtocols(key, windowId)), (code) => {
      over = lasting.get(code);
      if (code === closeCodes.refused) forgetSessionKey(page);
    });
  };
  return openClient(connect, {
    timer,
    reportBug: reportError,
    loadPart: (reference, signal) => loadPart(previewPath(reference), { authorization: `Bearer ${key ?? ''}`, [windowHeader]: windowId }, signal),
  });
}

/** After these no new attempt is made. */
const lasting: ReadonlyMap<number, 'refused' | 'ended'> = new Map([
  [closeCodes.refused, 'refused'],
  [closeCodes.replaced, 'refused'],
  [closeCodes.ended, 'ended'],
]);

function sessionPage(): SessionPage {
  return {
    fragment: location.hash,
    dropFragment: () => history.replaceState(null, '', location.pathname),
    // Looked at when it is needed: the first look waits for the browser.
    get storage() {
      return sessionStorage;
    },
    fetch: (input, init) => fetch(input, init),
  };
}

const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** One page is one window of the Studio, from its load on; a reload is another. */
function newWindowId(): string {
  let id = '';
  while (id.length < 20) {
    for (const byte of crypto.getRandomValues(new Uint8Array(32))) {
      // 248 is four times the signs: what is above would make the first ones likelier.
      if (byte < 248 && id.length < 20) id += signs[byte % signs.length] ?? '';
    }
  }
  return id;
}
