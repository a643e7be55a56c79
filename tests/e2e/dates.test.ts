/**
 * Days in the window, by keyboard alone: a decision is written down with what follows, put right, seen to; Today has the
 * hearing first and leads back; the shelf stands by itself. Pictures in test-results/screens/dates-*.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../src-main/core/dates/calendar-day.ts';
import { formatDay } from '../../src-main/core/dates/fuzzy-date.ts';
import { systemClock } from '../../src-main/host/system.ts';
import { type CaseOnScreen, caseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { safetyAnswers } from '../support/interview.ts';

const day = (ahead: number) => addDays(systemClock.today(), ahead);
let on: CaseOnScreen;
beforeAll(async () => {
  on = await caseOnScreen('dates');
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'dates-stuck');

const panel = () => on.app.page.getByRole('tabpanel');
const choose = async (label: string, option: string) => {
  await on.keys.reach(on.app.page.getByLabel(label, { exact: true }).first());
  await on.app.page.keyboard.type(option);
};

describe('dates of a case', () => {
  it('begin with nothing, and say what belongs there', async () => {
    await on.openCase('contact');
    await on.says(/^Add a referral, a decision or a hearing/);
    await on.keys.press('Add a date');
    await on.look('01-form');
  });

  it('has a decision written down, with what follows from it and by which rule', async () => {
    await choose('What is it?', 'Reasonable');
    await on.keys.type('When', day(-12));
    await choose('Outcome', 'Negative');
    await on.keys.type('Day it arrived', day(-9));
    await on.look('02-decision');
    await on.keys.press('Save date');
    const clock = on.app.page.locator('[data-clock=reconsideration]');
    await clock.waitFor();
    expect(await clock.textContent()).toContain(formatDay(day(18)));
    await on.keys.reach(clock.locator('summary'));
    await on.press('Enter');
    await on.says(/annex on reconsideration, 8 May 2025/);
    await on.look('03-written-down');
  });

  it('is put right by a line more', async () => {
    await on.keys.press('Correct: Reasonable grounds decision');
    const when = on.app.page.getByLabel('When', { exact: true });
    await on.keys.reach(when);
    await on.press('Control+A');
    await on.app.page.keyboard.type(day(-11));
    await on.keys.type('Why are you correcting it?', 'Misread the letter');
    await on.keys.press('Save date');
    await on.says(/Misread the letter/);
    await on.says(new RegExp(`Before that: ${formatDay(day(-12))}`));
    expect(await on.app.page.locator('[data-clock=reconsideration]').textContent()).toContain(
      formatDay(day(19)),
    );
  });

  it('says what does not fit before anything is written', async () => {
    await on.keys.press('Add a date');
    await choose('What is it?', 'Referral to');
    await on.keys.type('When', day(3));
    await on.keys.press('Save date');
    await on.says(/is in the future\. Check the date/);
    await on.keys.press('Cancel');
  });

  it('is seen to, with what was done, and opened again', async () => {
    const title = 'Last day to ask for a negative decision to be looked at again';
    await on.keys.press(`Mark as done: ${title}`);
    await on.keys.type('What was done?', 'The solicitor has asked');
    await on.keys.press('Mark as done');
    await on.says(/The solicitor has asked/);
    await on.look('04-seen-to');
    await on.keys.press(`Reopen: ${title}`);
    await on.keys.type('Why are you reopening it?', 'It came back');
    await on.keys.press('Reopen');
    await panel()
      .getByRole('button', { name: `Mark as done: ${title}` })
      .waitFor();
  });
});

describe('today', () => {
  it('has the hearing first, then what is needed now, then the rest, and leads to each', async () => {
    const { caseId, personId } = on;
    const hearing = { kind: 'trial', on: { value: day(5), qualifier: 'exact' as const }, time: '10:30' };
    await on.call('dateRecord', { caseId, ...hearing, owner: 'R. Haddad' });
    const referral = { kind: 'nrm-referral', on: { value: day(-40), qualifier: 'exact' as const } };
    const other = await on.call('caseCreate', { reference: 'TO-2', title: 'قضية أخرى' });
    await on.call('dateRecord', { caseId: other.id, ...referral });
    const { id } = await on.call('screeningStart', { caseId, personId, formId: 'first-account' });
    const answers = [
      ...safetyAnswers(),
      { question: 'safety-urgent', state: 'answered' as const, value: ['emergency'] },
    ];
    await on.call('screeningAnswer', { screeningId: id, answers });
    await on.app.page.reload();
    await on.heading('Today');
    await on.says('Police or an ambulance now');
    const headings = await on.app.page.locator('main h2').allTextContents();
    expect(headings).toEqual([
      'Hearings',
      'Needed now',
      'Due',
      'Unfinished interviews and worksheets',
      'Waiting for others',
    ]);
    const first = on.app.page.locator('main [data-row]').first();
    expect(await first.textContent()).toContain(`${formatDay(day(5))}, 10:30`);
    expect(await first.textContent()).toMatch(/^Trial/);
    expect(await first.textContent()).toContain('R. Haddad is responsible');
    await on.look('05-today');
    await on.press('ArrowDown', 'Enter');
    await on.says('Needed now');
    await on.look('06-needed-now');
    await on.keys.press('Mark as done: Needed now');
    await on.keys.type('What was done?', 'An ambulance came');
    await on.keys.press('Mark as done');
    await on.says(/An ambulance came/);
    await on.keys.press('Today');
    await on.heading('Hearings');
    expect(await on.app.page.locator('main h2').allTextContents()).not.toContain('Needed now');
  });
});

describe('the shelf', () => {
  it('stands without any case, found by its words, every figure with what was counted', async () => {
    await on.keys.press('Vault');
    await on.keys.openTab('Guidance and figures');
    await on.heading('Modern Slavery Act 2015');
    await on.heading('Rules for dates');
    await on.look('07-shelf');
    await on.keys.type('Find an entry', 'navigator');
    await expect.poll(() => on.app.page.locator('[data-shelf]').count()).toBe(1);
    const figures = on.app.page.locator('[data-figure]');
    for (const figure of await figures.allTextContents())
      expect(figure).toMatch(/July 2025.*What was counted: ./);
    expect(await figures.count()).toBe(2);
    await choose('Which rule?', 'Subject access request to');
    await on.keys.type('From which day?', '30 Jan 2026');
    await on.says('2 Mar 2026');
    await on.look('08-counted');
  });
});

it('is clean for axe, dark too, fits at twice the size, and complained of nothing', () => {
  expect(on.findings).toEqual([]);
  expect(on.complaints).toEqual([]);
});
