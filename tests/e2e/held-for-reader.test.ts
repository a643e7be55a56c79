/**
 * What somebody asked not to have told, and what limits their yes, hold a chronology and a record in the window too: it says what,
 * and there is a way on. By keyboard. Pictures in test-results/screens/held-for-reader-*.
 */
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CallInput } from '../../src-main/contract/index.ts';
import { type CaseOnScreen, caseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { openingAnswers } from '../support/interview.ts';
import { temporaryFolder } from '../support/vault.ts';

const OUT = temporaryFolder();
const READER = 'Aire Law';
let on: CaseOnScreen;
beforeAll(async () => {
  on = await caseOnScreen('held-for-reader');
  const { caseId, personId } = on;
  const from = { value: '2022-03', qualifier: 'exact' };
  const answers = [
    ...openingAnswers(),
    {
      question: 'periods',
      state: 'answered',
      value: [{ what: 'Cleaning', place: 'Hull', from, others: 'Ate Baby' }],
    },
    {
      question: 'not-to-be-told',
      state: 'answered',
      value: [{ what: 'the helper', words: 'Ate Baby', whom: 'nobody' }],
    },
  ];
  const { id: screeningId } = await on.call('screeningStart', {
    caseId,
    personId,
    formId: 'screening-interview',
  });
  await on.call('screeningAnswer', { screeningId, answers } as CallInput<'screeningAnswer'>);
  const yes = { personId, purpose: 'court-papers', recipient: READER, status: 'given' as const };
  await on.call('consentRecord', { ...yes, note: 'All but what is said of Hull' });
  await on.readAgain();
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'held-for-reader-stuck');

async function goOn(): Promise<void> {
  const stop = on.app.page.locator('[data-consent-stop]');
  await stop.getByRole('heading', { name: 'Or decide that it goes to them all the same' }).waitFor();
  // No consent is missing, so no ground in law is asked for.
  expect(await stop.locator('select').count()).toBe(0);
  await on.keys.type('Why', 'Nothing of it is about Hull or the helper');
  await on.keys.press('Release anyway');
  // It stands over the dialog that it was asked in.
  const asked = on.app.page.getByRole('dialog', { name: /^Let “.+” go$/ });
  await on.keys.reach(asked.getByRole('button', { name: 'Release anyway' }));
  await on.press('Enter');
}

it('a chronology says what holds it, and goes once somebody says why', async () => {
  await on.goTo('contact');
  await on.keys.press('Open the chronology');
  await on.keys.press('Save as PDF');
  const dialog = on.app.page.getByRole('dialog');
  await on.keys.type('Who will receive it', READER);
  await on.app.picks(OUT);
  await on.keys.reach(dialog.locator('button[type=submit]').first());
  await on.press('Enter');
  await on.says(/this has something that Aire Law must not be told/);
  await on.says(/with a limit \(“All but what is said of Hull”\)/);
  expect(readdirSync(OUT)).toEqual([]);
  await on.look('01-chronology');
  await on.app.picks(OUT);
  await goOn();
  await expect.poll(() => readdirSync(OUT)).toEqual(['Chronology.pdf']);
  await on.press('Escape');
});

it('a record says what limits the yes before it is written, and goes once somebody says why', async () => {
  const folder = temporaryFolder();
  await on.readAgain('interviews');
  await on.keys.press(/^Save as PDF: /);
  const dialog = on.app.page.getByRole('dialog');
  await on.keys.type('Who will receive it', READER);
  await on.app.picks(folder);
  await on.keys.press('Choose a folder and save');
  // The wish first: somebody reads it; then the limit of the yes.
  await on.says(/is recorded as not to be told/);
  await on.app.picks(folder);
  await on.keys.press('I have read the wish, and it goes to them anyway');
  await on.says(/with a limit \(“All but what is said of Hull”\)/);
  expect(readdirSync(folder)).toEqual([]);
  await on.look('02-record');
  await dialog.locator('[data-consent-stop]').waitFor();
  await on.app.picks(folder);
  await goOn();
  await expect.poll(() => readdirSync(folder)).toHaveLength(1);
});

it('leaves nothing for axe or the ruler to find on the way', () => expect(on.findings).toEqual([]));
