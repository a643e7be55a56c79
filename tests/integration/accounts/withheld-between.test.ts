/** Between two accounts one is kept back: both others stand on what leaves, and the reason for which the last is another. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { temporaryFolder } from '../../support/vault.ts';

const [FIRST, KEPT, LAST] = [
  'Two of us in one room.',
  'Nine of us, and the baby.',
  'Six of us in two rooms.',
];

it('in a record for a court', async () => {
  const work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: { value: '1990-05-02' } };
  const { id: personId } = await work.do('personAdd', {
    caseId,
    role: 'survivor',
    name: 'Maria P.',
    ...born,
  });
  for (const purpose of ['nrm-referral', 'interview', 'court-papers'])
    await work.do('consentRecord', { personId, purpose, status: 'given' });
  const living = (value: string, more: object = {}) => ({
    question: 'living',
    state: 'answered' as const,
    value: value as never,
    ...more,
  });
  const { id: interview } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: [...openingAnswers(), living(FIRST)],
  });
  for (const [words, cause] of [
    [KEPT, 'shame', 'memory'],
    [LAST, 'memory'],
  ] as const) {
    await work.do('screeningAddLayer', { screeningId: interview, reason: 'More' });
    const answers = [...openingAnswers(), living(words, { relation: 'differs', cause })];
    await work.do('screeningAnswer', { screeningId: interview, answers });
  }
  const { id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
  await work.do('screeningCarryOver', { screeningId: sheet });
  const { facts } = await work.do('factList', { personId });
  const told = facts.find(({ key }) => key === 'exploitation.living')?.statements;
  await work.do('accountsWithhold', {
    screeningId: sheet,
    question: 'living-conditions',
    fact: 'exploitation.living',
    entry: told?.find(({ text }) => text === KEPT)?.seq ?? 0,
    reason: 'She asked for it',
  });
  const folder = temporaryFolder();
  const { fileName } = await work.do('recordExport', {
    screeningId: interview,
    folder: work.pickFolder(folder),
    wishesSeen: true,
    recipient: 'An officer',
    forPurpose: 'court-papers',
  } as never);
  const text = flowOf(readFileSync(join(folder, (fileName as string) ?? '')));
  await work.engine.close();
  for (const words of [FIRST, LAST]) expect(text).toContain(words);
  for (const words of [KEPT, 'shame']) expect(text).not.toContain(words);
});
