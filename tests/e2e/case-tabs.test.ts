/**
 * The page of the sample case on a laptop of 1366 × 768: every tab by keyboard, none longer than two screens, nothing
 * that axe finds, nothing to scroll sideways at 200%, and the chosen tab told apart where the system sets the colours.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, type RunningApp } from '../support/app.ts';
import { CASE_TABS, type CaseTab, goToTab } from '../support/case-tabs.ts';
import { runNode } from '../support/cli.ts';
import { dealtWith, Keyboard } from '../support/keyboard.ts';
import { screenFindings } from '../support/screen.ts';
import { temporaryFolder } from '../support/vault.ts';

const PASSPHRASE = 'seven lanterns on the harbour wall';
const out = join(temporaryFolder(), 'demo');

let app: RunningApp;
let on: { readonly app: RunningApp; readonly keys: Keyboard };
const complaints: string[] = [];

beforeAll(async () => {
  const demo = await runNode('scripts/demo.ts', ['--out', out], {});
  expect(demo.code, demo.stderr).toBe(0);
  app = await launchApp({ vaultFolder: join(out, 'vault') });
  on = { app, keys: new Keyboard(app.page) };
  app.page.on('pageerror', (error) => complaints.push(error.message));
  app.page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await app.page.setViewportSize({ width: 1366, height: 768 });
  await on.keys.type('Passphrase', PASSPHRASE);
  await app.page.keyboard.press('Enter');
  await app.page.getByRole('heading', { name: /^(Today|Cases)$/ }).waitFor({ timeout: 60_000 });
  await palette('LH-2026-014', /LH-2026-014/);
  await app.page.getByRole('tab', { name: 'Overview' }).waitFor();
});
afterAll(() => app?.close());

/** Types into the palette and takes the first of what it finds. */
async function palette(text: string, found: RegExp): Promise<void> {
  await app.page.keyboard.press('Control+K');
  await app.page.keyboard.type(text);
  await app.page.getByRole('option', { name: found }).first().waitFor();
  await app.page.keyboard.press('Enter');
  await app.page.getByRole('dialog').waitFor({ state: 'detached' });
  await dealtWith(app.page);
}

describe('each tab of the sample case', () => {
  it.each(CASE_TABS)('%s: by keyboard, within two screens', async (tab: CaseTab) => {
    await goToTab(on, tab);
    await dealtWith(app.page);
    const screens = await app.page.evaluate(() => {
      const main = document.querySelector('main');
      return main === null ? Number.NaN : main.scrollHeight / main.clientHeight;
    });
    process.stdout.write(`${tab}: ${Math.round(screens * 100) / 100} screens\n`);
    expect(screens).toBeLessThanOrEqual(2);
    expect(await screenFindings(app, `case-${tab}`)).toEqual([]);
  });

  it('tells the chosen tab apart where the system sets the colours', async () => {
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
    expect(complaints).toEqual([]);
  });
});
