import { BrowserWindow, screen } from 'electron';
import { pageOrigin } from '../src/contract/shell.ts';
import { placeWindow, smallestWindow, type WindowState } from './window-state.ts';
import { pagePreferences } from './preferences.ts';
import { words } from './words.ts';

/** What a window is made with. */
export interface WindowParts {
  /** Absolute path of the built preload. */
  readonly preload: string;
  /** Developer tools only where somebody develops. */
  readonly developing: boolean;
  readonly state: WindowState | undefined;
}

/** Makes a window, hidden until there is something to see; nothing is loaded yet. */
export function makeWindow({ preload, developing, state }: WindowParts): BrowserWindow {
  const workAreas = screen.getAllDisplays().map((display) => display.workArea);
  const window = new BrowserWindow({
    ...placeWindow(state, workAreas),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    title: words.product,
    backgroundColor: '#15171c',
    webPreferences: pagePreferences(preload, developing),
  });
  if (state?.maximized) window.maximize();
  window.once('ready-to-show', () => {
    window.show();
  });
  return window;
}

/** Rejections are told by the window itself: a page that cannot be loaded is the crash of it. */
export async function loadPage(window: BrowserWindow): Promise<void> {
  await window.loadURL(`${pageOrigin}/index.html`);
}

export function stateOf(window: BrowserWindow): WindowState {
  const { x, y, width, height } = window.getNormalBounds();
  return { format: 1, bounds: { x, y, width, height }, maximized: window.isMaximized() };
}

/** Brings it to the front, from wherever it is. */
export function present(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
