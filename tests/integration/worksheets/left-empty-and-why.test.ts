/** A field that was left empty with a reason says so where it is typed; a copy for a Duty to Notify shows each choice. */
import { beforeAll, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { said } from '../../support/said.ts';

let work: EngineAtWork;
let personId: PersonId;
let sheet: ScreeningId;
const write = (answers: object[]) =>
  work.do('screeningAnswer', { screeningId: sheet, answers: answers as never });
const answered = (question: string, value: string) => ({ question, state: 'answered', value });
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const she = { caseId, role: 'survivor' as const, name: 'Maria Popescu', birthDate: { value: '1990' } };
  personId = (await work.do('personAdd', she)).id;
  await work.do('consentRecord', { personId, purpose: 'nrm-referral', status: 'given' });
  sheet = (await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
  await write([
    answered('pv-under-age', 'no'),
    answered('pv-want-to-submit-nrm', 'yes'),
    answered('fr-location', 'england'),
  ]);
}, 60_000);
afterFile(() => work?.engine.close());

const fieldOf = async (question: string) =>
  (await work.do('copyOutRecord', { screeningId: sheet, accountsSeen: true })).fields.find(
    (one) => one.question === question,
  );

it('the reason with which a field was left empty stands beside it, with who gave it', async () => {
  expect((await fieldOf('birthplace'))?.instead).toEqual([]);
  const why = 'Nobody has asked her yet';
  await work.do('readinessSetAside', { screeningId: sheet, line: 'field/birthplace', reason: why });
  expect((await fieldOf('birthplace'))?.instead.map(said).join()).toMatch(
    /Left empty by .*: Nobody has asked her yet/,
  );
});

it('a copy for a Duty to Notify has each choice with its words, and what in them the case knows as a name', async () => {
  const { caseId } = work;
  await work.do('personAdd', { caseId, role: 'witness', name: 'England' });
  await work.do('consentRecord', { personId, purpose: 'nrm-referral', status: 'refused' });
  await write([answered('pv-want-to-submit-nrm', 'no')]);
  const { lines } = await work.do('notificationShow', { screeningId: sheet, body: 'council' });
  const choice = lines.find(({ question }) => question === 'fr-location');
  expect(choice).toMatchObject({ kind: 'choice', text: 'England' });
  expect(choice?.found).toEqual([expect.objectContaining({ text: 'England', takenOut: false })]);
});
