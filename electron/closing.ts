import { dialog, type BrowserWindow } from 'electron';
import { words } from './words.ts';

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
