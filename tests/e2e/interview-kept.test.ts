/**
 * @file What is typed in an interview is never lost silently: words that no field takes, a country that is another's
 * name in part, the reason of a break. Steps build on one another.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ScreeningId } from '../../src-main/core/ids.ts';
import { type CaseOnScreen, caseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { openingAnswers } from '../support/interview.ts';

let on: CaseOnScreen;
let app: CaseOnScreen['app'];
let keys: CaseOnScreen['keys'];
let screeningId: ScreeningId;
const answers = async () => (await on.call('screeningShow', { screeningId })).answers;
const card = (question: string) => app.page.locator(`[data-question="${question}"]`);

beforeAll(async () => {
  on = await caseOnScreen('kept');
  ({ app, keys } = on);
  const begun = await on.call('screeningStart', {
    caseId: on.caseId,
    personId: on.personId,
    formId: 'screening-interview',
    language: 'Tigrinya',
    interpreter: '',
  });
  screeningId = begun.id;
  await on.call('screeningAnswer', {
    screeningId,
    answers: openingAnswers(),
    currentPage: 'situation',
    currentQuestion: 'start-date',
  });
  await on.openCase();
  await keys.press(/^Continue: Screening interview/);
  await card('start-date').getByRole('textbox').waitFor();
});
afterAll(() => app?.close());
stopAtFirstFailure(() => on, 'kept-stuck');

it('says that words in a date are not kept, and keeps them as the person’s own at the button behind it', async () => {
  await keys.reach(card('start-date').getByRole('textbox').first());
  await app.page.keyboard.type('I do not know, maybe seventeen');
  await on.press('Enter');
  await on.says('“I do not know, maybe seventeen” is not saved');
  await on.says('Something you typed is not saved. Show it');
  await on.look('01-not-kept');
  await on.press('Tab', 'Enter');
  await expect
    .poll(async () => (await answers()).find((one) => one.question === 'start-date')?.ownWords)
    .toBe('I do not know, maybe seventeen');
  await expect.poll(() => app.page.getByText('” is not saved').count()).toBe(0);
});

it('still has such words when another section was looked at in between', async () => {
  await keys.reach(card('start-date').getByRole('textbox').first());
  await app.page.keyboard.type('when I was small');
  await on.press('Tab');
  await on.says('“when I was small” is not saved');
  await keys.press(/^Check the answers/);
  await keys.press(/Something you typed is not saved/);
  await expect
    .poll(() => card('start-date').getByRole('textbox').first().inputValue())
    .toBe('when I was small');
  await keys.press('Discard');
  await expect.poll(() => card('start-date').getByRole('textbox').first().inputValue()).toBe('');
});

it('keeps the reason of a break also when F8 ends it', async () => {
  await on.press('F8');
  await app.page.getByRole('heading', { name: 'A break' }).waitFor();
  await keys.type('Reason for the break', 'asked for air');
  await on.press('F8');
  await card('start-date').waitFor();
  const { breaks } = await on.call('screeningShow', { screeningId });
  expect(breaks.map((one) => one.reason)).toEqual(['asked for air']);
});

it('offers something easier in a break, and a way to stop, beside going on', async () => {
  await on.press('F8');
  await on.heading('A break');
  await on.says(/Helpline: 08000 121 700/);
  await on.look('break-ways');
  await keys.press('Something easier');
  await on.heading('About you');
  await on.press('F8');
  await keys.press('Stop for today');
  await on.says(/Everything is saved, and the interview opens here next time/);
  await keys.press('Stay here');
  await on.heading('About you');
  await keys.press(/^What happened there/);
  await keys.press('Open these questions');
  await card('start-date').waitFor();
});

it('keeps own words where nothing is answered', async () => {
  await keys.reach(card('living').getByRole('textbox').first());
  await on.press('Alt+5');
  await app.page.keyboard.type('Six of us in a caravan');
  await on.press('Control+Enter');
  await expect
    .poll(async () => (await answers()).find((one) => one.question === 'living'))
    .toMatchObject({ state: 'own-words', value: null, ownWords: 'Six of us in a caravan' });
});

it('says what comes first when somebody is not safe, and leaves going on to the caseworker', async () => {
  await keys.press(/^Before we start/);
  await card('safety-now').getByRole('radio', { name: 'No', exact: true }).check();
  const urgent = card('safety-urgent');
  await expect.poll(() => urgent.getByRole('checkbox', { name: 'Nothing right now' }).isChecked()).toBe(true);
  await urgent.getByRole('checkbox', { name: 'Police or an ambulance now' }).check();
  await expect
    .poll(() => urgent.getByRole('checkbox', { name: 'Nothing right now' }).isChecked())
    .toBe(false);
  await keys.press('Continue');
  await on.says('The person needs police or an ambulance now: ring 999.');
  await on.look('02-safety');
  await keys.press('Continue anyway');
  await on.heading('What the person agrees to');
});

it('has own words alone, and words kept from a date, in the signed record', async () => {
  await on.call('screeningSign', { screeningId, readBack: 'Read aloud' });
  await on.readAgain();
  await keys.press(/^Read: Screening interview/);
  await on.says('Six of us in a caravan');
  await on.says('I do not know, maybe seventeen');
  expect(await app.page.locator('[data-not-covered]').count()).toBe(0);
  const { answered } = await on.call('screeningShow', { screeningId });
  expect(answered).toBe(openingAnswers().filter((one) => one.state === 'answered').length + 2);
  await on.look('03-own-words-signed');
});

it('has them in the sheet that is filled from it, and in what is copied out', async () => {
  const { caseId, personId } = on;
  const sheet = await on.call('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
  await on.call('screeningCarryOver', { screeningId: sheet.id });
  await on.readAgain('forms');
  await keys.press(/^Continue: NRM referral/);
  await keys.press('Copy into the official form');
  await keys.press('Show what to copy');
  const field = app.page.locator('[data-field="living-conditions"]');
  await field.getByText('Six of us in a caravan').waitFor();
  await app.page.getByText('I do not know, maybe seventeen').first().waitFor();
  await on.look('04-own-words-copied');
});

it('finds nothing wrong with the screens', () => {
  expect(on.findings).toEqual([]);
  expect(on.complaints).toEqual([]);
});
