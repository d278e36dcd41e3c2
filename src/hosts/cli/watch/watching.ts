import type { Diagnostic } from '../../../contract/diagnostics.ts';
import type { PackerError } from '../../../contract/errors.ts';
import type { EventOf, PackerEvent } from '../../../contract/events.ts';
import type { ProjectStatus } from '../../../contract/operations/project.ts';
import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import { everyItem } from '../every-item.ts';
import { printReport } from '../print.ts';
import type { Lines, Page } from '../report/page.ts';
import * as told from '../report/watch.ts';
import type { Session } from '../session.ts';
import { TerminalLines } from '../terminal-lines.ts';
import { differenceOf } from './difference.ts';
import { Packing } from './packing.ts';

export interface WatchSettings {
  /** Whether every fresh state is packed. */
  readonly pack: boolean;
  /** Whether nobody reads lines: the output is for a program. */
  readonly silent: boolean;
  /** Whether what another process holds up is tried again at once; that call waits long enough by itself. */
  readonly patient: boolean;
}

/**
 * Tells what happens to an open project, one line each. What is heard only ever means that things are worth another
 * look: findings are compared, and a pack is begun, one after the other, for the newest state. So there are never two
 * packs at once, and the last change is packed whenever it came.
 */
export class Watching implements Disposable {
  readonly #session: Session;
  readonly #settings: WatchSettings;
  readonly #subscriptions = new DisposableStore();
  readonly #ended = Promise.withResolvers<'interrupted'>();
  /** Heard before the status that they may be older than was known. */
  #early: PackerEvent[] | undefined = [];
  #status: ProjectStatus | undefined;
  #packing: Packing | undefined;
  #waiting = false;
  /** What somebody types; listened to once there is something to say. */
  #lines: TerminalLines | undefined;
  #problems: readonly Diagnostic[] | undefined;
  #worthALook = false;
  #working: Promise<void> | undefined;
  #printed: Promise<void> = Promise.resolve();
  #stopped = false;

  /** Hears from the first event on: made before the project is opened. */
  constructor(session: Session, settings: WatchSettings) {
    this.#session = session;
    this.#settings = settings;
    this.#subscriptions.add(
      session.bus.any((event) => {
        if (this.#early) this.#early.push(event);
        else this.#hear(event);
      }),
    );
  }

