/** What the bar says of a project, and of the Studio itself. */
import type { Page } from '@playwright/test';
import { showScreen } from '../asset-parts.ts';
import { expect } from '../journey.ts';
import type { WireGate } from '../wire-gate.ts';
import type { Scene } from './scene.ts';

/** A project that a newer version has written. */
export const readOnlyScenes: readonly Scene[] = [
  {
    name: 'read-only',
    show: async (page) => {
      await page.getByRole('button', { name: 'Read-only' }).click();
      await expect(page.getByText('The registry was written by a newer Prometeu Studio.').first()).toBeVisible();
    },
  },
  {
    name: 'read-only-settings',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await showScreen(page, 'Settings');
      await expect(page.getByText('This project cannot be written')).toBeVisible();
    },
  },
  {
    name: 'studio-ended',
    show: async (page, { end }) => {
      await end();
      await expect(page.getByText('The Studio was ended')).toBeVisible();
    },
  },
];

/** As a packer says it whose watch is broken, or that has none. */
function observe(gate: WireGate, mode: 'polling' | 'off', reason: string): void {
  const told = `"observation":{"mode":"${mode}","reason":"${reason}",`;
  gate.retell((message) => message.replaceAll(/"observation":\{"mode":"\w+",("reason":"[^"]*",)?/gu, told));
}

async function showObservation(page: Page, word: string): Promise<void> {
  await page.reload();
  await page.getByRole('button', { name: new RegExp(`^How the disk is observed: ${word}`, 'u') }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

export const unwatchedScenes: readonly Scene[] = [
  {
    name: 'observation-polling',
    small: true,
    show: async (page, { gate }) => {
      observe(gate, 'polling', 'The disk is looked at every 2 s: ENOSPC: System limit for number of file watchers reached.');
      await showObservation(page, 'Polling');
    },
  },
  {
    name: 'observation-off',
    small: true,
    show: async (page, { gate }) => {
      observe(gate, 'off', 'The disk is looked at when something needs it.');
      await showObservation(page, 'Off');
    },
  },
  {
    name: 'connection-lost',
    show: async (page, { gate }) => {
      await page.keyboard.press('Escape');
      gate.cut();
      await expect(page.getByText(/^The connection to the Studio is lost/u).first()).toBeVisible();
    },
  },
];
