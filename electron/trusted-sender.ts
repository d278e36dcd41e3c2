import type { WebFrameMain } from 'electron';
import { pageOrigin } from '../src/contract/shell.ts';

/** What is looked at of a message's sender. */
export interface Sender {
  readonly sender: { readonly id: number };
  /** `null`: the frame is gone already. */
  readonly senderFrame: Pick<WebFrameMain, 'parent' | 'url' | 'detached'> | null;
}

/**
 * The window a message comes from: its main frame, showing our page. Anything else is nobody: another frame, a
 * frame that is gone, contents that are no window of ours, a page from elsewhere.
 */
export function trustedSender<W>(event: Sender, windows: ReadonlyMap<number, W>): W | undefined {
  const frame = event.senderFrame;
  if (!frame || frame.detached || frame.parent !== null) return undefined;
  return isOwnPage(frame.url) ? windows.get(event.sender.id) : undefined;
}

/** Whether an address is of our page: exactly its scheme and host, no port, nobody's name. */
export function isOwnPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return `${url.protocol}//${url.host}` === pageOrigin && url.username === '' && url.password === '';
}
