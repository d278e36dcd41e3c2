import type { BrowserWindow } from 'electron';

export type FromElectron = BrowserWindow;
export const fromNode = process.versions;

// @ts-expect-error the main process has no page
export const fromPage = document.title;
