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

/** At once on the screen; the oldest goes first. */
const most = 4;

/** Toasts and spoken announcements. */
export class Notices {
  readonly store: StoreApi<NoticesState> = createStore<NoticesState>(() => ({ notices: [], polite: '', urgent: '' }));
  #last = 0;

  notify(notice: Omit<Notice, 'id'>): void {
    this.#last += 1;
    const added: Notice = { ...notice, id: this.#last };
    this.store.setState(({ notices }) => ({ notices: [...notices, added].slice(-most) }));
  }

  /** A refusal or failure, in the packer's own words. */
  refuse(error: PackerError): void {
    this.notify({ kind: 'bad', text: error.message, more: error.remedy });
  }

  dismiss(id: number): void {
    this.store.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
  }

  announce(text: string, how: 'polite' | 'urgent' = 'polite'): void {
    this.store.setState(how === 'polite' ? { polite: text } : { urgent: text });
  }

  clear(): void {
    this.store.setState({ notices: [], polite: '', urgent: '' }, true);
  }
}
