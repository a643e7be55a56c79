/**
 * The page of the sample case on a laptop of 1366 × 768: every tab by keyboard, none longer than two screens, nothing
 * that axe finds, nothing to scroll sideways at 200%, and the chosen tab told apart where the system sets the colours.
 * Then the search, from what is typed to the page that it stands on.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src-main/host/system.ts';
import { openVault } from '../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../src-main/vault/passphrase.ts';
import { indexPages, noteUnread } from '../../src-main/vault/queries/search-index.ts';
import { CASE_TABS, type CaseTab, goToTab } from '../support/case-tabs.ts';
import { dealtWith } from '../support/keyboard.ts';
import {
  lockedSample,
  openSample,
  SAMPLE_PASSPHRASE,
  type SampleOnScreen,
} from '../support/sample-on-screen.ts';
import { screenFindings } from '../support/screen.ts';

let on: SampleOnScreen;

beforeAll(async () => {
  on = await lockedSample();
  await nothingReadYet(on.vaultFolder);
  await openSample(on);
});
afterAll(() => on?.app.close());

/** As an upgrade leaves it: no page is read for the search, and of one document they could not be. */
async function nothingReadYet(folder: string): Promise<void> {
  const passphrase = passphraseBytes(SAMPLE_PASSPHRASE);
  const session = await openVault({ folder, passphrase, clock: systemClock });
  session.index((tx) => {
    const [first, ...others] = tx.all<{ id: string }>('SELECT id FROM evidence ORDER BY position');
    noteUnread(tx, first?.id ?? '', 'took-too-long');
    for (const { id } of others) {
      indexPages(tx, id, []);
      tx.run("INSERT OR IGNORE INTO search_due (source, key) VALUES ('page', ?)", [id]);
    }
  });
  session.lock();
}

const hasKeyboard = (one: Element): boolean => one === document.activeElement;

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
});

describe('the search', () => {
  const page = () => on.app.page;
  const press = async (...names: readonly string[]) => {
    for (const name of names) {
      await page().keyboard.press(name);
      await dealtWith(page());
    }
  };
  const looked = async (name: string) => expect(await screenFindings(on.app, `search-${name}`)).toEqual([]);

  it('says what is not read yet, reads it, and tries again what could not be read', async () => {
    await press('Control+Shift+f');
    await page()
      .getByText(/^\d+ documents are not ready/)
      .waitFor();
    await looked('due');
    await on.keys.press('Prepare them now');
    await page().getByText('Everything readable can be found').waitFor({ timeout: 60_000 });
    await looked('unread');
    // What was pressed is gone; the keyboard is not.
    await expect.poll(() => page().locator(':focus').count()).toBe(1);
    await on.keys.press('Try again');
    await page().getByText('Everything can be found').waitFor({ timeout: 60_000 });
    await looked('read');
    await press('Alt+ArrowLeft');
  });

  it('is opened with a key, says what it is for, and finds as one types, a letter off too', async () => {
    await press('Control+Shift+f');
    await page().getByRole('heading', { name: 'Search your cases' }).waitFor();
    await looked('empty');
    await expect.poll(() => page().getByLabel('Search for').evaluate(hasKeyboard)).toBe(true);
    await page().keyboard.type('pasport');
    await page().locator('[data-near]').getByText('passport').waitFor();
    await page().locator('[data-found] mark').first().waitFor();
    await looked('near');
    await press('Control+a');
    await page().keyboard.type('zzqx');
    await page().getByText('No match for').waitFor();
    await looked('nothing');
  });

  it('is what the palette does with words that nothing is called by, and leads to the page and back', async () => {
    await press('Control+k');
    await page().keyboard.type('wages');
    const offer = page().getByRole('option', { name: /^Search this case for/ });
    await offer.waitFor();
    for (let step = 0; step < 45 && (await offer.getAttribute('aria-selected')) !== 'true'; step += 1)
      await press('ArrowDown');
    await press('Enter');
    await page().locator('[data-found=evidence] mark').first().waitFor();
    await looked('words');
    await on.keys.reach(
      page()
        .locator('[data-found=evidence]')
        .getByRole('button', { name: /Page \d/ })
        .first(),
    );
    await press('Enter');
    await page().locator('section[aria-label=Pages]').waitFor();
    await press('Alt+ArrowLeft');
    await expect.poll(() => page().getByLabel('Search for').inputValue()).toBe('wages');
  });

  it('says where a name still appears, in the case and in what has left', async () => {
    await on.keys.openTab('Where a name still appears');
    await page().getByLabel('Name', { exact: true }).fill('Nguyen');
    await on.keys.press('Find it');
    await page().locator('[data-named-count]').waitFor();
    await page().getByRole('heading', { name: 'In what has left' }).waitFor();
    await looked('name');
  });
});

describe('all of it', () => {
  it('without a complaint of the page', () => {
    expect(on.complaints).toEqual([]);
  });
});
