/**
 * Words are kept from everybody but a reader who may have them by a general yes: no line to that very name is asked for. A name
 * that is a slip of a known one is still refused, and so is one that nobody agreed to. Kept from somebody by name are also those
 * whom the person named as not to be told, and people of the case.
 */
import { beforeAll, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';

let work: EngineAtWork;
let personId: PersonId;
let sheet: ScreeningId;
let entry = 0;
const answered = (question: string, value: unknown) => ({
  question,
  state: 'answered' as const,
  value: value as never,
  ownWords: '',
});
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: { value: '1990-05-02' } };
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu', ...born })).id;
  await work.do('personAdd', { caseId, role: 'suspect', name: 'Haroun', alsoKnownAs: 'Abu Zayd' });
  for (const purpose of ['nrm-referral', 'interview'])
    await work.do('consentRecord', { personId, purpose, status: 'given', recipient: 'Home Office' });
  await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: [
      ...openingAnswers({
        'consent-court': 'refused',
        'consent-nrm': 'refused',
        'consent-support': 'refused',
      }),
      answered('living', 'In a shed.'),
      answered('not-to-be-told', [{ what: 'The key', whom: 'Khalid’s house; the care home in Shipley' }]),
    ],
  });
  ({ id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' }));
  await work.do('screeningCarryOver', { screeningId: sheet });
  const { facts } = await work.do('factList', { personId });
  entry = facts.find(({ key }) => key === 'exploitation.living')?.statements.at(-1)?.seq ?? 0;
}, 60_000);
afterFile(() => work?.engine.close());

const withhold = async (only: 'but' | 'from', name: string) => {
  const which = { screeningId: sheet, question: 'living-conditions', entry };
  await work.do('accountsWithhold', { ...which, reason: 'At her wish', readers: { only, names: [name] } });
  const { lines } = await work.do('accountsWithheld', { screeningId: sheet });
  await work.do('accountsGiveBack', which);
  return lines.map(({ readers }) => readers);
};
const refused = { code: 'answer-not-allowed', found: [{ code: 'withhold-no-reader' }] };

it('is refused where nobody agreed to anybody like that', async () => {
  await expect(withhold('but', 'Gareth Rees')).rejects.toMatchObject(refused);
});

it('takes whoever the person named as not to be told, or who stands in the case', async () => {
  for (const name of ['the care home', 'Khalid’s house', 'Haroun', 'Abu Zayd'])
    expect(await withhold('from', name)).toEqual([{ only: 'from', names: [name] }]);
  await expect(withhold('from', 'the school')).rejects.toMatchObject(refused);
});

it('takes a reader who may have it by a general yes, and no slip of one that is known', async () => {
  const yes = { personId, purpose: 'court-papers', status: 'given' as const };
  await work.do('consentRecord', { ...yes, recipient: '' });
  expect(await withhold('but', 'Gareth Rees')).toEqual([{ only: 'but', names: ['Gareth Rees'] }]);
  await work.do('consentRecord', { ...yes, recipient: 'Kerry Maddox' });
  await expect(withhold('but', 'Kery Madox')).rejects.toMatchObject(refused);
  // A yes says nothing of whom it is to be kept from.
  await expect(withhold('from', 'Gareth Rees')).rejects.toMatchObject(refused);
});

it('takes it no more once the yes was taken back', async () => {
  await work.do('consentRecord', { personId, purpose: 'court-papers', status: 'withdrawn', recipient: '' });
  await expect(withhold('but', 'Gareth Rees')).rejects.toMatchObject(refused);
});
