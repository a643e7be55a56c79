/**
 * The analysis sheets start from what was told, and a referral is looked through before it is sent, by keyboard: what is
 * offered beside a point is linked or left, a leg is taken, a line set aside, a field gone to, and the day it was sent
 * recorded. Each screen is looked at as it is, dark, and at 200% text. Steps build on one another.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '../../src-main/contract/index.ts';
import {
  type CaseOnScreen,
  caseOnScreen,
  stopAtFirstFailure,
  tellTheStory,
} from '../support/case-on-screen.ts';

let on: CaseOnScreen;
beforeAll(async () => {
  on = await caseOnScreen('ready');
  await tellTheStory(on);
  const about = { caseId: on.caseId, personId: on.personId };
  await on.call('personAdd', { caseId: on.caseId, role: 'witness', name: 'Ngọc Trần' });
  for (const formId of ['elements', 'journey-legs']) await on.call('screeningStart', { ...about, formId });
  const { id: screeningId } = await on.call('screeningStart', { ...about, formId: 'nrm-preparation' });
  await on.call('screeningCarryOver', { screeningId });
  const answers = [
    {
      question: 'living-conditions',
      state: 'answered',
      value: 'A mattress beside Ngọc, who slept there too. “Nobody ever told these words.”',
    },
    { question: 'professional-insight', state: 'cleared' },
  ];
  await on.call('screeningAnswer', { screeningId, answers } as CallInput<'screeningAnswer'>);
  await on.readAgain('forms');
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'ready-stuck');
const offers = (point: string) => on.app.page.locator(`[data-offers=${point}]`);

describe('what was told, beside a point', () => {
  it('has its words and where they are from, and answers nothing', async () => {
    await on.keys.press(/^Continue: Elements of the NRM definition,/);
    await on.heading('Elements of the NRM definition');
    await on.keys.press('Means');
    await offers('means-deception').locator('.words').first().waitFor();
    const said = await offers('means-deception').textContent();
    expect(said).toMatch(/Said, and may bear on this.*Screening interview/s);
    const card = on.app.page.locator('fieldset[data-question=means-deception]');
    expect(await card.getByRole('radio', { checked: true }).count()).toBe(0);
    await on.look('10-offers');
  });

  it('is linked with one press, and the keyboard goes on to the next', async () => {
    const first = offers('means-deception').locator('[data-offer-link]').first();
    const name = (await first.getAttribute('aria-label')) ?? '';
    await first.focus();
    await on.press('Enter');
    await on.app.page.locator('[data-links=means-deception] .words').first().waitFor();
    await offers('means-deception').locator(`[aria-label="${name}"]`).waitFor({ state: 'detached' });
    await on.app.page.waitForFunction(
      () => document.activeElement?.closest('[data-offers=means-deception]') !== null,
    );
    await on.look('11-linked');
  });

  it('is left, and brought back with Ctrl+Z', async () => {
    const leave = offers('means-deception').getByRole('button', { name: /^Dismiss: / });
    const count = await leave.count();
    await leave.first().focus();
    await on.press('Enter');
    await on.says('One dismissed');
    await offers('means-deception').locator('details').waitFor();
    await expect.poll(() => leave.count()).toBe(count - 1);
    await on.says(/Dismissed and no longer offered/);
    await on.press('Control+z');
    await offers('means-deception').locator('details').waitFor({ state: 'detached' });
    await expect.poll(() => leave.count()).toBe(count);
    await on.keys.press('Back to the case');
    await on.isAt('forms');
  });

  it('of a journey is a leg, taken into the list with one press', async () => {
    await on.keys.press(/^Continue: Journey/);
    await on.keys.press(/Legs of the journey/);
    await offers('legs').locator('[data-offer-link]').first().focus();
    await on.look('20-legs');
    await on.press('Enter');
    await offers('legs').locator('[data-offer-link]').first().waitFor({ state: 'detached' });
    const place = on.app.page.locator('[data-question=legs]').getByLabel('To place').first();
    expect(await place.inputValue()).toBe('Farrowmouth');
    await on.look('21-leg-taken');
    await on.keys.press('Back to the case');
    await on.isAt('forms');
  });
});

describe('whether a referral is ready', () => {
  it('lists what is empty, what the guidance looks for, and who else could be known', async () => {
    await on.keys.press(/^Continue: NRM referral/);
    await on.keys.press('Ready to send?');
    await on.app.page.locator('[data-readiness]').waitFor();
    const looks = await on.app.page.locator('[data-line^="look/"] h3').allTextContents();
    expect(looks.map((one) => one.trim())).toEqual(
      expect.arrayContaining(['A timeline', 'Signs that were seen', 'Your professional view', 'Whom to ask']),
    );
    expect(await on.app.page.locator('[data-ready=others]').textContent()).toMatch(/Ngọc.*witness/s);
    await on.look('30-ready');
  });

  it('begins with each field that was carried, to be read by itself, and the keyboard goes on to the next', async () => {
    const list = on.app.page.locator('[data-ready=carried]');
    expect(await on.app.page.locator('[data-look-for] li').count()).toBe(9);
    expect(await list.locator('[data-official]').first().textContent()).toMatch(/\w/);
    expect(await list.textContent()).toMatch(/Made from what was said here.*Screening interview/s);
    // The field that was worded by hand is not among them.
    expect(await list.locator('[data-line^="read/living-conditions"]').count()).toBe(0);
    // Part by part: the first that has something to be read is open.
    const parts = list.locator('button[aria-expanded]');
    expect(await parts.first().getAttribute('aria-expanded')).toBe('true');
    const shut = list.locator('button[aria-expanded=false]');
    while ((await shut.count()) > 0) await shut.first().press('Enter');
    const unread = list.locator('[data-read=false]');
    const count = await unread.count();
    expect(count).toBeGreaterThan(2);
    await list.scrollIntoViewIfNeeded();
    await on.look('34-carried');
    const line = (await unread.nth(1).getAttribute('data-line')) ?? '';
    const next = (await unread.nth(2).getAttribute('data-line')) ?? '';
    await list.locator(`[data-line="${line}"] [data-stays]`).focus();
    await on.press('Enter');
    await list
      .locator(`[data-line="${line}"][data-read=true]`)
      .getByText(/^Checked by .*: Checked, keep it/)
      .waitFor();
    await on.app.page.waitForFunction(
      (name) => document.activeElement?.closest('[data-line]')?.getAttribute('data-line') === name,
      next,
    );
    await expect.poll(() => unread.count()).toBe(count - 1);
    await on.look('35-one-read');
  });

  it('names those that are unread at the head of what is to be copied, and leads back to them', async () => {
    const unread = await on.app.page.locator('[data-ready=carried] [data-read=false]').count();
    await on.keys.press('Copy into the official form');
    await on.app.page.locator('[data-unread]').waitFor();
    expect(await on.app.page.locator('[data-unread] li').count()).toBe(unread);
    expect(await on.app.page.locator('[data-copy-gate]').textContent()).not.toMatch(
      /worksheet settle|--take/,
    );
    await on.look('36-unread-before-copying');
    await on.keys.press('Check each of them');
    await on.app.page.locator('[data-ready=carried]').waitFor();
  });

  it('ends with what to look at once more, which is set aside like any line', async () => {
    const list = on.app.page.locator('[data-ready=look-at]');
    expect(await list.textContent()).toMatch(/Nobody ever told these words.*in no account recorded here/s);
    await list.scrollIntoViewIfNeeded();
    await on.look('33-look-at');
    const line = list.locator('li[data-line]').filter({ hasText: 'Nobody ever told' });
    await line.getByRole('button', { name: /^Dismiss: / }).focus();
    await on.press('Enter');
    await on.app.page.keyboard.type('Her sister said it');
    await on.press('Enter');
    await line.getByText(/Dismissed by .*: Her sister said it/).waitFor();
  });

  it('a line is set aside with its reason, and taken up again', async () => {
    const line = on.app.page.locator('[data-line="look/attachments"]');
    await on.keys.press('Dismiss: Documents to go with it');
    await on.app.page.keyboard.type('Nothing to attach yet');
    await on.press('Enter');
    await line.getByText(/Dismissed by .*: Nothing to attach yet/).waitFor();
    await on.look('31-set-aside');
    await on.keys.press('Restore: Documents to go with it');
    await line.getByText(/Dismissed by/).waitFor({ state: 'detached' });
  });

  it('each line leads to its question', async () => {
    const link = on.app.page.locator('[data-line="look/view"] button').first();
    await on.app.page.locator('[data-line="look/view"] li button').first().focus();
    expect(await link.count()).toBe(1);
    await on.press('Enter');
    await on.app.page.locator('fieldset[data-question=professional-insight]').waitFor();
    await on.keys.press('Ready to send?');
    await on.app.page.locator('[data-readiness]').waitFor();
  });

  it('that it was sent is recorded when somebody says so, with the reference, and stands on the overview', async () => {
    expect(await on.app.page.locator('[data-submission]').textContent()).toMatch(/Nobody has recorded/);
    await on.keys.press('I have typed this into the official form');
    await on.keys.type('Day', '24 Nov 2020');
    await on.keys.type('Reference from the form', 'NRM-4711');
    await on.look('40-submission');
    await on.keys.press('Record as sent');
    // The sheet holds what was told years after that day.
    await on.says(/what was said after 24 Nov 2020/);
    await on.keys.press('Record as sent anyway');
    await on.says(/Submitted on 24 Nov 2020, reference .?NRM-4711/);
    await on.keys.press('Correct it');
    await on.keys.type('Reference from the form', 'NRM-4712');
    await on.keys.type('Why you correct it', 'A mistyped digit');
    await on.keys.press('Record as sent');
    await on.says(/Corrected, 24 Nov 2020, NRM-4712, A mistyped digit/);
    await on.look('41-put-right');
    await on.keys.press('Back to the case');
    await on.isAt('forms');
    await on.goTo('overview');
    await on.says(/submitted on 24 Nov 2020, reference .?NRM-4712/);
    await on.look('42-overview');
  });

  it('is as it should be on every screen', () => {
    expect(on.findings).toEqual([]);
    expect(on.complaints).toEqual([]);
  });
});
