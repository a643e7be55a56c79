/** Whoever said no to the police said it of whatever would go to a force, by any of its names and by any way out. */
import { beforeAll, expect, it } from 'vitest';
import type { PersonId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';

let at: EngineAtWork;
let personId: PersonId;
beforeAll(async () => {
  at = await engineAtWork();
  ({ id: personId } = await at.do('personAdd', {
    caseId: at.caseId,
    role: 'survivor',
    name: 'Trần Văn Hùng',
  }));
  for (const purpose of ['nrm-referral', 'court-papers', 'support-services'])
    await at.do('consentRecord', { personId, purpose, status: 'given' });
  await at.do('consentRecord', { personId, purpose: 'police', status: 'refused' });
});
afterFile(() => at?.engine.close());

const missing = async (kind: string, recipient: string, forPurpose = '') =>
  (await at.do('consentCheck', { caseId: at.caseId, kind, recipient, forPurpose })).missing.map(
    ({ code, purpose }) => `${code} ${purpose}`,
  );

it.each([
  ['nrm-form', ''],
  ['other-form', ''],
  ['bundle-build', ''],
  ['evidence-export', 'court-papers'],
  ['case-handover', ''],
])('%s is held from a force, and not from others', async (kind, forPurpose) => {
  for (const force of ['Derbyshire Constabulary', 'Metropolitan Police Service', 'PSNI'])
    expect(await missing(kind, force, forPurpose)).toEqual(['consent-refused police']);
  expect(await missing(kind, 'The Salvation Army', forPurpose)).toEqual([]);
});

it('holds a referral pack in preview, and what says nothing of who it is goes', async () => {
  const pack = await at.do('packPreview', {
    profileId: 'nrm-preparation',
    personId,
    recipient: 'Derbyshire Constabulary',
  });
  expect(pack.consent.missing.map(({ code }) => code)).toContain('consent-refused');
  expect(await missing('duty-to-notify', 'Derbyshire Constabulary')).toEqual([]);
});

it('lets a yes given since stand, and one to that very force', async () => {
  await at.do('consentRecord', { personId, purpose: 'police', status: 'given', recipient: 'Kent Police' });
  expect(await missing('nrm-form', 'Kent Police')).toEqual([]);
  expect(await missing('nrm-form', 'Derbyshire Constabulary')).toEqual(['consent-refused police']);
  await at.do('consentRecord', { personId, purpose: 'police', status: 'given' });
  expect(await missing('nrm-form', 'Derbyshire Constabulary')).toEqual([]);
});
