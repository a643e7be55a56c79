/** A record printed for the own file goes to nobody; the sheet of somebody who refuses a referral says on every page that it is none. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { flowOf, infoOf } from '../../support/pdf-tools.ts';
import { temporaryFolder } from '../../support/vault.ts';

const NO_REFERRAL = 'This is not a referral, and is not to be sent as one.';
const SOLICITOR = 'Marek Osei-Lund';

let at: EngineAtWork;
let personId: PersonId;
let account: ScreeningId;
let sheet: ScreeningId;
beforeAll(async () => {
  at = await engineAtWork();
  const { caseId } = at;
  personId = (await at.do('personAdd', { caseId, role: 'survivor', name: 'Jucélia Araújo' })).id;
  account = (
    await at.do('screeningRecord', {
      caseId,
      personId,
      formId: 'screening-interview',
      readBack: 'Read aloud',
      answers: [
        ...openingAnswers(),
        { question: 'living', state: 'answered', value: 'A box room shared with another' },
      ],
    })
  ).id;
  await at.do('consentRecord', { personId, purpose: 'nrm-referral', status: 'refused' });
  await at.do('consentRecord', { personId, purpose: 'court-papers', status: 'refused' });
  sheet = (await at.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
  await at.do('screeningCarryOver', { screeningId: sheet });
});
afterAll(() => at.engine.close());

const out = async (screeningId: ScreeningId, more: object) => {
  const folder = temporaryFolder();
  const { fileName } = await at.do('recordExport', { screeningId, folder: at.pickFolder(folder), ...more });
  return readFileSync(join(folder, fileName));
};
const releases = async () => (await at.do('consentReleases', { caseId: at.caseId })).releases;

it('is no release to anybody, needs no consent, and is in the log as what it is', async () => {
  await expect(out(account, {})).rejects.toMatchObject({ code: 'consent-missing' });
  const text = flowOf(await out(account, { own: true }));
  expect(text).toContain('A box room shared');
  expect(text).toContain('For the file of this organisation; given to nobody.');
  expect(text).not.toContain(NO_REFERRAL);
  expect(await releases()).toEqual([]);
  const { entries } = await at.do('auditList', { caseId: at.caseId } as never);
  expect(JSON.stringify(entries)).toContain('record.exported');
  for (const more of [{ recipient: SOLICITOR }, { forPurpose: 'court-papers' }])
    await expect(out(account, { own: true, ...more })).rejects.toMatchObject({ code: 'bad-input' });
});

it('says on every page of a refused sheet that it is no referral, for the file and for a solicitor by name', async () => {
  await expect(out(sheet, { recipient: SOLICITOR })).rejects.toMatchObject({ code: 'consent-only' });
  const own = await out(sheet, { own: true });
  expect(flowOf(own).split(NO_REFERRAL).length - 1).toBe(Number(infoOf(own)['Pages']));
  const solicitor = { notReferral: true, forPurpose: 'court-papers', recipient: SOLICITOR };
  await expect(out(sheet, solicitor)).rejects.toMatchObject({ code: 'consent-missing' });
  await at.do('consentRecord', {
    personId,
    purpose: 'court-papers',
    status: 'given' as const,
    recipient: SOLICITOR,
  });
  const given = await out(sheet, solicitor);
  expect(flowOf(given).split(NO_REFERRAL).length - 1).toBe(Number(infoOf(given)['Pages']));
  expect(await releases()).toMatchObject([{ to: SOLICITOR }]);
  for (const more of [{ recipient: 'Home Office' }, { recipient: '' }, { forPurpose: 'police' }])
    await expect(out(sheet, { ...solicitor, ...more })).rejects.toMatchObject({ code: 'bad-input' });
});

it('says that what was made to do against the law is not on it, answered or not, until the police may know', async () => {
  const line = 'What the person was made to do that may be against the law is not printed';
  expect(flowOf(await out(account, { own: true }))).toContain(line);
  await at.do('consentRecord', { personId, purpose: 'police', status: 'given' });
  expect(flowOf(await out(account, { own: true }))).not.toContain(line);
  await at.do('consentRecord', { personId, purpose: 'police', status: 'refused' });
});

it('has what is kept back from readers, and says from whom', async () => {
  const { known } = await at.do('screeningShow', { screeningId: sheet });
  const found = known.flatMap(({ question, facts }) =>
    facts.flatMap(({ key, statements }) =>
      statements.flatMap(({ origin, seq }) =>
        origin.kind === 'interview' && origin.question === 'living'
          ? [{ screeningId: sheet, question, entry: seq, fact: key }]
          : [],
      ),
    ),
  );
  const [which] = found;
  if (which === undefined) throw new Error('it stands beside no question');
  const reason = 'as she asked';
  await at.do('accountsWithhold', { ...which, reason, readers: { only: 'from', names: [SOLICITOR] } });
  const own = flowOf(await out(account, { own: true }));
  expect(own).toContain('A box room shared');
  expect(own).toContain('kept back from Marek Osei-Lund: as she asked');
  await at.do('accountsWithhold', { ...which, reason, replace: true });
  const all = flowOf(await out(account, { own: true }));
  expect(all).toContain('A box room shared');
  expect(all).toContain('kept back from everybody outside: as she asked');
  const theirs = await out(account, { forPurpose: 'court-papers', recipient: SOLICITOR });
  expect(flowOf(theirs)).not.toContain('A box room shared');
});
