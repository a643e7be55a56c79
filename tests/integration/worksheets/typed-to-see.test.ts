/** On the page before a referral goes, a note to a colleague in a typed field is named until it is worded anew. */
import { expect, it } from 'vitest';
import { sayFinding } from '../../../src-main/cli/finding-words.ts';
import { beginFirstAccount, interviewCaller, openingAnswers } from '../../support/interview.ts';
import { temporaryVault } from '../../support/vault.ts';

const answered = (question: string, value: string) => ({ question, state: 'answered' as const, value });
const VIEW = 'professional-insight';

it('names the sentence, and who is only named among those in charge', async () => {
  const call = interviewCaller(await temporaryVault());
  const { caseId, personId, screeningId } = await beginFirstAccount(call, 'screening-interview');
  const inCharge = 'Madam, who kept the passport. Rayan, her son, nineteen.';
  await call('screeningAnswer', {
    screeningId,
    answers: [...openingAnswers(), answered('who', inCharge)],
  });
  const { id: sheet } = await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
  await call('screeningCarryOver', { screeningId: sheet });
  const said = async (on: string) =>
    (await call('readinessShow', { screeningId: sheet })).checks
      .filter(({ question }) => question === on)
      .flatMap(({ found }) => found.map(sayFinding))
      .join('\n');
  expect(await said('who-exploited-pv')).toContain('“Rayan, her son, nineteen”');
  const write = (value: string) =>
    call('screeningAnswer', { screeningId: sheet, answers: [answered(VIEW, value)] });
  await write('She agreed. The Notice has to be gone through with her before this is sent.');
  expect(await said(VIEW)).toContain('“The Notice has to be gone through with her before this is sent”');
  await write('She agreed on 3 May.');
  expect(await said(VIEW)).toBe('');
  await call('screeningAnswer', {
    screeningId: sheet,
    answers: [
      answered('pv-name-first-name', 'Maria Elena'),
      answered('what-happened', 'They took Maria to a farm, with her elena.'),
    ],
  });
  expect(await said('what-happened')).toContain('“Maria”, “Elena”');
});
