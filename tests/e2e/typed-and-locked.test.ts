/**
 * @file What is typed into a form that is still open when the vault locks is there again afterwards: a note, the reason
 * of a break, a person's particulars, a consent. Nothing of it is a record until it is saved. Steps build on one another.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ScreeningId } from '../../src-main/core/ids.ts';
import { type CaseOnScreen, caseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { openingAnswers } from '../support/interview.ts';
import { PASSPHRASE } from '../support/vault.ts';

let on: CaseOnScreen;
let screeningId: ScreeningId;
beforeAll(async () => {
  on = await caseOnScreen('typed');
  const { caseId, personId } = on;
  const begun = await on.call('screeningStart', { caseId, personId, formId: 'screening-interview' });
  screeningId = begun.id;
  await on.call('screeningAnswer', {
    screeningId,
    answers: openingAnswers(),
    currentPage: 'situation',
    currentQuestion: 'start-date',
  });
  await on.openCase();
  await on.keys.press(/^Continue: Screening interview/);
  await card('start-date').waitFor();
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'typed-stuck');

const card = (question: string) => on.app.page.locator(`[data-question="${question}"]`);
const field = (label: string | RegExp) => on.app.page.getByRole('textbox', { name: label }).first();
const locks = async () => {
  await on.press('Control+L');
  await on.heading('Unlock Testimony');
  await on.keys.type('Passphrase', PASSPHRASE);
  await on.press('Enter');
};
const lockAndUnlock = async () => {
  await locks();
  await on.openCase();
};
const kept = async (subject: string) => (await on.call('draftTextList', { subject })).kept;

it('a note on a question, with the name it is in', async () => {
  await card('start-date').getByRole('button', { name: 'Note' }).focus();
  await on.press('Enter');
  await on.keys.type('Note', 'She looked at the door each time.');
  await on.keys.type('Whose note it is', 'Ines, interpreter');
  await locks();
  await on.heading('You are back');
  // Neither her name nor anything of what happened.
  await expect.poll(() => on.app.page.locator('main').textContent()).not.toContain('What happened there');
  await on.look('00-back');
  await on.keys.press('Continue the interview');
  await on.says('A note was begun and is not added yet');
  await on.look('01-begun-note');
  expect((await on.call('screeningShow', { screeningId })).notes).toEqual([]);
  await on.keys.press(/^Note on/);
  await expect.poll(() => field(/^Note$/).inputValue()).toBe('She looked at the door each time.');
  expect(await field('Whose note it is').inputValue()).toBe('Ines, interpreter');
});

it('stays when Escape closes its dialog, and is gone from there once it is added', async () => {
  await on.press('Escape');
  // The words stand behind the dialog from the start.
  await on.app.page.getByRole('dialog').waitFor({ state: 'hidden' });
  await on.says('A note was begun and is not added yet');
  await on.keys.press(/^Note on/);
  await on.keys.press('Add the note');
  await expect
    .poll(async () => (await on.call('screeningShow', { screeningId })).notes)
    .toMatchObject([{ note: 'She looked at the door each time.', author: 'Ines, interpreter' }]);
  await expect.poll(() => kept(screeningId)).toEqual([]);
  await expect.poll(() => on.app.page.getByText('A note was begun').count()).toBe(0);
});

it('the reason of a break', async () => {
  await on.press('F8');
  await on.heading('A break');
  await on.keys.type('Reason for the break', 'asked for air and water');
  await locks();
  await on.heading('A break');
  await expect.poll(() => field('Reason for the break').inputValue()).toBe('asked for air and water');
  await on.look('02-break');
  await on.press('F8');
  await card('start-date').waitFor();
  const { breaks } = await on.call('screeningShow', { screeningId });
  expect(breaks.map((one) => one.reason)).toEqual(['asked for air and water']);
  await expect.poll(() => kept(screeningId)).toEqual([]);
});

it('what was typed about a person', async () => {
  await on.readAgain();
  await on.keys.openTab('People');
  await on.keys.press('Add a person');
  await on.keys.type('Name', 'Hoang Thi Lan');
  await on.keys.type('How to reach this person safely', 'Only by letter to the shelter.');
  await lockAndUnlock();
  await on.keys.openTab('People');
  await on.keys.press('Add a person');
  await on.says('What was typed here before is back. It is not in the case yet.');
  expect(await field('Name').inputValue()).toBe('Hoang Thi Lan');
  await on.look('03-person');
  await on.keys.press('Add to the case');
  await on.says('Hoang Thi Lan');
  await expect.poll(() => kept(on.caseId)).toEqual([]);
  await on.keys.press('Add a person');
  await expect.poll(() => field('Name').inputValue()).toBe('');
  await on.press('Escape');
});

it('a consent that was being written down', async () => {
  const open = async () => {
    await on.goTo('sharing');
    await on.keys.press(/^(Record a decision|Change): Sharing with the police/);
  };
  await open();
  await on.keys.choose('radio', 'Agrees');
  await on.keys.type('Note', 'Only with her advocate there.');
  await lockAndUnlock();
  await open();
  await on.says('What you chose and typed before is back. It is not saved yet.');
  await on.look('04-consent');
  await on.keys.press('Save decision');
  await expect
    .poll(async () => (await on.call('consentList', { caseId: on.caseId })).consents.at(-1))
    .toMatchObject({ purpose: 'police', status: 'given', note: 'Only with her advocate there.' });
});

it('is as it should be on every screen', () => {
  expect(on.findings).toEqual([]);
  expect(on.complaints).toEqual([]);
});
