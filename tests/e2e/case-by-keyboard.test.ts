/**
 * What somebody who uses keys, or hears the screen, has to be told and must not lose in a case: an error where it is,
 * a row that moved, a thing that was taken out and brought back, and the keyboard itself. Steps build on one another.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonId } from '../../src-main/core/ids.ts';
import { goToTab } from '../support/case-tabs.ts';
import { dealtWith } from '../support/keyboard.ts';
import { flowOf } from '../support/pdf-tools.ts';
import {
  callIn,
  goByPalette,
  lockedSample,
  offeredFor,
  openSample,
  type SampleOnScreen,
  sampleCase,
} from '../support/sample-on-screen.ts';
import { screenFindings, sideways } from '../support/screen.ts';
import { temporaryFolder } from '../support/vault.ts';

const DESK = temporaryFolder();
let on: SampleOnScreen;
const page = () => on.app.page;
const press = async (...names: readonly string[]) => {
  for (const name of names) {
    await page().keyboard.press(name);
    await dealtWith(page());
  }
};
/** What has the keyboard. */
const place = () =>
  page().evaluate(() => {
    const now = document.activeElement;
    return `${now?.tagName.toLowerCase()} ${now?.getAttribute('aria-label') ?? now?.textContent ?? ''}`;
  });
/** Everything read anew, after the engine was asked behind the page's back. */
const again = async () => {
  await page().reload();
  await page().getByRole('heading', { level: 1 }).first().waitFor();
};
const announced = () => page().locator('[data-announced]').allTextContents();

beforeAll(async () => {
  on = await lockedSample();
  on.app.page.setDefaultTimeout(5000);
});
afterAll(() => on?.app.close());

describe('an error of a form', () => {
  it('of a wrong passphrase is marked, has the keyboard and is said', async () => {
    await on.keys.type('Passphrase', 'not the one at all');
    await press('Enter');
    await page().getByText('That passphrase does not open this vault').first().waitFor({ timeout: 60_000 });
    const field = page().getByLabel('Passphrase', { exact: true });
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
    await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
    await expect.poll(async () => (await announced()).join()).toContain('does not open this vault');
  });

  it('is gone with the right one', async () => {
    await page().getByLabel('Passphrase', { exact: true }).fill('');
    await openSample(on);
  });

  it('of a missing name is marked, has the keyboard and is said', async () => {
    await goToTab(on, 'people');
    await on.keys.press('Add a person');
    await on.keys.press('Add to the case');
    const field = page().getByLabel('Name', { exact: true });
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
    await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
    await expect.poll(async () => (await announced()).join()).toContain('Type a name or a code name.');
    await press('Escape');
    await page().getByRole('dialog').waitFor({ state: 'detached' });
  });
});

describe('the palette', () => {
  it.each(['build', 'add', 'consent', 'safety', 'first hour', 'police', 'threat'])(
    'knows “%s”',
    async (word) => {
      const verbs =
        /^(Add (files|a person)|Record or withdraw consent|Build a bundle|Form: Safety|The first hour|Safe contact)/;
      await expect
        .poll(async () => (await offeredFor(on.app, word)).filter((name) => verbs.test(name)))
        .not.toEqual([]);
    },
  );
});

