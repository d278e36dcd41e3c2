import { readFileSync } from 'node:fs';
import type { BrowserContext, Page, Route } from '@playwright/test';
import { fromShown, headerToShown, isOwnScheme, toShown } from './addresses.ts';
import { pageScript, postBinding, receiveSymbol } from './page-script.ts';
import type { Methods, Peer } from './peer.ts';
import type { PageRequest, PageResponse } from './screen.ts';

interface Shown {
  readonly preload: string;
  page: Page;
  /** What the program itself loads: navigations it is not asked about. */
  loading: string | undefined;
  crashed: boolean;
  /** Messages go one after the other, as many at once as have gathered. */
  outgoing: [string, readonly unknown[]][];
  posting: boolean;
}

/** Electron's names of keys that are held, as Playwright calls them. */
const heldKeys: Readonly<Record<string, string>> = { control: 'Control', meta: 'Meta', alt: 'Alt', shift: 'Shift' };

/** Shows the windows of one program as pages of one Chromium, and carries what happens there back to it. */
export class ChromiumScreen {
  readonly #context: BrowserContext;
  readonly #peer: () => Peer;
  readonly #shown = new Map<number, Shown>();
  readonly #opened: (page: Page) => void;

  constructor(context: BrowserContext, peer: () => Peer, opened: (page: Page) => void) {
    this.#context = context;
    this.#peer = peer;
    this.#opened = opened;
  }

  get pages(): Page[] {
    return [...this.#shown.values()].map(({ page }) => page);
  }

  readonly methods: Methods = {
    open: (contents: number, preload: string) => this.#open(contents, preload),
    load: (contents: number, address: string) => this.#load(contents, address),
    post: (contents: number, channel: string, values: readonly unknown[]) => {
      this.#post(contents, channel, values);
    },
    press: (contents: number, keys: readonly string[]) => {
      this.#shown.get(contents)?.page.keyboard.press(keys.map((key) => heldKeys[key] ?? key).join('+')).catch(() => undefined);
    },
    show: (contents: number) => this.#shown.get(contents)?.page.bringToFront().catch(() => undefined),
    close: (contents: number) => this.#close(contents),
    crash: (contents: number) => {
      // The address that makes a page's process end never answers.
      this.#shown.get(contents)?.page.goto('chrome://crash').catch(() => undefined);
    },
    leaving: () => undefined,
  };

  /** The windows open one after the other, so that a page asked for next finds its own. */
  #opening: Promise<unknown> = Promise.resolve();

  #open(contents: number, preload: string): void {
    this.#opening = this.#opening.then(async () => {
      const shown: Shown = { preload, page: await this.#context.newPage(), loading: undefined, crashed: false, outgoing: [], posting: false };
      this.#shown.set(contents, shown);
      await this.#prepare(contents, shown);
    });
  }

  async #prepare(contents: number, shown: Shown): Promise<void> {
    const { page } = shown;
    await page.exposeBinding(postBinding, (source, channel: string, values: unknown[]) => {
      const frame = { url: fromShown(source.frame.url()), main: source.frame === page.mainFrame() };
      this.#peer().tell('message', contents, frame, channel, values);
    });
    await page.addInitScript({ content: pageScript(readFileSync(shown.preload, 'utf8')) });
    await page.route('**/*', (route) => this.#answer(contents, shown, route));
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame() && shown.page === page) this.#peer().tell('navigated', contents, fromShown(frame.url()));
    });
    page.on('popup', (popup) => void this.#popup(contents, popup));
    page.on('crash', () => {
      shown.crashed = true;
      this.#peer().tell('crashed', contents, 'crashed');
    });
    page.on('close', () => {
      if (this.#shown.get(contents)?.page !== page) return;
      this.#shown.delete(contents);
      this.#peer().tell('gone', contents);
    });
  }

  async #load(contents: number, address: string): Promise<void> {
    await this.#opening;
    const shown = this.#shown.get(contents);
    if (!shown) return;
    if (shown.crashed) await this.#renew(contents, shown);
    shown.loading = toShown(address);
    shown.outgoing = [];
    const isFirst = shown.page.url() === 'about:blank';
    await shown.page.goto(shown.loading);
    if (isFirst) this.#opened(shown.page);
  }

  /** A page whose process ended is of no more use to Playwright: its window gets another one. */
  async #renew(contents: number, shown: Shown): Promise<void> {
    const { page } = shown;
    shown.page = await this.#context.newPage();
    shown.crashed = false;
    await this.#prepare(contents, shown);
    await page.close().catch(() => undefined);
  }

  #post(contents: number, channel: string, values: readonly unknown[]): void {
    const shown = this.#shown.get(contents);
    if (!shown) return;
    shown.outgoing.push([channel, values]);
    if (!shown.posting) void this.#flush(shown);
  }

  async #flush(shown: Shown): Promise<void> {
    shown.posting = true;
    while (shown.outgoing.length > 0) {
      const messages = shown.outgoing;
      shown.outgoing = [];
      // A page that is just leaving takes no message any more, as in Electron.
      await shown.page
        .evaluate(([symbol, all]) => {
          const receive = (globalThis as unknown as Record<symbol, ((channel: string, values: readonly unknown[]) => void) | undefined>)[Symbol.for(symbol)];
          for (const [channel, values] of all) receive?.(channel, values);
        }, [receiveSymbol, messages] as const)
        .catch(() => undefined);
    }
    shown.posting = false;
  }

  async #close(contents: number): Promise<void> {
    await this.#opening;
    const shown = this.#shown.get(contents);
    this.#shown.delete(contents);
    await shown?.page.close().catch(() => undefined);
  }

  /** What the program says; nothing where it has ended, as it may while a page still loads something. */
  async #ask(method: string, ...values: readonly unknown[]): Promise<unknown> {
    return await this.#peer().call(method, ...values).catch(() => undefined);
  }

  async #popup(contents: number, popup: Page): Promise<void> {
    const may = await this.#ask('mayOpen', contents, fromShown(popup.url()));
    if (may !== true) await popup.close().catch(() => undefined);
  }

  async #answer(contents: number, shown: Shown, route: Route): Promise<void> {
    const request = route.request();
    const address = fromShown(request.url());
    if (request.isNavigationRequest() && !(await this.#mayNavigate(contents, shown, route, address))) return await route.abort('aborted');
    if (!isOwnScheme(address)) return await route.abort('blockedbyclient');
    const asked: PageRequest = { method: request.method(), url: address, headers: {} };
    const response = (await this.#ask('request', asked)) as PageResponse | undefined;
    if (!response) return await route.abort('failed');
    const headers = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, headerToShown(value)]));
    await route.fulfill({ status: response.status, headers, body: Buffer.from(response.body) });
  }

  async #mayNavigate(contents: number, shown: Shown, route: Route, address: string): Promise<boolean> {
    const request = route.request();
    const main = request.frame() === shown.page.mainFrame();
    if (main && request.url() === shown.loading) {
      shown.loading = undefined;
      return true;
    }
    return (await this.#ask('mayNavigate', contents, address, main)) === true;
  }
}
