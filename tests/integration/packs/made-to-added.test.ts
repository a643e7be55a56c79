/** What the copy-out keeps back because the police were refused is said before it goes where somebody adds it to a pack. */
import { expect, it } from 'vitest';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { said } from '../../support/said.ts';

let work: EngineAtWork | undefined;
afterFile(() => work?.engine.close());

it('warns, until the person agreed that the police are told', async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: { value: '1985-03-14', qualifier: 'exact' as const } };
  const { id: personId } = await work.do('personAdd', { caseId, role: 'survivor', name: 'Sheeja', ...born });
  const answered = (question: string, value: unknown) => ({
    question,
    state: 'answered' as const,
    value: value as never,
  });
  await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: [
      ...openingAnswers().filter(({ question }) => question !== 'consent-police'),
      answered('consent-police', 'refused'),
      answered('made-to', [{ what: 'drive on another licence', by: 'Carol' }]),
    ],
  });
  const before = async () => {
    const asked = { personId, profileId: 'support-letter', recipient: 'The council' };
    const beyond = [{ fact: 'exploitation.made-to', reason: 'It asked' }];
    const { warnings } = await (work as EngineAtWork).do('packPreview', { ...asked, beyond });
    return warnings.map(said).join('\n');
  };
  const WARNS = /was added: what the person was made to do against the law/u;
  expect(await before()).toMatch(WARNS);
  await work.do('consentRecord', { personId, purpose: 'police', status: 'given' });
  expect(await before()).not.toMatch(WARNS);
});
