import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** Names under which systems carry Chromium or a sibling of it. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/**
 * A Chromium for the journeys: the one named by PROMETEU_BROWSER, the system's, or Playwright's own.
 * Nothing is downloaded here.
 */
export function findBrowser(): string | undefined {
  const named = process.env['PROMETEU_BROWSER'];
  if (named) return named;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), chromium.executablePath()];
  return candidates.find(isExecutable);
}

/** Finds one or installs one: Debian's where this process may, otherwise Playwright's. At most ten minutes. */
export function findOrInstallBrowser(): string | undefined {
  const found = findBrowser();
  if (found) return found;
  console.log('No Chromium found for the end-to-end tests: installing one.');
  for (const [command, args] of installers()) {
    spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 600_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    const installed = findBrowser();
    if (installed) return installed;
  }
  return undefined;
}

function installers(): (readonly [string, string[]])[] {
  const debian: (readonly [string, string[]])[] =
    process.getuid?.() === 0 && isExecutable('/usr/bin/apt-get')
      ? [
          ['apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']],
          // An image whose package lists are old or gone.
          ['sh', ['-c', 'apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium']],
        ]
      : [];
  return [...debian, ['playwright', ['install', 'chromium']]];
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
