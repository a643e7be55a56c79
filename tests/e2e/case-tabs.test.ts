/**
 * The page of the sample case on a laptop of 1366 × 768: every tab by keyboard, none longer than two screens, nothing
 * that axe finds, nothing to scroll sideways at 200%, and the chosen tab told apart where the system sets the colours.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CASE_TABS, type CaseTab, goToTab } from '../support/case-tabs.ts';
import { dealtWith } from '../support/keyboard.ts';
import { lockedSample, openSample, type SampleOnScreen } from '../support/sample-on-screen.ts';
import { screenFindings } from '../support/screen.ts';

let on: SampleOnScreen;

beforeAll(async () => {
  on = await lockedSample();
  await openSample(on);
});
afterAll(() => on?.app.close());

describe('each tab of the sample case', () => {
  it.each(CASE_TABS)('%s: by keyboard, within two screens', async (tab: CaseTab) => {
    const { app } = on;
    await goToTab(on, tab);
    await dealtWith(app.page);
    // The days come after the page: measured without them it would pass at any length.
    if (tab === 'contact') await app.page.locator('[data-clock]').first().waitFor();
    const screens = await app.page.evaluate(() => {
      const main = document.querySelector('main');
      return main === null ? Number.NaN : main.scrollHeight / main.clientHeight;
    });
    process.stdout.write(`${tab}: ${Math.round(screens * 100) / 100} screens\n`);
    expect(screens).toBeLessThanOrEqual(2);
    expect(await screenFindings(app, `case-${tab}`)).toEqual([]);
  });

  it('tells the chosen tab apart where the system sets the colours', async () => {
    const { app } = on;
    await app.page.emulateMedia({ forcedColors: 'active' });
    // Not by where the keyboard is, which may be anywhere.
    await app.page.locator('main').focus();
    const looks = await app.page.getByRole('tab').evaluateAll((tabs) =>
      tabs.map((one) => ({
        chosen: one.getAttribute('aria-selected') === 'true',
        colour: getComputedStyle(one).backgroundColor,
      })),
    );
    await app.picture('case-forced-colours');
    await app.page.emulateMedia({ forcedColors: 'none' });
    const [chosen] = looks.filter((look) => look.chosen);
    const others = looks.filter((look) => !look.chosen).map(({ colour }) => colour);
    expect(others).not.toContain(chosen?.colour);
  });

  it('without a complaint of the page', () => {
    expect(on.complaints).toEqual([]);
  });
});
