import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PackerError } from '../../src/contract/errors.ts';

export interface Notice {
  readonly id: number;
  readonly kind: 'good' | 'info' | 'caution' | 'bad';
  readonly text: string;
  /** A second line: a remedy, a path. */
  readonly more?: string;
  readonly action?: { readonly title: string; run(): void };
}

export interface NoticesState {
  /** Oldest first. */
  readonly notices: readonly Notice[];
  /** Said to assistive technology and nowhere shown: the last word wins. */
  readonly polite: string;
  readonly urgent: string;
}

/** At once on the screen; the oldest goes first, but for what went wrong: that stays until it is dismissed. */
const most = 4;

/** What is to be said politely waits for so long a pause, but never longer than {@link patienceMs}. */
const pauseMs = 500;
const patienceMs = 2000;
/** Between the same said twice, so that it is heard as two. */
const breathMs = 100;

/** Whatever went wrong before, the newest of the others has its place. */
function withRoom(notices: readonly Notice[]): readonly Notice[] {
  const passing = notices.filter(({ kind }) => kind !== 'bad');
  const room = Math.max(1, most - (notices.length - passing.length));
  const gone = new Set(passing.slice(0, -room));
  return notices.filter((notice) => !gone.has(notice));
}

/** What goes wrong over and over is told once. */
function saysTheSame(notice: Notice, added: Notice): boolean {
  return added.kind === 'bad' && notice.kind === 'bad' && notice.text === added.text && notice.more === added.more && !notice.action && !added.action;
}

/** Toasts and spoken announcements. */
export class Notices {
  readonly store: StoreApi<NoticesState> = createStore<NoticesState>(() => ({ notices: [], polite: '', urgent: '' }));
  #last = 0;
  /** By what it is about: of several things said about one only the last is. */
  readonly #waiting = new Map<string, string>();
  #pause: ReturnType<typeof setTimeout> | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;
  readonly #breath: { polite?: ReturnType<typeof setTimeout>; urgent?: ReturnType<typeof setTimeout> } = {};

  notify(notice: Omit<Notice, 'id'>): void {
    this.#last += 1;
    const added: Notice = { ...notice, id: this.#last };
    this.store.setState(({ notices }) => ({ notices: withRoom([...notices.filter((notice) => !saysTheSame(notice, added)), added]) }));
  }

  /** A refusal or failure, in the packer's own words. */
  refuse(error: PackerError): void {
    this.notify({ kind: 'bad', text: error.message, more: error.remedy });
  }

  dismiss(id: number): void {
    this.store.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
  }

  /**
   * Said to whoever listens. `about` names what it is about: states that come and go in a moment are not all said,
   * only the one that stays.
   */
  announce(text: string, how: 'polite' | 'urgent' = 'polite', about: string = text): void {
    if (how === 'urgent') {
      this.#speak('urgent', text);
      return;
    }
    this.#waiting.delete(about);
    this.#waiting.set(about, text);
    clearTimeout(this.#pause);
    this.#pause = setTimeout(this.#say, pauseMs);
    this.#patience ??= setTimeout(this.#say, patienceMs);
  }

  /** What is not said yet about this is not to be said any more. */
  hush(about: string): void {
    this.#waiting.delete(about);
  }

  readonly #say = (): void => {
    this.#rest();
    const texts = [...this.#waiting.values()];
    this.#waiting.clear();
    if (texts.length > 0) this.#speak('polite', texts.join('. '));
  };

  /** Only what becomes another text is heard: what was said last is taken back before it is said again. */
  #speak(how: 'polite' | 'urgent', text: string): void {
    clearTimeout(this.#breath[how]);
    const isSame = this.store.getState()[how] === text;
    this.store.setState({ [how]: isSame ? '' : text });
    if (isSame) this.#breath[how] = setTimeout(() => this.store.setState({ [how]: text }), breathMs);
  }

  #rest(): void {
    clearTimeout(this.#pause);
    clearTimeout(this.#patience);
    this.#patience = undefined;
  }

  dispose(): void {
    this.#rest();
    clearTimeout(this.#breath.polite);
    clearTimeout(this.#breath.urgent);
  }

  clear(): void {
    this.dispose();
    this.#waiting.clear();
    this.store.setState({ notices: [], polite: '', urgent: '' }, true);
  }
}
