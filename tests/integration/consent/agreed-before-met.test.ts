/** Somebody agreed on one day, and on another the condition was met: both are said, and the second is no day of a yes. */
import { expect, it } from 'vitest';
import { engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { said } from '../../support/said.ts';

it.each(['', 'Home Office'])(
  'beside the yes of the sheet, in the copy and before a pack goes (to %j)',
  async (to) => {
    const work = await engineAtWork();
    const { caseId } = work;
    const { id: personId } = await work.do('personAdd', {
      caseId,
      role: 'survivor',
      name: 'Yao Dogbey',
      birthDate: { value: '1990-09-06' },
    });
    await work.do('consentRecord', { personId, purpose: 'interview', status: 'given' });
    const yes = { personId, purpose: 'nrm-referral', status: 'given' } as const;
    await work.do('consentRecord', {
      ...yes,
      decidedOn: '2026-04-22',
      note: 'Only if it has been read to him aloud first',
    });
    const conditionMet = { on: '2026-05-05', by: 'Yao Dogbey' };
    await work.do('consentRecord', { ...yes, recipient: to, decidedOn: '2026-05-05', conditionMet });
    await work.do('screeningRecord', {
      caseId,
      personId,
      formId: 'screening-interview',
      readBack: 'Read aloud',
      answers: openingAnswers(),
    });
    const { id: screeningId } = await work.do('screeningStart', {
      caseId,
      personId,
      formId: 'nrm-preparation',
    });
    await work.do('screeningCarryOver', { screeningId });
    const { lookAt } = await work.do('copyOutCheck', { screeningId });
    const lines = lookAt.map(said).filter((one) => one.includes('The person agreed'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('agreed on 22 Apr 2026, on a condition that was met on 5 May 2026.');
    const { notes } = await work.do('consentCheck', { caseId, kind: 'nrm-form', recipient: 'Home Office' });
    const note = notes.map(said).join('\n');
    expect(note).toContain('agreed on 22 Apr 2026');
    expect(note).toContain('is met: so said by Yao Dogbey on 5 May 2026');
    await work.engine.close();
  },
);
