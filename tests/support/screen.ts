/**
 * @file Looks at a screen in every way it may be seen: as it is, dark, and with text at 200%. Asks axe, and measures
 * whether anything has to be scrolled sideways. Keeps a picture of each in test-results/screens; where the whole suite
 * is run, dark and at 200% only of what something is found on.
 */
import type { Page } from 'playwright-core';
import type { RunningApp } from './app.ts';
import { axeFindings } from './axe.ts';

/** Set by scripts/test.mjs for a whole suite: nobody looks at a thousand pictures, and each takes its time. */
const EVERY_PICTURE = process.env.TESTIMONY_PICTURES !== 'light';

/** What is wrong with the screen now shown, one line each. */
export async function screenFindings(app: RunningApp, name: string): Promise<string[]> {
  const { page } = app;
  const found: string[] = [];
  const note = async (way: string, lines: readonly string[], picture: string) => {
    found.push(...lines.map((line) => `${name} (${way}): ${line}`));
    if (EVERY_PICTURE || lines.length > 0) await app.picture(picture);
  };
  // Always one of these: taking it waits until everything stands where it will.
  await app.picture(name);
  found.push(...(await axeFindings(page)).map((line) => `${name} (light): ${line}`));
  await page.emulateMedia({ colorScheme: 'dark' });
  await settled(page);
  // The same elements, names and order: they were looked at.
  await note('dark', await axeFindings(page, 'colours'), `${name}-dark`);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  await settled(page);
  await note('200%', await sideways(app), `${name}-200`);
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
  return found;
}

/** Until what was just changed is drawn, and colours that glide from one to the other have arrived. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
    for (const moving of document.getAnimations())
      if (Number.isFinite(moving.effect?.getComputedTiming().endTime)) moving.finish();
  });
}

/** Elements that have to be scrolled sideways to be read, or that stick out of the window. */
export function sideways(app: RunningApp): Promise<string[]> {
  return app.page.evaluate(() => {
    const lines: string[] = [];
    for (const one of document.querySelectorAll<HTMLElement>('body, body *')) {
      const { overflowX, visibility } = getComputedStyle(one);
      if (visibility === 'hidden' || one.closest('[aria-hidden=true], svg') !== null) continue;
      const scrolls = overflowX === 'auto' || overflowX === 'scroll' || one === document.body;
      if (scrolls && one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1)
        lines.push(
          `${one.tagName.toLowerCase()}.${one.className} scrolls sideways by ${one.scrollWidth - one.clientWidth}`,
        );
    }
    return lines;
  });
}