  /** Goes on until a signal, or until nobody reads the lines any more. */
  async run(status: ProjectStatus): Promise<'interrupted' | 'unread'> {
    this.#status = status;
    if (this.#settings.pack) this.#packing = new Packing(this.#session, status.project_id);
    const packing = this.#packing;
    await this.#begin(status);
    const unread = this.#session.host.out.closed.then(() => 'unread' as const);
    const end = await this.#session.untilSignal(() => Promise.race([this.#ended.promise, unread]), {
      cancel: () => this.#stop(),
      get notice() {
        return packing?.running ? 'Stopping; the old build stays until then.' : undefined;
      },
    });
    await this.#printed;
    return end;
  }

  dispose(): void {
    this.#stopped = true;
    this.#subscriptions.dispose();
  }

  async #begin(status: ProjectStatus): Promise<void> {
    this.#say((page) => told.watchedLines(page, status));
    const there = await everyItem(this.#session, status.project_id);
    if (there.ok) this.#say((page) => told.driftLines(page, status.observation.checked_at, there.value.items, there.value.total));
    const early = this.#early ?? [];
    this.#early = undefined;
    for (const event of early) if ((event.sequence ?? 0) > status.sequence) this.#hear(event);
    this.#look();
  }

  async #stop(): Promise<void> {
    this.#stopped = true;
    if (this.#packing?.running) {
      await this.#packing.cancel();
      await this.#working;
    }
    this.#ended.resolve('interrupted');
  }

  #hear(event: PackerEvent): void {
    if (event.type === 'observation.changed') this.#say((page) => told.observedLines(page, event));
    if (event.type === 'state.changed') this.#say((page) => told.stateLines(page, event));
    if (event.type === 'snapshot.published') this.#sayLater(() => this.#published(event));
    if (event.type === 'drift.detected') this.#sayLater(() => this.#detected(event));
    if (event.type === 'drift.resolved') this.#say((page) => told.settledLines(page, event));
    if (event.type === 'state.changed' || event.type === 'snapshot.published') this.#look();
  }

  async #published(event: EventOf<'snapshot.published'>): Promise<(page: Page) => Lines> {
    const roots = new Map<number, string>();
    for (const asset_id of [event.added, event.changed].flatMap((ids) => ids.slice(0, told.namedAssets))) {
      const found = await this.#session.call('getAssetDetails', { project_id: event.project_id, asset: { asset_id } });
      if (found.ok) roots.set(asset_id, found.value.asset.root);
    }
    return (page) => told.publishedLines(page, event, roots);
  }

  /** An event names its items; what they say is asked for, as long as they are there. */
  async #detected(event: EventOf<'drift.detected'>): Promise<(page: Page) => Lines> {
    const found = await everyItem(this.#session, event.project_id);
    const ids = new Set(event.items.filter((item) => item.class !== 'content').map(({ id }) => id));
    const items = found.ok ? found.value.items.filter(({ id }) => ids.has(id)) : [];
    const others = event.total - event.items.length;
    return (page) => (items.length === 0 ? [] : told.driftLines(page, event.at, items, items.length + others));
  }

  /** Whatever is under way is ended first; however often this is said meanwhile, it is done once more. */
  #look(): void {
    this.#worthALook = true;
    this.#working ??= this.#lookUntilCalm().catch((error: unknown) => {
      this.#ended.reject(error);
    });
  }

  async #lookUntilCalm(): Promise<void> {
    while (this.#worthALook && !this.#stopped) {
      this.#worthALook = false;
      await this.#compareProblems();
      if (!this.#stopped) await this.#pack();
    }
    // At once, not when somebody has noticed the end: what is heard from here on begins anew.
    this.#working = undefined;
  }

  async #compareProblems(): Promise<void> {
    const found = await this.#session.call('runDoctor', { project_id: this.#projectId });
    if (this.#stopped) return;
    const at = new Date().toISOString();
    if (!found.ok) {
      const { code, message } = found.error;
      // What waits for people is told by the state.
      if (code !== 'refresh_required') this.#say((page) => told.refusedLine(page, at, message, code));
      return;
    }
    const { diagnostics, state } = found.value;
    const { came, went } = differenceOf(this.#problems ?? [], diagnostics);
    const first = this.#problems === undefined;
    this.#problems = diagnostics;
    this.#say((page) => (first ? told.knownProblemLines(page, at, diagnostics) : told.problemLines(page, at, came, went)));
    this.#waitForPeople(state === 'stale', at);
  }

  /** The project's settings leave refreshing to people: here is one, where somebody sits at a terminal. */
  #waitForPeople(isStale: boolean, at: string): void {
    const { host } = this.#session;
    const isNews = isStale && !this.#waiting;
    this.#waiting = isStale;
    if (!isNews || this.#settings.silent) return;
    this.#say((page) => told.waitingLine(page, at, host.canAsk));
    if (!host.canAsk || this.#lines) return;
    this.#lines = new TerminalLines(host, () => {
      this.#refresh().catch((error: unknown) => { this.#ended.reject(error); });
    });
    void this.#lines.listen('');
  }

  /** What it takes over is told as events; here only why it could not. */
  async #refresh(): Promise<void> {
    const refreshed = await this.#session.call('refresh', { project_id: this.#projectId });
    if (!refreshed.ok) this.#sayRefused(refreshed.error);
  }

  #sayRefused({ message, code }: PackerError): void {
    const at = new Date().toISOString();
    this.#say((page) => told.refusedLine(page, at, message, code));
  }

  async #pack(): Promise<void> {
    const packed = await this.#packing?.packIfNew();
    if (packed === undefined) return;
    if (packed.result.ok) {
      const { value } = packed.result;
      const at = new Date().toISOString();
      this.#say((page) => told.packedLine(page, at, value));
    } else this.#sayRefused(packed.result.error);
    if (packed.again === 'changed' || (packed.again === 'busy' && this.#settings.patient)) this.#worthALook = true;
  }

  get #projectId(): string {
    return this.#status?.project_id ?? '';
  }

  #say(report: (page: Page) => Lines): void {
    this.#sayLater(() => Promise.resolve(report));
  }

  /** In the order in which things happened, whatever a line has to be asked for. */
  #sayLater(report: () => Promise<(page: Page) => Lines>): void {
    if (this.#settings.silent) return;
    const { host, directory } = this.#session;
    this.#printed = this.#printed.then(async () => {
      await printReport(host, host.out, directory, await report());
    });
    this.#printed.catch((error: unknown) => {
      this.#ended.reject(error);
    });
  }
}
