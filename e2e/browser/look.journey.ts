import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';
import { scenes } from '../support/scenes/all-scenes.ts';
import { prepare, type SceneProject } from '../support/scenes/scene-projects.ts';
import { wireGate } from '../support/wire-gate.ts';

test.describe.configure({ mode: 'parallel' });

const themes = ['dark', 'light'] as const;

/** What a small laptop has, and a full screen, where there is room to be wasted. */
const sizes = [
  { suffix: '', width: 1280, height: 800 },
  { suffix: '-large', width: 1920, height: 1080 },
] as const;

/** Times, digests of what has one, and ids that chance has made: they differ every time. */
function changing(page: Page): Locator[] {
  const texts = [/^\d\d:\d\d:\d\d$/u, /^[0-9a-f]{12}$/u, /^[0-9A-Za-z]{20}$/u, /\d m?s$/u, /^opened /u, /^It is made in /u, /^\/.*prometeu-journey-/u, /^last checked /u, /^\s*"asset_uuid": "(?!0198c2)/u];
  return texts.map((text) => page.getByText(text));
}

/** What stands between the page and somebody who hears it, or cannot tell colours apart. Of a second theme only colours can. */
async function barriers(page: Page, theme: (typeof themes)[number]): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (theme === themes[0] ? axe : axe.withRules(['color-contrast', 'link-in-text-block'])).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${(failureSummary ?? '').replaceAll(/\s+/gu, ' ')}`));
}

for (const kind of Object.keys(scenes) as SceneProject[]) {
  test(`${kind}: every screen is as it was reviewed, and shuts nobody out, in both themes`, async ({ context, studio, project }) => {
    // One page through them all; nothing here depends on time.
    test.setTimeout(600_000);
    await prepare[kind](project);
    const gate = await wireGate(context);
    const { page, end } = await studio.open(kind === 'none' ? undefined : project);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    if (kind !== 'none') await expect(page.getByRole('button', { name: /^State of the project/u })).toBeVisible();
    for (const { name, show, small } of scenes[kind]) {
      await test.step(name, async () => {
        await show(page, { project, gate, end });
        // Nothing is under the pointer.
        await page.mouse.move(1279, 799);
        for (const { suffix, width, height } of small ? sizes.slice(0, 1) : sizes) {
          await page.setViewportSize({ width, height });
          for (const theme of themes) {
            await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
            if (suffix === '') expect.soft(await barriers(page, theme), `${name}, ${theme}`).toEqual([]);
            await expect.soft(page).toHaveScreenshot(`${name}-${theme}${suffix}.png`, { mask: changing(page), maskColor: '#808080' });
          }
        }
        await page.setViewportSize(sizes[0]);
      });
    }
  });
}
