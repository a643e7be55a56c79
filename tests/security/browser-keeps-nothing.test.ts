/**
 * @file Where Electron cannot be had, the window is Chromium's, and `npm start` shows it to people. What is typed
 * there must not lie readable in the browser's own folder, not even while it runs, for it may be killed.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { launchApp, type RunningApp } from '../support/app.ts';
import { Keyboard } from '../support/keyboard.ts';
import { findReadable } from '../support/plaintext-scan.ts';
import { OWNER, PASSPHRASE, temporaryFolder } from '../support/vault.ts';

const BROWSER = temporaryFolder();
let app: RunningApp;
afterAll(() => app?.close());

it('writes nothing that is typed into the folder of the browser', async () => {
  app = await launchApp({ env: { TMPDIR: BROWSER } });
  const keys = new Keyboard(app.page);
  await keys.type('Your name', OWNER);
  await keys.type('Passphrase', PASSPHRASE);
  await keys.type('The passphrase again', PASSPHRASE);
  await keys.press('Create the vault');
  await keys.press('New case');
  await keys.type('Reference', 'KN-1');
  await keys.type('Name of the case', 'Zebrafish house');
  await keys.press('Open the case');
  await keys.openTab('People');
  await keys.press('Add a person');
  await keys.type('Name', 'Wombat Pelican');
  await keys.type('How to reach this person safely', 'Only the toucan answers');
  // Longer than Chromium gathers what it writes about open windows.
  await wait(6_000);

  const { found, files } = findReadable(
    [BROWSER],
    [OWNER, PASSPHRASE, 'KN-1', 'Zebrafish house', 'Wombat', 'toucan answers'],
  );
  expect(files).toBeGreaterThan(10);
  expect(found).toEqual([]);
});
