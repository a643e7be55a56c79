/**
 * A record around its answers, on the screen: who spoke how at each session, notes and breaks before it is signed,
 * what stood earlier, how it was read back, and that a record altered behind the program's back says so.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScreeningId } from '../../src-main/core/ids.ts';
import { type CaseOnScreen, caseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { openingAnswers } from '../support/interview.ts';
import { querySqlcipher } from '../support/sqlcipher.ts';
import { PASSPHRASE } from '../support/vault.ts';

let on: CaseOnScreen;
let app: CaseOnScreen['app'];
let keys: CaseOnScreen['keys'];
let screeningId: ScreeningId;
const answer = (question: string, value: string) =>
  on.call('screeningAnswer', { screeningId, answers: [{ question, state: 'answered', value }] });

beforeAll(async () => {
  on = await caseOnScreen('record');
  ({ app, keys } = on);
  const begun = await on.call('screeningStart', {
    caseId: on.caseId,
    personId: on.personId,
    formId: 'first-account',
    language: 'Vietnamese',
    interpreter: 'Ms Tran',
  });
  screeningId = begun.id;
  await on.call('screeningAnswer', { screeningId, answers: openingAnswers(), currentPage: 'background' });
  await answer('birthplace', 'Vinh');
  await answer('birthplace', 'A village near Vinh');
  await on.call('screeningNote', {
    screeningId,
    question: 'birthplace',
    author: 'Minh Chau',
    note: 'Name of the village checked.',
  });
  await on.call('screeningPause', { screeningId, reason: 'asked for air' });
  await on.call('screeningResume', { screeningId });
});
afterAll(() => app?.close());
stopAtFirstFailure(() => on, 'record-stuck');

describe('a record that is not signed yet', () => {
  it('says who speaks how, as last time, and takes another interpreter', async () => {
    await on.openCase();
    await keys.press(/^Continue: First account/);
    await on.says('Vietnamese, with Ms Tran');
    await keys.press('Change language or interpreter');
    await on.says('Applies to answers from now on.');
    await on.look('01-spoken');
    await keys.reach(app.page.getByRole('textbox', { name: 'Interpreter' }));
    await on.press('Control+A');
    await app.page.keyboard.type('Mr Do');
    await keys.press('Save');
    await on.says('Vietnamese, with Mr Do');
    await answer('family', 'Two sisters');
    const { answers } = await on.call('screeningShow', { screeningId });
    const spoken = (name: string) => answers.find((one) => one.question === name)?.interpreter;
    expect([spoken('birthplace'), spoken('family')]).toEqual(['Ms Tran', 'Mr Do']);
  });

  it('shows notes, breaks and earlier answers where the answers are checked', async () => {
    await keys.press(/^Check the answers/);
    await on.says('Notes by colleagues');
    await on.says('Name of the village checked.');
    await on.says(/asked for air/);
    await on.says('Vietnamese, with Mr Do');
    const earlier = app.page.getByText('1 earlier answer', { exact: true });
    await earlier.scrollIntoViewIfNeeded();
    await earlier.click();
    await app.page.getByText('Vinh', { exact: true }).waitFor();
    await on.look('02-check');
    await app.page.getByText('How it was held').scrollIntoViewIfNeeded();
    await on.look('03-check-held');
  });
});

describe('a signed record', () => {
  it('shows how it was read back, what stood earlier, and asks who speaks how for a later account', async () => {
    await on.call('screeningSign', { screeningId, readBack: 'Read aloud through Mr Do' });
    await on.readAgain();
    await keys.press(/^Read: First account/);
    await on.says('Read aloud through Mr Do');
    expect(await app.page.getByText('changed outside this program').count()).toBe(0);
    await app.page.getByText('1 earlier answer', { exact: true }).click();
    await app.page.getByText('Vinh', { exact: true }).waitFor();
    await on.look('04-signed');
    await app.page.getByText('How it was held').scrollIntoViewIfNeeded();
    await on.look('05-signed-held');
    await keys.press('Add a later account');
    await expect
      .poll(() => app.page.getByRole('textbox', { name: 'Language it is held in' }).inputValue())
      .toBe('');
    await expect.poll(() => app.page.getByRole('textbox', { name: 'Interpreter' }).inputValue()).toBe('');
    await on.look('06-later-account');
    await on.press('Escape');
  });

  it('says that it was altered, what is safe and what to do, on opening it and in the check of the log', async () => {
    await on.press('Control+L');
    await on.heading('Unlock Testimony');
    await querySqlcipher(
      app.vaultFolder,
      PASSPHRASE,
      `DROP TRIGGER screening_answer_no_update;
       UPDATE screening_answer SET value = '"Hanoi"' WHERE value = '"A village near Vinh"';`,
    );
    await keys.type('Passphrase', PASSPHRASE);
    await on.press('Enter');
    await on.openCase();
    await keys.press(/^Read: First account/);
    await on.says('This record was changed outside this program');
    await on.says(/Not as it was saved on .*“Where were you born\?”/);
    await on.says(/Copy the whole vault folder/);
    await on.look('07-altered');
    await on.press('Control+K');
    await app.page.keyboard.type('Vault: log');
    await on.press('Enter');
    // The palette fades; until it is gone the keyboard would look for the button in it.
    await app.page.getByRole('dialog').waitFor({ state: 'detached' });
    await keys.press('Check the log and the store');
    await on.says('1 interview or worksheet is not as it was written');
    await on.says(/TO-1, .*, First account/);
    await on.look('08-check-of-the-log');
  });
});

it('on no screen does axe find anything, is anything scrolled sideways at 200%, or did the page complain', () => {
  expect(on.findings).toEqual([]);
  expect(on.complaints).toEqual([]);
});
