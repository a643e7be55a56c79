/** What stands on the pages that a first responder types from, and is not to be typed, or not to be read by them. */
import { expect, it } from 'vitest';
import { sayFinding } from '../../../src-main/cli/finding-words.ts';
import { engineAtWork } from '../../support/engine.ts';

const answered = (question: string, value: unknown) => ({
  question,
  state: 'answered' as const,
  value: value as never,
});

const PHONE = 'Telephone of the local authority';

it('has what is not known beside a field, and nothing of whom not to tell', async () => {
  const work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: { value: '2010-06-02', qualifier: 'exact' as const } };
  const { id: personId } = await work.do('personAdd', {
    caseId,
    role: 'survivor',
    name: 'Keira Bowen',
    ...born,
  });
  await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'child-first-response',
    readBack: 'Read to her',
    answers: [
      answered('council-name', 'Powys County Council'),
      { question: 'council-phone', state: 'not-known' as const, value: null },
      answered('not-to-be-told', 'Never that he smoked in the shed: Maureen.'),
    ],
  });
  const { id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
  await work.do('screeningCarryOver', { screeningId: sheet });
  const { answers: on } = await work.do('screeningShow', { screeningId: sheet });
  expect(on.some(({ question }) => question === 'childs-not-to-be-told')).toBe(true);
  const { parts, warnings } = await work.do('packPreview', {
    profileId: 'nrm-preparation',
    personId,
    recipient: 'Home Office',
  });
  const council = parts.flatMap(({ lines }) => lines).find(({ title }) => title === PHONE);
  expect(council).toMatchObject({ said: [] });
  expect(JSON.stringify(parts)).not.toContain('smoked');
  // Where to look it up is said, and not what it is.
  const hints = warnings.map(sayFinding).join('\n');
  expect(hints).toMatch(/not to be told: what it is, and who .* stands under “Who must not be told”/);
  expect(hints).not.toContain('smoked');
  await work.engine.close();
}, 60_000);
