/** A yes to one reader by name holds what goes to them until somebody records that its condition is met, with day and source. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ledgerLines } from '../../../src-main/cli/consent-lines.ts';
import { engineAtWork } from '../../support/engine.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { said } from '../../support/said.ts';
import { temporaryFolder } from '../../support/vault.ts';

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
  // It is written in two sentences: that the one is met says nothing of the other.
  await expect(work.do('consentRecord', { ...referral, conditionMet })).rejects.toMatchObject({
    code: 'bad-input',
    found: [{ code: 'consent-which-condition', field: 'conditionWords' }],
  });
  const met = { ...referral, conditionMet, conditionWords: 'all' };
  const { note, settled } = await work.do('consentRecord', met);
  expect(settled).toEqual({ kind: 'condition-met', ...conditionMet, condition: CONDITION });
  // The note is for the words of whoever records it.
  expect(note).toBe('');
  expect(await missing()).toEqual([]);
  // Whoever lets it go still reads what it was.
  const { notes } = await work.do('consentCheck', { caseId, kind: 'nrm-form', recipient: 'Home Office' });
  expect(notes.map(said)[0]).toContain('The condition is met: so said by Hywel Prys-Jones on 20 Nov 2025.');
  expect(notes.map(said)[0]).toContain(CONDITION);
  await work.do('consentRecord', { ...referral, note: 'To go only after the visit on Friday' });
  expect(await missing()).toMatchObject([{ code: 'consent-condition-open' }]);
  await work.engine.close();
});

it('opens when the person gives the condition up, and says that it was given up and not met', async () => {
  const work = await engineAtWork();
  const { caseId } = work;
  const { id: personId } = await work.do('personAdd', { caseId, role: 'survivor', name: 'Jovelyn' });
  const yes = { personId, purpose: 'nrm-referral', status: 'given' } as const;
  const check = () => work.do('consentCheck', { caseId, kind: 'nrm-form', recipient: 'Home Office' });
  await work.do('consentRecord', { ...yes, note: 'Not before the visa is renewed' });
  expect((await check()).missing).toMatchObject([{ code: 'consent-conditional' }]);
  const conditionDropped = { on: '2025-09-13' };
  const conditionMet = { on: '2025-09-13', by: 'Claire' };
  for (const wrong of [
    { conditionDropped, conditionMet },
    { conditionDropped: { on: '2999-01-01' } },
    { conditionDropped, status: 'refused' as const },
  ])
    await expect(work.do('consentRecord', { ...yes, ...wrong })).rejects.toMatchObject({ code: 'bad-input' });
  await work.do('consentRecord', { ...yes, note: 'Already now', conditionDropped });
  const { missing, notes } = await check();
  expect(missing).toEqual([]);
  const words = notes.map(said).join();
  expect(words).toContain('The person gave the condition up on 13 Sep 2025 and agrees without it.');
  expect(words).toContain('“Not before the visa is renewed”');
  expect(words).toContain('Already now');
  expect(words).not.toContain('is met');
  const { consents, today } = await work.do('consentList', { caseId });
  const { people } = await work.do('caseShow', { caseId });
  const listed = ledgerLines(consents, { people, evidence: [], today, purposes: 7 }).join('\n');
  expect(listed).toMatch(
    /gave the condition up on 13 Sep 2025[^\n]*“Not before the visa is renewed”\n +Already now/u,
  );
  const { sha256: seen } = await work.do('packPreview', { personId, profileId: 'consent-record' });
  const folder = temporaryFolder();
  const pack = { personId, profileId: 'consent-record', seen, folder: work.pickFolder(folder) };
  const { fileName } = await work.do('packBuild', pack);
  expect(flowOf(readFileSync(join(folder, fileName)))).toContain('gave the condition up on 13 Sep 2025');
  await work.engine.close();
});

it('takes the words of a condition with neither for no plain yes, which would do away with it', async () => {
  const work = await engineAtWork();
  const { caseId } = work;
  const { id: personId } = await work.do('personAdd', { caseId, role: 'survivor', name: 'Jovelyn' });
  const yes = { personId, purpose: 'nrm-referral', status: 'given' } as const;
  await work.do('consentRecord', {
    ...yes,
    note: 'Not before the visa is renewed. Only if her sister agrees.',
  });
  await expect(
    work.do('consentRecord', { ...yes, conditionWords: 'her sister agrees' }),
  ).rejects.toMatchObject({
    code: 'bad-input',
  });
  const { missing } = await work.do('consentCheck', { caseId, kind: 'nrm-form', recipient: 'Home Office' });
  expect(missing).toMatchObject([{ code: 'consent-conditional' }]);
  await work.engine.close();
});
