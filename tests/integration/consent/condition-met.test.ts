/** A yes to one reader by name holds what goes to them until somebody records that its condition is met, with day and source. */
import { expect, it } from 'vitest';
import { engineAtWork } from '../../support/engine.ts';

const CONDITION = 'Only if he does not have to leave Swansea. Whether he can stay is still to be settled.';

it('opens when it is recorded who said that the condition is met, and keeps its words', async () => {
  const work = await engineAtWork();
  const { caseId } = work;
  const { id: personId } = await work.do('personAdd', { caseId, role: 'survivor', name: 'Mubārak' });
  const referral = { personId, purpose: 'nrm-referral', recipient: 'Home Office', status: 'given' } as const;
  const missing = async () =>
    (await work.do('consentCheck', { caseId, kind: 'nrm-form', recipient: 'Home Office' })).missing;
  await work.do('consentRecord', { ...referral, note: CONDITION });
  expect(await missing()).toMatchObject([
    { code: 'consent-condition-open', purpose: 'nrm-referral', params: { holder: CONDITION } },
  ]);
  const conditionMet = { on: '2025-11-20', by: 'Hywel Prys-Jones' };
  await expect(
    work.do('consentRecord', { ...referral, conditionMet: { ...conditionMet, on: '2999-01-01' } }),
  ).rejects.toMatchObject({ code: 'bad-input' });
  await expect(
    work.do('consentRecord', { ...referral, status: 'refused', conditionMet }),
  ).rejects.toMatchObject({ code: 'bad-input' });
  const { note } = await work.do('consentRecord', { ...referral, conditionMet });
  expect(note).toContain('The condition is met: so said by Hywel Prys-Jones on 20 Nov 2025.');
  expect(note).toContain(CONDITION);
  expect(await missing()).toEqual([]);
  // Whoever lets it go still reads what it was.
  const { notes } = await work.do('consentCheck', { caseId, kind: 'nrm-form', recipient: 'Home Office' });
  expect(notes[0]).toMatchObject({ code: 'consent-note', params: { note } });
  await work.do('consentRecord', { ...referral, note: 'To go only after the visit on Friday' });
  expect(await missing()).toMatchObject([{ code: 'consent-condition-open' }]);
  await work.engine.close();
});