describe('the evidence', () => {
  it('is the list it was made, when it is come back to', async () => {
    await goToTab(on, 'evidence');
    await on.keys.press('Show a list');
    await goToTab(on, 'bundles');
    await goToTab(on, 'evidence');
    await page().getByRole('button', { name: 'Show a list', pressed: true }).waitFor();
  });

  it('that was removed comes back with Ctrl+Z', async () => {
    await page().getByText('18 documents').waitFor();
    await on.keys.reach(page().locator('main [data-pick-filter]'));
    await press('End', 'Delete');
    await page().getByRole('dialog').waitFor();
    await on.keys.press(/^Remove/);
    await page().getByText('17 documents').waitFor();
    await press('Control+z');
    await page().getByText('18 documents').waitFor();
  });

  it('of a photograph says again that it carries its place, before it leaves', async () => {
    const { evidence } = await callIn(on.app, 'evidenceList', { caseId: await sampleCase(on.app) });
    const photo = evidence.find((one) => one.notes.some(({ code }) => code === 'camera-place'));
    if (photo === undefined) throw new Error('no photograph with a place');
    await goByPalette(on.app, photo.title, /Exhibit/);
    await on.keys.press('Export');
    const dialog = page().getByRole('dialog');
    await dialog.getByText(/where it was taken/).waitFor();
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('says of a page that it is being drawn', async () => {
    await page().evaluate(() => {
      const seen: string[] = [];
      Object.assign(window, { seenTexts: seen });
      new MutationObserver(() => seen.push(document.querySelector('main')?.textContent ?? '')).observe(
        document.body,
        { subtree: true, childList: true, characterData: true },
      );
    });
    await goByPalette(on.app, 'Wage book', /Exhibit/);
    await page()
      .getByRole('img', { name: /^Wage book.*, / })
      .first()
      .waitFor();
    const seen = await page().evaluate(() => (window as unknown as { seenTexts: string[] }).seenTexts.join());
    expect(seen).toContain('Drawing page 1');
  });
});

describe('a bundle', () => {
  it('has Build within a few presses of Tab', async () => {
    await goByPalette(on.app, 'Bundle: Evidence bundle', /Bundle/);
    await page().getByText('All bundles of this case').waitFor();
    await on.keys.press('Skip to building');
    await expect.poll(place).toContain('Build bundle');
    await page().locator('[data-page-title]').focus();
    let stops = 0;
    for (; stops < 12 && !(await place()).includes('Skip to building'); stops += 1) await press('Tab');
    expect(stops).toBeLessThan(12);
    // Its list, however long, is one stop: Build is near without skipping too.
    for (stops = 0; stops < 12 && !(await place()).includes('Build bundle'); stops += 1) await press('Tab');
    expect(stops).toBeLessThan(12);
  });

  it('has buttons that take a change back and make it again, and rest while there is none', async () => {
    const [undo, redo] = ['Undo', 'Redo'].map((name) => page().getByRole('button', { name, exact: true }));
    if (undo === undefined || redo === undefined) throw new Error('no buttons');
    const resting = async () => [
      await undo.getAttribute('aria-disabled'),
      await redo.getAttribute('aria-disabled'),
    ];
    const order = () => page().locator('[data-document]').count();
    await expect.poll(resting).toEqual(['true', 'true']);
    expect(await undo.getAttribute('title')).toContain('Ctrl+Z');
    expect(await redo.getAttribute('title')).toContain('Ctrl+Shift+Z');
    expect(await screenFindings(on.app, 'case-nothing-to-undo')).toEqual([]);
    await on.keys.press(/^Take “.*” out/);
    await expect.poll(order).toBe(17);
    expect(await resting()).toEqual([null, 'true']);
    await on.keys.press('Undo');
    await expect.poll(order).toBe(18);
    await expect.poll(async () => (await announced()).join()).toContain('Undone.');
    // It is the last there was: the button rests, and the keyboard is where it was.
    expect(await resting()).toEqual(['true', null]);
    expect(await place()).toBe('button Undo');
    await press('Enter');
    expect(await order()).toBe(18);
    await on.keys.press('Redo');
    await expect.poll(order).toBe(17);
    expect(await screenFindings(on.app, 'case-something-to-undo')).toEqual([]);
    await press('Control+z');
    await expect.poll(order).toBe(18);
    expect(await resting()).toEqual(['true', null]);
  });

  it('never counts pages of another arrangement than the one that is shown', async () => {
    await page().evaluate(() => {
      const told: string[] = [];
      const look = () => {
        const rows = document.querySelectorAll('[data-document]').length;
        const counted = [...document.querySelectorAll('main [role=status]:not([aria-busy=true])')];
        const said = /(\d+) documents/.exec(counted.map((one) => one.textContent).join());
        if (said !== null && Number(said[1]) !== rows) told.push(`${rows}: ${said[0]}`);
      };
      Object.assign(window, { told });
      const all = { subtree: true, childList: true, characterData: true };
      new MutationObserver(look).observe(document.body, all);
    });
    await on.keys.press(/^Take “.*” out/);
    for (const key of ['z', 'Shift+Z', 'z', 'Shift+Z']) await press(`Control+${key}`);
    await page().getByText('17 documents').waitFor();
    await press('Control+z');
    await page().getByText('18 documents').waitFor();
    expect(await page().evaluate(() => (window as unknown as { told: string[] }).told)).toEqual([]);
  });

  it('has a list that arrow keys go through, line by line and along a line', async () => {
    await on.keys.reach(
      page()
        .getByRole('button', { name: /^Move “/ })
        .first(),
    );
    const first = await place();
    await press('ArrowRight', 'ArrowRight');
    expect(await place()).toMatch(/^button Take “.*” out/);
    await press('ArrowDown', 'ArrowLeft', 'ArrowLeft');
    expect(await place()).toMatch(/^button Move “/);
    expect(await place()).not.toBe(first);
    await press('Control+End');
    expect(await place()).toMatch(/^button Move “/);
    await press('Shift+Tab', 'Tab');
    expect(await place()).toMatch(/^button Move “/);
    await press('Control+Home');
    expect(await place()).toMatch(/Name of the section/);
  });

  it('says where a row went that was moved by keyboard', async () => {
    const second = page()
      .getByRole('button', { name: /^Move “/ })
      .nth(1);
    await on.keys.reach(second);
    await press('Alt+ArrowDown');
    await expect.poll(async () => (await announced()).join()).toMatch(/“.*” is now number \d+ of 18/);
    await press('Control+z');
  });

  it('keeps the keyboard when something is taken out, and when that is undone', async () => {
    await on.keys.press(/^Take “.*” out/);
    await expect.poll(place).not.toMatch(/^body/);
    await expect.poll(async () => (await announced()).join()).toMatch(/“.*” was taken out/);
    await press('Control+z');
    await expect.poll(place).not.toMatch(/^body/);
    await on.keys.press(/^Take “.*” out/);
    await expect.poll(place).not.toMatch(/^body/);
    await on.keys.press(/^Add “.*”|^Add$/);
    await expect.poll(place).not.toMatch(/^body/);
  });

  it('leads from the pages of a finding to the page of the exhibit', async () => {
    await on.keys.reach(page().locator('[data-finding-page]').first());
    await press('Enter');
    await page().locator('section[aria-label=Pages]').waitFor({ timeout: 15_000 });
    await press('Alt+ArrowLeft');
    await page().getByText('All bundles of this case').waitFor();
  });

  it('keeps the keyboard on Build while it is built and after', async () => {
    await on.app.picks(DESK);
    await on.keys.press('Build bundle');
    await expect.poll(place).toContain('Build bundle');
    await page().getByText('Built, read back and checked').waitFor({ timeout: 60_000 });
    await expect.poll(place).toContain('Build bundle');
  });

  it('held back for a consent, with a long name, fits a narrow window and one at 400%', async () => {
    const caseId = await sampleCase(on.app);
    const { people } = await callIn(on.app, 'caseShow', { caseId });
    const survivor = people.find(({ role }) => role === 'survivor');
    const personId = survivor?.id as PersonId;
    await callIn(on.app, 'personUpdate', {
      personId,
      role: 'survivor',
      name: `Nguyễn Thị ${'Hồng'.repeat(40)} Ánh`,
    } as never);
    await callIn(on.app, 'consentRecord', { personId, purpose: 'court-papers', status: 'refused' } as never);
    await again();
    await goByPalette(on.app, 'LH-2026-014', /LH-2026-014/);
    await goByPalette(on.app, 'Bundle: Evidence bundle', /Bundle/);
    await on.app.picks(DESK);
    await on.keys.press('Build bundle');
    await page().locator('[data-consent-stop]').waitFor();
    for (const width of [1366, 1024, 342]) {
      await page().setViewportSize({ width, height: 768 });
      await dealtWith(page());
      await page().locator('[data-consent-stop]').scrollIntoViewIfNeeded();
      await on.app.picture(`case-held-${width}`);
      expect(await sideways(on.app), `${width} wide`).toEqual([]);
      const out = await page()
        .locator('[data-consent-stop], [data-consent-stop] *')
        .evaluateAll((all) =>
          all
            .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
            .map((one) => one.outerHTML.slice(0, 80)),
        );
      expect(out, `${width} wide`).toEqual([]);
    }
    await page().setViewportSize({ width: 1366, height: 768 });
  });
});

describe('the log', () => {
  it('speaks in meaning, and is narrowed down by keyboard', async () => {
    await on.keys.press('All bundles of this case');
    await goToTab(on, 'log');
    await page().getByText('Did not agree: Giving papers to a solicitor and to the court').waitFor();
    await on.keys.reach(page().getByLabel('About', { exact: true }));
    await page().keyboard.type('Bundles');
    await page().getByText('Bundle created').waitFor();
    await page().getByText('Did not agree').waitFor({ state: 'detached' });
    await on.keys.type('From', '1.1.49');
    await page().getByText('0 entries').waitFor();
  });

  it('is written out as it is narrowed down, for the office’s own file', async () => {
    await on.keys.reach(page().getByLabel('From', { exact: true }));
    await press('Control+a', 'Delete');
    // The folder that was picked where a consent was missing was never asked for.
    await on.keys.press('Export the log');
    await on.app.picture('case-log-export');
    await on.keys.press('Choose a folder and save');
    await page().getByText('“Log.pdf” is saved').waitFor();
    await on.app.picture('case-log-exported');
    const text = flowOf(readFileSync(join(DESK, 'Log.pdf')));
    expect(text).toContain('Bundle created');
    expect(text).not.toContain('Did not agree');
    await on.keys.press('Close');
    await page().getByRole('dialog').waitFor({ state: 'detached' });
  });
});

describe('an interview', () => {
  it('has nothing else of the case within reach of the palette', async () => {
    const caseId = await sampleCase(on.app);
    const { people } = await callIn(on.app, 'caseShow', { caseId });
    const personId = people.find(({ role }) => role === 'witness')?.id as PersonId;
    await callIn(on.app, 'ageRecord', { personId, under18: 'no', why: 'A passport was seen' } as never);
    await callIn(on.app, 'screeningStart', { caseId, personId, formId: 'first-account' } as never);
    await again();
    await goByPalette(on.app, 'LH-2026-014', /LH-2026-014/);
    await goToTab(on, 'interviews');
    await on.keys.press(/^Continue: First account/);
    await page()
      .getByRole('heading', { name: /is it safe to talk/ })
      .waitFor();
    const offered = (await offeredFor(on.app, '')).map((name) => name.replace(/(F8|F9|Ctrl L|Now)$/, ''));
    expect(offered.map((name) => name.replace(/:.*/, ''))).toEqual([
      ...['Take a break', 'Leave the interview', 'The first hour', 'Hide the screen', 'Lock the vault'],
    ]);
    expect(await offeredFor(on.app, 'Silverline')).toEqual([]);
    await press('Alt+ArrowLeft');
    await page().getByRole('dialog').waitFor();
    await on.keys.press(/^Leave/);
    await page().getByRole('tab', { name: 'Interviews', selected: true }).waitFor();
  });

  it('has words of another language marked as of that language, and a later account headed as one', async () => {
    await on.keys.press(/^Read: First account, Nguy/);
    await page().locator('[lang=vi]').first().waitFor();
    await on.keys.press('Add a later account');
    await on.keys.type('Why you are adding it', 'She asked to add something');
    await on.keys.type(/^Interpreter/, 'Ms Tran');
    await on.keys.press('Open account');
    await page().getByText('Later account 1: First account').first().waitFor();
  });

  it('without a complaint of the page', () => {
    expect(on.complaints).toEqual([]);
  });
});
