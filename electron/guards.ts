import type { App, Session, WebContents } from 'electron';
import { isOwnPage } from './trusted-sender.ts';

/** The one thing a page of ours may do beyond drawing: put text that a person copied on the clipboard. */
const allowedPermission = 'clipboard-sanitized-write';

/** Denies every permission, device and capture to whatever is shown in this session. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer) => {
    answer(permission === allowedPermission && isOwnPage(contents.getURL()));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => permission === allowedPermission && isOwnPage(origin));
  session.setDevicePermissionHandler(() => false);
}

/** Whatever contents are ever made, by whomever: they stay where they are and open nothing. */
export function guardContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      // A page may load itself again.
      if (!event.isMainFrame || !isSamePage(contents, event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      event.preventDefault();
    });
  });
}

function isSamePage(contents: WebContents, address: string): boolean {
  return isOwnPage(address) && address.split('#')[0] === contents.getURL().split('#')[0];
}
