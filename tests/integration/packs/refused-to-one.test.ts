/** A no to one recipient, and a yes with a limit, on the pages that say what a person decided. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PersonId } from '../../../src-main/core/ids.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { said } from '../../support/said.ts';
import { temporaryFolder } from '../../support/vault.ts';

let at: EngineAtWork;
let personId: PersonId;
const LIMIT = 'All but the parcels, until he has seen a solicitor';

beforeAll(async () => {
  at = await engineAtWork();
  ({ id: personId } = await at.do('personAdd', { caseId: at.caseId, role: 'survivor', name: 'Keira Bowen' }));
  await at.do('personAdd', { caseId: at.caseId, role: 'family', name: 'Tracey Bowen' });
  const no = { personId, status: 'refused' as const, everyPurpose: true, purpose: 'police' };
  await at.do('consentRecord', { ...no, recipient: 'Tracey Bowen' });
  await at.do('consentRecord', { ...no, recipient: 'Polish embassy' });
  await at.do('consentRecord', { personId, status: 'given', purpose: 'police', note: LIMIT });
  const note = 'Only without telling Tracey Bowen';
  await at.do('consentRecord', { personId, status: 'given', purpose: 'court-papers', note });
  await at.do('consentRecord', {
    personId,
    status: 'refused' as const,
    purpose: 'research',
    recipient: 'University of Hull',
  });
});
afterAll(() => at.engine.close());

const built = async (profileId: string): Promise<string> => {
  const preview = await at.do('packPreview', { personId, profileId });
  const folder = temporaryFolder();
  const { fileName } = await at.do('packBuild', {
    personId,
    profileId,
    seen: preview.sha256,
    folder: at.pickFolder(folder),
  });
  return flowOf(readFileSync(join(folder, fileName)));
};
const times = (text: string, part: string) => text.split(part).length - 1;

it('says on the consent record whom a no is about, once, and with what limit a yes was given', async () => {
  const text = await built('consent-record');
  expect(text).toContain('Not to be shared with Tracey Bowen');
  expect(text).toContain('Not to be shared with Polish embassy');
  expect(text).toContain('Not to be shared with University of Hull');
  expect(times(text, 'Did not agree')).toBe(3);
  expect(times(text, 'Sharing with the police')).toBe(1);
  expect(text).toMatch(new RegExp(`Sharing with the police\\s+Agreed, with a limit: ${LIMIT}`));
});

it('says on the consent record how consent was asked', async () => {
  await at.do('consentRecord', {
    personId,
    purpose: 'nrm-referral',
    status: 'given' as const,
    language: 'Indonesian',
    interpreter: 'Dewi Hartono',
    explainedBy: 'Bernadette Quill',
    privacyNotice: 'Home Office, 2025',
  });
  const text = await built('consent-record');
  for (const part of ['Indonesian', 'Dewi Hartono', 'Bernadette Quill', 'Home Office, 2025'])
    expect(text).toContain(part);
});

it('says of what is not decided yet that it is to be asked again, and lets nothing go', async () => {
  await at.do('consentRecord', { personId, purpose: 'support-services', status: 'given' });
  const line = {
    personId,
    purpose: 'support-services',
    status: 'not-yet' as const,
    note: 'After the dentist',
  };
  expect(await at.do('consentRecord', line)).toMatchObject({ status: 'not-yet', note: 'After the dentist' });
  const { consents } = await at.do('consentList', { caseId: at.caseId });
  expect(consents.at(-1)).toMatchObject({ status: 'not-yet', note: 'After the dentist' });
  for (const profile of ['consent-record', 'privacy-sheet'])
    expect(await built(profile)).toContain('Not yet: to be asked again');
  const asked = { caseId: at.caseId, kind: 'other-form', recipient: 'The council' };
  const { missing } = await at.do('consentCheck', { ...asked, forPurpose: 'support-services' });
  expect(missing.map(({ code }) => code)).toContain('consent-not-yet');
});

it('says on the sheet of the person themselves what limits a yes, and names nobody', async () => {
  const text = await built('privacy-sheet');
  expect(text).toContain('Not to be shared with somebody you named');
  expect(text).toContain('Not to be shared with Polish embassy');
  expect(text).not.toMatch(/Tracey|without telling/);
  expect(times(text, 'Did not agree')).toBe(3);
  expect(text).toMatch(new RegExp(`Sharing with the police\\s+Agreed, with a limit: ${LIMIT}`));
  expect(text).toMatch(/Agreed, with a limit: its words name somebody, so ask us for them/);
});

it('shows the limit before anything goes under that yes, and before a referral to the same reader', async () => {
  const asked = { caseId: at.caseId, recipient: 'Humberside Police' };
  const police = await at.do('consentCheck', { ...asked, kind: 'evidence-export', forPurpose: 'police' });
  expect(police.notes.map(said)).toEqual([expect.stringContaining(`with a limit: “${LIMIT}”`)]);
  const preview = await at.do('packPreview', {
    personId,
    profileId: 'support-letter',
    recipient: 'Humberside Police',
  });
  expect(preview.warnings.map(said).join(' ')).toContain(LIMIT);
});
