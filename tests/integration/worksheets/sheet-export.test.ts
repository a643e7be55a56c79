/** A sheet that is made to be printed comes out as PDF, asked for and recorded like everything that leaves. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { checkWithQpdf, flowOf } from '../../support/pdf-tools.ts';
import { temporaryFolder } from '../../support/vault.ts';

let work: EngineAtWork;
let personId: PersonId;
let screeningId: ScreeningId;
let folder: string;
beforeEach(async () => {
  work?.engine.close();
  work = await engineAtWork();
  folder = temporaryFolder();
  const { caseId } = work;
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu' })).id;
  screeningId = (await work.do('screeningStart', { caseId, personId, formId: 'special-measures' })).id;
  await work.do('screeningAnswer', {
    screeningId,
    answers: [
      { question: 'ground', state: 'answered', value: ['slavery'] },
      { question: 'measure-screen', state: 'answered', value: 'wanted' },
      {
        question: 'measure-live-link',
        state: 'answered',
        value: 'not-wanted',
        ownWords: 'Vreau să fiu acolo.',
      },
      { question: 'supporter', state: 'prefers-not-to-say' },
      { question: 'requested-on', state: 'answered', value: { value: '2026-11-20' } },
      { question: 'decided', state: 'answered', value: 'Screen granted.' },
    ],
  });
});
afterAll(() => work.engine.close());
const out = (more: object = {}, id = screeningId) =>
  work.do('worksheetExport', {
    screeningId: id,
    folder: work.pickFolder(folder),
    recipient: 'The prosecutor',
    ...more,
  });

it('is held back until the person agrees, and nothing is written', async () => {
  await expect(out()).rejects.toMatchObject({
    code: 'consent-missing',
    found: [
      {
        code: 'consent-not-recorded',
        params: { person: 'Maria Popescu', recipient: 'The prosecutor' },
        purpose: 'court-papers',
      },
    ],
  });
  expect(readdirSync(folder)).toEqual([]);
  expect((await work.do('consentReleases', { caseId: work.caseId })).releases).toEqual([]);
});

it('says what is recorded, the wish beside the measure, what was asked for and decided; and what it is', async () => {
  await work.do('consentRecord', { personId, purpose: 'court-papers', status: 'given' });
  const { fileName, sha256 } = await out();
  expect(fileName).toBe('Special measures (England and Wales).pdf');
  const pdf = readFileSync(join(folder, fileName));
  checkWithQpdf(pdf);
  const text = flowOf(pdf);
  for (const words of [
    'The prosecutor applies and the court decides.',
    'Maria Popescu',
    'Not signed off',
    'A screen in the courtroom',
    'Wanted',
    'Vreau să fiu acolo.',
    'Prefers not to say',
    '20 Nov 2026',
    'Screen granted.',
  ])
    expect(text).toContain(words);
  expect(text).not.toContain('A visit to the court');
  const { releases } = await work.do('consentReleases', { caseId: work.caseId });
  expect(releases).toMatchObject([
    {
      kind: 'sheet',
      to: 'The prosecutor',
      sha256,
      title: `Special measures (England and Wales) (${fileName})`,
    },
  ]);
});

it('goes out without consent only by a decision, which is in the log and not on it', async () => {
  const { fileName } = await out({
    overrideGround: 'court-order',
    overrideReason: 'Hearing tomorrow',
    overrideBy: 'Ruth Clarke',
  });
  const text = flowOf(readFileSync(join(folder, fileName)));
  expect(text).not.toMatch(/Ruth Clarke|Hearing tomorrow/);
  const { entries } = await work.do('auditList', { limit: 20 });
  expect(entries.map((one) => one.action)).toEqual(
    expect.arrayContaining(['sheet.exported', 'consent.overridden']),
  );
});

it('is for no other form: a plan to stay safe is not for a folder', async () => {
  const { caseId } = work;
  for (const formId of ['safety-plan', 'nrm-preparation', 'first-account']) {
    const { id } = await work.do('screeningStart', { caseId, personId, formId });
    await expect(out({}, id)).rejects.toMatchObject({ code: 'not-ready' });
  }
});
