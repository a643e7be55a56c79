/**
 * @file Looks at a screen in every way it may be seen: as it is, dark, and with text at 200%. Keeps a picture of
 * each in test-results/screens, asks axe, and measures whether anything has to be scrolled sideways.
 */
import type { RunningApp } from './app.ts';
import { axeFindings } from './axe.ts';

/** What is wrong with the screen now shown, one line each. */
export async function screenFindings(app: RunningApp, name: string): Promise<string[]> {
  const { page } = app;
  const found: string[] = [];
  const note = (way: string, lines: readonly string[]) =>
    found.push(...lines.map((line) => `${name} (${way}): ${line}`));
  await app.picture(name);
  note('light', await axeFindings(page));
  await page.emulateMedia({ colorScheme: 'dark' });
  await app.picture(`${name}-dark`);
  // The same elements, names and order: they were looked at.
  note('dark', await axeFindings(page, 'colours'));
  await page.emulateMedia({ colorScheme: 'light' });
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  await page.evaluate(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))));
  await app.picture(`${name}-200`);
  note('200%', await sideways(app));
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
  return found;
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
