/**
 * @file A referral sheet whose yes cannot be taken over: the person agreed, and another notice was named than the one that the
 * official form speaks of. Pressing "Take it over" says that it is left to whoever fills in the sheet, and leads there.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CaseOnScreen, caseOnScreen } from '../support/case-on-screen.ts';
import { openingAnswers } from '../support/interview.ts';

let on: CaseOnScreen;
beforeAll(async () => {
  on = await caseOnScreen('left-to-fill-in');
  const { caseId, personId } = on;
  const answered = (question: string, value: string) => ({ question, state: 'answered' as const, value });
  await on.call('ageRecord', { personId, under18: 'no' });
  const { id: screeningId } = await on.call('screeningStart', {
    caseId,
    personId,
    formId: 'screening-interview',
  });
  const notice = answered('privacy-notice', 'Shelter notice of June 2026');
  await on.call('screeningAnswer', { screeningId, answers: [...openingAnswers(), notice] });
  await on.call('screeningSign', { screeningId, readBack: 'Read aloud' });
  const sheet = await on.call('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
  await on.call('screeningCarryOver', { screeningId: sheet.id });
  await on.readAgain('forms');
  await on.keys.press(/^Continue: NRM referral: preparation sheet,/);
  await on.says('One more answer is recorded and not on this sheet yet.');
});
afterAll(() => on?.app.close());

it('says so, and leads to the field', async () => {
  await on.keys.press('Carry it over');
  await on.says('One answer is for you to fill in.');
  await on.look('01-left');
  expect(await on.app.page.getByRole('button', { name: 'Carry it over' }).count()).toBe(0);
  await on.keys.press('Does the person agree to be referred?');
  await expect
    .poll(() =>
      on.app.page.evaluate(
        () => document.activeElement?.closest<HTMLElement>('[data-question]')?.dataset.question,
      ),
    )
    .toBe('pv-want-to-submit-nrm');
  expect(on.findings).toEqual([]);
  expect(on.complaints).toEqual([]);
});
