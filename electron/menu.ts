import { Menu, type MenuItemConstructorOptions } from 'electron';
import { menuActions, type MenuActionId } from '../src/contract/shell-menu.ts';
import { acceleratorOf } from './keys.ts';
import { words } from './words.ts';

/** What the menu does that is no role of the system's. */
export interface MenuActions {
  readonly newWindow: () => void;
  readonly newProject: () => void;
  readonly openProject: () => void;
  /** Presses keys in the window at the front. */
  readonly press: (keys: string) => void;
}

export interface MenuSurroundings {
  readonly mac: boolean;
  readonly developing: boolean;
}

/** What only the shell can do, and beside it what the page does by its own keys: those are shown, and pressed when chosen. */
export function setMenu(actions: MenuActions, surroundings: MenuSurroundings): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(actions, surroundings)));
}

function menuTemplate(actions: MenuActions, { mac, developing }: MenuSurroundings): MenuItemConstructorOptions[] {
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    { label: words.menu.file, submenu: fileMenu(actions, mac) },
    { role: 'editMenu' },
    { label: words.menu.go, submenu: pageMenu(menuActions.go, actions) },
    { label: words.menu.project, submenu: pageMenu(menuActions.project, actions) },
    { label: words.menu.view, submenu: viewMenu(developing) },
    { role: 'windowMenu' },
    { label: words.menu.help, role: 'help', submenu: [{ role: 'about' }] },
  ];
}

function fileMenu(actions: MenuActions, mac: boolean): MenuItemConstructorOptions[] {
  return [
    { id: 'new-window', label: words.menu.newWindow, accelerator: 'CmdOrCtrl+Shift+N', click: actions.newWindow },
    { type: 'separator' },
    { id: 'new-project', label: words.menu.newProject, accelerator: 'CmdOrCtrl+N', click: actions.newProject },
    { id: 'open-project', label: words.menu.openProject, accelerator: 'CmdOrCtrl+Shift+O', click: actions.openProject },
    { type: 'separator' },
    mac ? { role: 'close' } : { role: 'quit' },
  ];
}

/** The page hears the keys itself: shown here, they are not taken from it. */
function pageMenu(entries: readonly { readonly id: MenuActionId; readonly keys: string }[], { press }: MenuActions): MenuItemConstructorOptions[] {
  return entries.map(({ id, keys }) => ({ id, label: words.menu.page[id], accelerator: acceleratorOf(keys), registerAccelerator: false, click: () => { press(keys); } }));
}

function viewMenu(developing: boolean): MenuItemConstructorOptions[] {
  const tools: MenuItemConstructorOptions[] = [{ role: 'reload' }, { role: 'toggleDevTools' }, { type: 'separator' }];
  return [
    ...(developing ? tools : []),
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ];
}
