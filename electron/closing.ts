import { dialog, type BrowserWindow } from 'electron';
import { DisposableStore, type Disposable } from '../src/base/disposable.ts';
import type { EventSource } from '../src/base/event-bus.ts';
import type { PackerEvent } from '../src/contract/events.ts';
import { words } from './words.ts';

/** Which projects are being packed, as their events say. */
export class RunningPacks implements Disposable {
  readonly #packing = new Set<string>();
  readonly #subscriptions = new DisposableStore();

  constructor(events: EventSource<PackerEvent>) {
    this.#subscriptions.add(events.on('pack.started', ({ project_id }) => this.#packing.add(project_id)));
    for (const type of ['pack.finished', 'project.closed'] as const) {
      this.#subscriptions.add(events.on(type, ({ project_id }) => this.#packing.delete(project_id)));
    }
  }

  has(projectId: string): boolean {
    return this.#packing.has(projectId);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}

/**
 * Closing a window asks first when that would cancel a pack. The answer is waited for once: a second attempt
 * meanwhile changes nothing.
 */
export function askBeforeClosing(window: BrowserWindow, wouldCancel: () => boolean): void {
  let asking = false;
  window.on('close', (event) => {
    if (!asking && !wouldCancel()) return;
    event.preventDefault();
    if (asking) return;
    asking = true;
    void mayCancel(window).then((may) => {
      asking = false;
      if (may && !window.isDestroyed()) window.destroy();
    });
  });
}

async function mayCancel(window: BrowserWindow): Promise<boolean> {
  const { message, detail, keep, cancel } = words.packRunning;
  const { response } = await dialog.showMessageBox(window, { type: 'question', message, detail, buttons: [keep, cancel], defaultId: 0, cancelId: 0 });
  return response === 1;
}
