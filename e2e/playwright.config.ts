import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findBrowser } from '../scripts/browser/find-browser.ts';

const root = join(import.meta.dirname, '..');
const browser = findBrowser();

/**
 * Journeys in a real browser. `browser`: the browser host. `electron`: the built shell, in Electron where its
 * binary is, otherwise through the substitute (e2e/support/electron-app.ts), which says so. What is in `studio/`
 * runs in both (e2e/support/journey.ts).
 */
const config = defineConfig({
  testDir: import.meta.dirname,
  outputDir: join(root, '.cache/journeys'),
  snapshotPathTemplate: join(import.meta.dirname, 'pictures/{arg}{ext}'),
  globalSetup: join(import.meta.dirname, 'support/build-page.ts'),
  // Two cores, shared. No journey depends on time; the limits only end a hang.
  workers: 2,
  fullyParallel: false,
  timeout: 120_000,
  expect: { timeout: 30_000, toHaveScreenshot: { maxDiffPixelRatio: 0.01, animations: 'disabled', caret: 'hide', scale: 'css' } },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['json', { outputFile: join(root, '.cache/test/journeys.json') }]],
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    launchOptions: {
      ...(browser ? { executablePath: browser } : {}),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--font-render-hinting=none'],
    },
  },
  projects: [
    { name: 'browser', testMatch: ['studio/**/*.journey.ts', 'browser/**/*.journey.ts'] },
    { name: 'electron', testMatch: ['studio/**/*.journey.ts', 'electron/**/*.journey.ts'] },
  ],
});

export default config;
