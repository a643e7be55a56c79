/** Whose words a pack has, and of which day: a worker's sentence is no telling, and an account entered later was held earlier. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PersonId } from '../../../src-main/core/ids.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { temporaryFolder } from '../../support/vault.ts';

let at: EngineAtWork;
beforeAll(async () => {
  at = await engineAtWork();
});
afterAll(() => at.engine.close());

const answered = (question: string, value: string) =>
  ({ question, state: 'answered', value, ownWords: '' }) as const;
const person = async (name: string) =>
  (await at.do('personAdd', { caseId: at.caseId, role: 'survivor', name })).id;
const record = (personId: PersonId, formId: string, answers: object[]) =>
  at.do('screeningRecord', {
    caseId: at.caseId,
    personId,
    formId,
    readBack: 'Read back whole.',
    answers: answers as never,
  });
async function built(personId: PersonId, profileId: string) {
  const chosen = { profileId, personId, recipient: 'Hull City Council' };
  const folder = temporaryFolder();
  const { sha256: seen } = await at.do('packPreview', chosen);
  const { fileName } = await at.do('packBuild', { ...chosen, seen, folder: at.pickFolder(folder) });
  return flowOf(readFileSync(join(folder, fileName)));
}

it('says of what a worker wrote on a sheet that it is in the worker’s words, of what was told that it was told', async () => {
  const personId = await person('Mirela Sandu');
  const told = answered('most-important', 'A lock on the door');
  await record(personId, 'first-account', [...openingAnswers(), told]);
  await record(personId, 'nrm-preparation', [
    answered('future-exploitation-reasons', 'She owes the man who rents the house'),
  ]);
  const text = await built(personId, 'support-letter');
  const beside = (said: string) => text.slice(text.indexOf(said) + said.length).slice(0, 160);
  expect(beside('She owes the man who rents the house')).toMatch(
    /^\s*In the worker’s words, not the person’s/,
  );
  expect(beside('A lock on the door')).not.toContain('In the worker’s words');
});

it('names a source once for all answers of a section that have it, and beside each that has another', async () => {
  const personId = await person('Ilinca Barbu');
  const first = [
    answered('living', 'A box room'),
    answered('tasks', 'Packing'),
    answered('most-important', 'Sleep'),
  ];
  await record(personId, 'first-account', [...openingAnswers(), ...first]);
  const one = [answered('future-exploitation-reasons', 'She owes the man who rents the house')];
  await record(personId, 'nrm-preparation', one);
  const text = await built(personId, 'support-letter');
  const section = text.slice(text.indexOf('What the person told us As'), text.lastIndexOf('Our work with'));
  expect(section.match(/First account; \d/gu)).toHaveLength(1);
  expect(section).toMatch(/Where a line names no source: First account; [\s\S]*A box room/u);
  expect(section.match(/In the worker’s words/gu)).toHaveLength(1);
});

it('has the worker’s yes on a sheet as no second telling by the person', async () => {
  const personId = await person('Nhung Pham');
  await record(personId, 'screening-interview', [
    ...openingAnswers(),
    { ...answered('cooperate', 'depends'), ownWords: 'If my father is safe' },
  ]);
  await record(personId, 'nrm-preparation', [answered('authorities-cooperation', 'yes')]);
  const { parts } = await at.do('packPreview', { profileId: 'first-account', personId, recipient: 'Haq' });
  const matters = parts.find(({ title }) => title.startsWith('What matters'))?.lines ?? [];
  expect(matters.map(({ said }) => said)).toEqual([[expect.stringContaining('It depends')]]);
});

it('says of an account that was entered later when it was held', async () => {
  const personId = await person('Tomasz Lis');
  const { id: screeningId } = await at.do('screeningStart', {
    caseId: at.caseId,
    personId,
    formId: 'screening-interview',
    heldOn: { value: '2025-11-03', qualifier: 'exact' },
  });
  await at.do('screeningAnswer', { screeningId, answers: openingAnswers() });
  for (const purpose of ['court-papers', 'police', 'nrm-referral'])
    await at.do('consentRecord', { personId, purpose, status: 'given' });
  expect(await built(personId, 'interview-record')).toMatch(/The account: Held 3 Nov 2025\. Recorded from/);
});
