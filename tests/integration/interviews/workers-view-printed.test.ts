/** A record prints what was told beside its answers, and never what a worker made of it on another sheet. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { temporaryFolder } from '../../support/vault.ts';

let work: EngineAtWork;
afterFile(() => work?.engine.close());

it('a child’s signed record has nothing of the view on the preparation sheet', async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const { id: personId } = await work.do('personAdd', { caseId, role: 'survivor', name: 'Ledion' });
  const about = { caseId, personId };
  const state = 'answered' as const;
  await work.do('consentRecord', { personId, purpose: 'court-papers', status: 'given' });
  const { id: screeningId } = await work.do('screeningRecord', {
    ...about,
    formId: 'child-first-response',
    readBack: 'Read to him',
    answers: [
      { question: 'under-18', state, value: 'yes' },
      { question: 'own-view', state: 'not-asked' },
    ],
  });
  const { id: sheet } = await work.do('screeningStart', { ...about, formId: 'nrm-preparation' });
  const insight = { question: 'professional-insight', state, value: 'He walks as somebody who was hurt.' };
  await work.do('screeningAnswer', { screeningId: sheet, answers: [insight] });
  const folder = temporaryFolder();
  const done = await work.do('recordExport', {
    screeningId,
    recipient: 'The court',
    forPurpose: 'court-papers',
    folder: work.pickFolder(folder),
  });
  const text = flowOf(readFileSync(join(folder, done.fileName)));
  expect(text).toContain('Ledion');
  expect(text).not.toContain('walks as somebody');
});
