/**
 * Somebody sits in the room, the window is small, and the hands are on the keyboard: that something works is shown, messages
 * are brought into sight, the section keeps its name, and what was said once is not said again. Steps build on one another.
 */
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CaseOnScreen,
  caseOnScreen,
  stopAtFirstFailure,
  tellTheStory,
} from '../support/case-on-screen.ts';

let on: CaseOnScreen;
let page: CaseOnScreen['app']['page'];
const announced = () => page.locator('[data-announced]').textContent();
const main = () => page.locator('main');
beforeAll(async () => {
  on = await caseOnScreen('night');
  ({ page } = on.app);
  await page.setViewportSize({ width: 1024, height: 700 });
  await tellTheStory(on);
  await on.readAgain('interviews');
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'night-stuck');

/** Whether all of it is between the top bar and the foot of the window. */
async function isInSight(thing: Locator): Promise<boolean> {
  const [box, within] = await Promise.all([thing.boundingBox(), main().boundingBox()]);
  if (box === null || within === null) return false;
  return box.y >= within.y - 1 && box.y + box.height <= within.y + within.height + 1;
}

describe('a later account', () => {
  it('keeps the vault open, and says so in words that nobody takes for recording', async () => {
    await on.keys.press(/^Read: Screening interview,/);
    await on.keys.press('Add a later account');
    await on.keys.type('Why you are adding it', 'A second meeting');
    await on.keys.type(/^Interpreter/, 'Ms Tran');
    await on.keys.press('Open account');
    await page.locator('[data-question=safety-alone]').waitFor();
    expect(await page.getByRole('button', { name: /listen|record/i }).count()).toBe(0);
    await on.says(/The vault stays open while this page is open/);
    await on.look('01-keep-open');
  });

  it('has nothing left to say once another section is open', async () => {
    await on.keys.reach(page.locator('[data-question=safety-alone] input').first());
    await on.press('1', '1', '1', 'Enter', 'Alt+3');
    await on.keys.press(/^Section: /);
    await on.keys.press(/^Police and other authorities/);
    await on.heading('Police and other authorities');
    await expect.poll(announced).toBe('');
  });

  it('has the name of its section in sight where the heading is scrolled away', async () => {
    const here = page.locator('[data-here]');
    expect(await here.isVisible()).toBe(false);
    const before = await page.locator('[data-question]').first().boundingBox();
    await main().evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await expect.poll(() => here.isVisible()).toBe(true);
    expect(await here.textContent()).toBe('Police and other authorities');
    expect((await here.boundingBox())?.width).toBeGreaterThan(60);
    await on.look('02-section-name');
    await page.setViewportSize({ width: 640, height: 700 });
    await on.app.picture('night-02-section-name-640');
    await page.setViewportSize({ width: 1024, height: 700 });
    await main().evaluate((element) => element.scrollTo(0, 0));
    await expect.poll(() => here.isVisible()).toBe(false);
    // It moves nothing by coming and going.
    const after = await page.locator('[data-question]').first().boundingBox();
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThanOrEqual(1);
  });

  it('shows on the page that checks it what was told in it, and the rest as one line that opens', async () => {
    await on.keys.press(/^Section: /);
    await on.keys.press(/^Check the answers/);
    await on.heading('Check the answers');
    const rest = page.locator('[data-not-asked]');
    await rest.waitFor();
    await expect.poll(() => page.getByText('Not asked yet').first().isVisible()).toBe(false);
    expect(await page.locator('section dt:visible').count()).toBeLessThan(12);
    await on.look('03-check');
    await on.keys.reach(rest.locator('summary'));
    await on.press('Enter');
    await page.getByText('Not asked yet').first().waitFor();
    await on.look('04-check-opened');
    await on.keys.press('Done');
  });
});

describe('a sheet that is begun', () => {
  it('says at once that it works, and two presses make one sheet', async () => {
    await on.readAgain('forms');
    await page.evaluate(() => {
      const said: string[] = [];
      Object.assign(window, { said });
      new MutationObserver(() => {
        for (const one of document.querySelectorAll('[role=status], [aria-busy=true]'))
          said.push(one.textContent ?? '');
      }).observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
    });
    await on.keys.reach(page.getByRole('button', { name: /^Start: NRM referral/ }));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Space');
    await on.says('Section: About this form');
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { said: string[] }).said.join('|')))
      .toContain('Starting');
    const { screenings } = await on.call('screeningList', { caseId: on.caseId });
    expect(screenings.filter((one) => one.formId === 'nrm-preparation').length).toBe(1);
  });
});

describe('a message below what is seen', () => {
  it('is brought into sight in a narrow window, and the keyboard stays where it was', async () => {
    await on.readAgain('contact');
    await page.setViewportSize({ width: 640, height: 700 });
    await on.call('contactPlanRecord', {
      personId: on.personId,
      plan: {
        ways: [],
        never: [{ what: 'channel', value: 'telephone', why: 'He answers it' }],
        withholdNumber: 'not-asked',
        everyDays: null,
        reviewOn: null,
        hours: [],
        ifOtherAnswers: '',
        ifNotReached: '',
      },
      reason: '',
    });
    await on.keys.press('Log a contact');
    const save = page.getByRole('button', { name: 'Save contact', exact: true });
    await on.keys.reach(save);
    await save.evaluate((element) => element.scrollIntoView({ block: 'end' }));
    await on.press('Enter');
    const message = page.getByRole('alert').first();
    await message.waitFor();
    await expect.poll(() => isInSight(message)).toBe(true);
    await on.app.picture('night-05-message-640');
    // The button was disabled while it worked: the keyboard is on it again, and not at the top of the window.
    await expect.poll(() => save.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('moves nothing under whoever clicked into a field and is about to type', async () => {
    await main().locator('textarea').first().click();
    const place = () => main().evaluate((element) => element.scrollTop);
    const before = await place();
    await page.evaluate(() => {
      const words = Object.assign(document.createElement('p'), {
        role: 'status',
        textContent: 'Of elsewhere',
      });
      document.querySelector('main [data-contact-form]')?.append(words);
    });
    await page.getByText('Of elsewhere').waitFor();
    await on.press('Shift');
    expect(await place()).toBe(before);
  });
});

it('is as it should be on every screen', () => {
  expect(on.findings).toEqual([]);
  expect(on.complaints).toEqual([]);
});
