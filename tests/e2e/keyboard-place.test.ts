/** The keyboard is somewhere at every moment: what had it may go, and then it goes on from beside where it was. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, type RunningApp } from '../support/app.ts';
import { Keyboard } from '../support/keyboard.ts';
import { OWNER, PASSPHRASE, temporaryFolder } from '../support/vault.ts';

const DESK = temporaryFolder();
let app: RunningApp;
let keys: Keyboard;
beforeAll(async () => {
  app = await launchApp();
  keys = new Keyboard(app.page);
  await keys.type('Your name', OWNER);
  await keys.type('Passphrase', PASSPHRASE);
  await keys.type('Passphrase again', PASSPHRASE);
  await keys.press('Create vault');
  await keys.press('New case');
  await keys.type('Reference', 'KP-1');
  await keys.type('Name of the case', 'قضية سمر');
  await keys.press('Create case');
  await app.page.getByRole('heading', { name: 'قضية سمر' }).waitFor();
});
afterAll(() => app?.close());

/** What has the keyboard once the screen has come to rest. */
const place = () =>
  app.page.evaluate(() => {
    const now = document.activeElement;
    return `${now?.getAttribute('role') ?? now?.tagName.toLowerCase()} ${now?.getAttribute('aria-label') ?? now?.textContent ?? ''}`;
  });

describe('the keyboard', () => {
  it('goes from a tile of the overview to the tab it opened', async () => {
    await keys.press(/Add the person this case is about/);
    await app.page.getByText('Nobody is in this case yet').waitFor();
    await expect.poll(place).toBe('tab People');
  });

  it('stays on "Add a person" when the first person takes the empty place away', async () => {
    await keys.press('Add a person');
    await keys.type('Name', 'سمر (Samar)');
    const typed = app.page.getByLabel('Name', { exact: true });
    expect(await typed.evaluate((field) => getComputedStyle(field).direction)).toBe('rtl');
    await keys.press('Add to the case');
    await app.page.getByText('1 person').waitFor();
    await expect.poll(place).toBe('button Add a person');
  });

  it('stays on the button that shows evidence another way', async () => {
    writeFileSync(join(DESK, 'note.txt'), 'A note');
    await app.picks(join(DESK, 'note.txt'));
    await keys.openTab('Evidence');
    await keys.press('Add files');
    await keys.press('Show a list');
    await expect.poll(place).toBe('button Show a list');
  });

  it('is in the palette as soon as its keys are pressed, and back where it was when it closes', async () => {
    const { page } = app;
    await keys.reach(page.getByRole('button', { name: 'Show a list' }));
    const soon = await page.evaluate(() => {
      const keydown = new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true });
      document.activeElement?.dispatchEvent(keydown);
      return document.activeElement?.getAttribute('role');
    });
    expect(soon).toBe('combobox');
    await page.keyboard.press('Escape');
    await expect.poll(place).toBe('button Show a list');
  });

  it('opens with Enter what was typed for in the palette, however soon it is pressed', async () => {
    for (const title of ['Lantern', 'Meadow', 'Quarry']) {
      await app.page.evaluate(
        async (name) =>
          void (await window.testimony.calls.caseCreate({ reference: name, title: `R v ${name}` })),
        title,
      );
    }
    await app.page.keyboard.press('Control+K');
    await app.page
      .getByRole('combobox', { name: 'Type a case, an exhibit, an action or words to search for' })
      .fill('Meadow');
    await app.page.keyboard.press('Enter');
    await app.page.getByRole('heading', { name: 'R v Meadow' }).waitFor();
  });
});
