import { dialog, shell, type BrowserWindow, type OpenDialogOptions } from 'electron';
import type { RequestOf } from '../src/contract/operations.ts';
import { words } from './words.ts';

export type PickPurpose = RequestOf<'pickProject'>['purpose'];

/** The system's dialog for a project's folder; nothing when the person cancelled. */
export async function pickDirectory(window: BrowserWindow | undefined, purpose: PickPurpose): Promise<string | undefined> {
  const { title, button } = purpose === 'open' ? words.openProject : words.createProject;
  const options: OpenDialogOptions = {
    title,
    buttonLabel: button,
    properties: purpose === 'open' ? ['openDirectory'] : ['openDirectory', 'createDirectory', 'promptToCreate'],
  };
  const { canceled, filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  return canceled ? undefined : filePaths[0];
}

/** Shows it in the system's file browser, selected; never opens or runs it. */
export function reveal(path: string): void {
  shell.showItemInFolder(path);
}

/** Tells why what was asked for from outside was not opened. */
export async function tellNotOpened(window: BrowserWindow, why: string): Promise<void> {
  const { message, understood } = words.notOpened;
  await dialog.showMessageBox(window, { type: 'warning', message, detail: why, buttons: [understood] });
}
