/** Where no project is open. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from '../journey.ts';
import type { Scene } from './scene.ts';

const nameField = (page: Page) => page.getByRole('textbox', { name: 'Name of the new project' });

async function make(page: Page, name: string): Promise<void> {
  await nameField(page).fill(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeAttached();
  await page.keyboard.press('Control+o');
  await expect(page.getByText('Recent projects')).toBeVisible();
}

export const welcomeScenes: readonly Scene[] = [
  { name: 'welcome', show: async (page) => expect(page.getByText('Recent projects')).toBeVisible() },
  {
    name: 'welcome-refused',
    small: true,
    show: async (page) => {
      await nameField(page).fill('moon/base');
      await page.keyboard.press('Enter');
      await expect(page.getByText(/is no path/u)).toBeVisible();
    },
  },
  {
    name: 'welcome-gone',
    small: true,
    show: async (page) => {
      for (const name of ['moon-base', 'lost-in-space', 'deep-cave']) await make(page, name);
      const hint = await page.getByText(/^It is made in /u).innerText();
      await rm(join(hint.replace('It is made in ', ''), 'lost-in-space'), { recursive: true });
      await page.keyboard.press('Alt+2');
      await expect(page.getByText('not there any more')).toBeVisible();
    },
  },
  {
    name: 'welcome-recent',
    show: async (page) => {
      await page.reload();
      await expect(page.getByRole('button', { name: /^deep-cave/u })).toBeFocused();
    },
  },
];
