import type { App, Session, WebContents } from 'electron';
import { pageOrigin } from '../src/contract/shell.ts';
import { isOwnPage } from './trusted-sender.ts';

/** The one thing a page of ours may do beyond drawing: put text that a person copied on the clipboard. */
const allowedPermission = 'clipboard-sanitized-write';

/** What would leave the machine, or read a file of it. */
const outside = /^(?:https?|wss?|ftp|file):/iu;

/**
 * Denies every permission, device and capture to whatever is shown in this session, and every request to a network
 * or a file, whatever the policy of a page says; of itself the session fetches nothing either.
 */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer) => {
    answer(permission === allowedPermission && isOwnPage(contents.getURL()));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => permission === allowedPermission && isOwnPage(origin));
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: outside.test(url) });
  });
  // Its dictionaries come from a server.
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event, item) => {
    // A report that a person keeps is made by our page; where it goes they are asked.
    if (!item.getURL().startsWith(`blob:${pageOrigin}/`)) event.preventDefault();
  });
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

/**
 * Switches of Chromium that open a page to whoever listens on a port, or put another program in its place. A link
 * that was taken for a command line must not bring them along.
 */
const deniedSwitches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'disable-web-security',
  'load-extension',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
];

/** Before anything is ready. A program that somebody develops keeps them: its journeys are driven by one. */
export function guardCommandLine(app: App): void {
  for (const name of deniedSwitches) app.commandLine.removeSwitch(name);
}
