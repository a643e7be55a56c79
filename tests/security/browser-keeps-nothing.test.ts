/**
 * @file Where Electron cannot be had, the window is Chromium's, and `npm start` shows it to people. What is typed
 * there must not lie readable in the browser's own folder, not even while it runs, for it may be killed.
 */
import { type BrowserContext, chromium } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { launchApp, type RunningApp } from '../support/app.ts';
import { findChromium } from '../support/chromium-host/browser.ts';
import { Keyboard } from '../support/keyboard.ts';
import { findReadable } from '../support/plaintext-scan.ts';
import { OWNER, PASSPHRASE, temporaryFolder } from '../support/vault.ts';

const BROWSER = temporaryFolder();
const ORDINARY = temporaryFolder();
const TYPED_THERE = 'Marmoset Quagga';
let app: RunningApp;
let ordinary: BrowserContext;
afterAll(async () => {
  await Promise.all([app?.close(), ordinary?.close()]);
});

/** Types into a Chromium started as it usually is, until it has written that down: it gathers for a while first. */
async function ordinaryWindowHasWritten(): Promise<void> {
  ordinary = await chromium.launchPersistentContext(ORDINARY, {
    executablePath: findChromium(),
    chromiumSandbox: process.getuid?.() !== 0,
    env: { ...process.env, HOME: ORDINARY, XDG_CONFIG_HOME: ORDINARY, TMPDIR: ORDINARY },
  });
  await ordinary.route(
    () => true,
    (route) => route.fulfill({ contentType: 'text/html', body: '<textarea autofocus></textarea>' }),
  );
  const page = ordinary.pages()[0] ?? (await ordinary.newPage());
  await page.goto('https://ordinary.invalid/');
  await page.locator('textarea').pressSequentially(TYPED_THERE);
  const written = () => findReadable([ORDINARY], [TYPED_THERE]).found.length;
  await expect.poll(written, { timeout: 60_000, interval: 250 }).toBeGreaterThan(0);
}

it('writes nothing that is typed into the folder of the browser', async () => {
  app = await launchApp({ env: { TMPDIR: BROWSER } });
  const keys = new Keyboard(app.page);
  await keys.type('Your name', OWNER);
  await keys.type('Passphrase', PASSPHRASE);
  await keys.type('Passphrase again', PASSPHRASE);
  await keys.press('Create vault');
  await keys.press('New case');
  await keys.type('Reference', 'KN-1');
  await keys.type('Name of the case', 'Zebrafish house');
  await keys.press('Create case');
  await keys.openTab('People');
  await keys.press('Add a person');
  await keys.type('Name', 'Wombat Pelican');
  await keys.type('How to reach this person safely', 'Only the toucan answers');
  // What would be written has been by then: it was typed earlier.
  await ordinaryWindowHasWritten();

  const { found, files } = findReadable(
    [BROWSER],
    [OWNER, PASSPHRASE, 'KN-1', 'Zebrafish house', 'Wombat', 'toucan answers'],
  );
  expect(files).toBeGreaterThan(10);
  expect(found).toEqual([]);
});
