import { Menu, type MenuItemConstructorOptions } from 'electron';
import { words } from './words.ts';

/** What the menu does that is no role of the system's. */
export interface MenuActions {
  readonly newWindow: () => void;
  readonly newProject: () => void;
  readonly openProject: () => void;
}

export interface MenuSurroundings {
  readonly mac: boolean;
  readonly developing: boolean;
}

/** What a page does by itself has its shortcut in the page; the menu has what only the shell can do. */
export function setMenu(actions: MenuActions, surroundings: MenuSurroundings): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(actions, surroundings)));
}

function menuTemplate(actions: MenuActions, { mac, developing }: MenuSurroundings): MenuItemConstructorOptions[] {
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    { label: words.menu.file, submenu: fileMenu(actions, mac) },
    { role: 'editMenu' },
    { label: 'View', submenu: viewMenu(developing) },
    { role: 'windowMenu' },
    { label: words.menu.help, role: 'help', submenu: [{ role: 'about' }] },
  ];
}

function fileMenu(actions: MenuActions, mac: boolean): MenuItemConstructorOptions[] {
  return [
    { id: 'new-window', label: words.menu.newWindow, accelerator: 'CmdOrCtrl+Shift+N', click: actions.newWindow },
    { type: 'separator' },
    { id: 'new-project', label: words.menu.newProject, click: actions.newProject },
    { id: 'open-project', label: words.menu.openProject, accelerator: 'CmdOrCtrl+O', click: actions.openProject },
    { type: 'separator' },
    mac ? { role: 'close' } : { role: 'quit' },
  ];
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
