import { dialog, type BrowserWindow } from 'electron';
import { words } from './words.ts';

/** More than this many in a minute, and nothing is loaded again without a person. */
const mostCrashes = 2;
const minuteMs = 60_000;

/** Ends that are nobody's failure. */
const ordinary: readonly string[] = ['clean-exit'];

export interface CrashParts {
  readonly reload: () => void;
  /** Before anything else: the page is gone, with its connection. */
  readonly gone: (why: string) => void;
  /** Milliseconds from any start. */
  readonly now: () => number;
}

/** A page's process that ends is told to the person and loaded again; one that hangs is asked about. */
export function surviveCrashes(window: BrowserWindow, { reload, gone, now }: CrashParts): void {
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (ordinary.includes(reason)) return;
    gone(`The page's process ended (${reason}).`);
    crashes = [...crashes.filter((at) => now() - at < minuteMs), now()];
    if (crashes.length > mostCrashes) {
      void askToReload(window, reason, reload);
    } else {
      reload();
      void tell(window, reason);
    }
  });
  window.on('unresponsive', () => void askToWait(window, reload));
}

async function tell(window: BrowserWindow, reason: string): Promise<void> {
  const { message, detail, understood } = words.crashed;
  await dialog.showMessageBox(window, { type: 'warning', message, detail: detail(reason), buttons: [understood] });
}

async function askToReload(window: BrowserWindow, reason: string, reload: () => void): Promise<void> {
  const { message, detail, reload: again, close } = words.crashedAgain;
  const { response } = await dialog.showMessageBox(window, { type: 'error', message, detail: detail(reason), buttons: [again, close], defaultId: 0, cancelId: 1 });
  if (window.isDestroyed()) return;
  if (response === 0) reload();
  else window.destroy();
}

async function askToWait(window: BrowserWindow, reload: () => void): Promise<void> {
  const { message, detail, wait, reload: again } = words.hanging;
  const { response } = await dialog.showMessageBox(window, { type: 'warning', message, detail, buttons: [wait, again], defaultId: 0, cancelId: 0 });
  if (response === 1 && !window.isDestroyed()) reload();
}
