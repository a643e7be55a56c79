/** A condition on the yes to everybody holds for a reader by name too, until something says otherwise; a met one holds nothing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { PersonId } from '../../../src-main/core/ids.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { said } from '../../support/said.ts';
import { temporaryFolder } from '../../support/vault.ts';

const CONDITION = 'If his name is spelt right this time';
const CARRIES = 'Only what the referral carries';
const TOLD_ON = '2026-03-24';
const MET = { on: '2026-03-25', by: 'Deborah Lyness' };

let work: EngineAtWork;
let personId: PersonId;
async function began() {
  work = await engineAtWork();
  const { caseId } = work;
  ({ id: personId } = await work.do('personAdd', { caseId, role: 'survivor', name: 'Khải' }));
  const record = (
    line: Partial<Parameters<typeof work.do<'consentRecord'>>[1]>,
    purpose: string = 'nrm-referral',
  ) => work.do('consentRecord', { personId, purpose, status: 'given', decidedOn: TOLD_ON, ...line });
  const check = (recipient = 'Home Office') =>
    work.do('consentCheck', { caseId, kind: 'nrm-form', recipient });
  const codes = async () => (await check()).missing.map(({ code }) => code);
  const mayBeTold = async () => {
    const { known } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
    const facts = known.flatMap(({ facts: all }) => all);
    return facts.find(({ key }) => key === 'contact.agreed')?.statements[0]?.text ?? '';
  };
  return { record, check, codes, mayBeTold };
}
afterEach(() => work.engine.close());

it('is not outranked by a line for one reader that says nothing of it', async () => {
  const { record, check, codes } = await began();
  await record({ note: CONDITION });
  await record({ recipient: 'Home Office', note: CARRIES });
  const [found, ...more] = (await check()).missing;
  expect(more).toEqual([]);
  expect(found?.code).toBe('consent-condition-for-all');
  const words = found === undefined ? '' : said(found);
  expect(words).toContain(`general yes of 24 Mar 2026: “${CONDITION}”`);
  expect(words).toContain('who said so and on which day');
  await record({ recipient: 'Home Office', note: CARRIES, conditionMet: MET });
  expect(await codes()).toEqual([]);
});

it.each([
  ['met, on the general yes', { recipient: '', conditionMet: MET }],
  [
    'a yes of a later day in its own words',
    { recipient: 'Home Office', decidedOn: '2026-08-18', note: 'Now send it' },
  ],
  ['a line that holds without it', { recipient: 'Home Office', note: 'To them also without that condition' }],
])('opens by %s', async (_, line) => {
  const { record, check, codes } = await began();
  await record({ note: CONDITION });
  await record({ recipient: 'Home Office' });
  expect(await codes()).toEqual(['consent-condition-for-all']);
  await record({ recipient: 'Home Office', note: 'Not to them without that condition' });
  expect(await codes()).toEqual(['consent-condition-for-all']);
  await record(line);
  if (line.recipient === '') await record({ recipient: 'Home Office', note: CARRIES });
  expect(await codes()).toEqual([]);
  // What was said to one reader by name opens nothing for another.
  const { missing } = await check('Competent Authority for Wales');
  expect(missing.map(({ code }) => code)).toEqual(line.recipient === '' ? [] : ['consent-conditional']);
});

it('is not opened by a later general yes with a limit of its own, and says so wherever something would go', async () => {
  const { record, check, codes } = await began();
  await record({ note: CONDITION });
  await record({ decidedOn: '2026-08-18', note: CARRIES });
  expect(await codes()).toEqual(['consent-conditional']);
  const [found] = (await check()).missing;
  expect(found === undefined ? '' : said(found)).toContain(`24 Mar 2026 on a condition: “${CONDITION}”`);
  const preview = { profileId: 'nrm-preparation', personId, recipient: 'Home Office' };
  const { consent } = await work.do('packPreview', preview);
  expect(consent.missing.map(({ code }) => code)).toEqual(['consent-conditional']);
  await record({ decidedOn: '2026-08-18', note: 'Yes, to all of it' });
  expect(await codes()).toEqual([]);
});

it('is said once where it is met, and holds nothing; what else limits the yes does, without the lines before it', async () => {
  const { record, check, mayBeTold } = await began();
  const home = { recipient: 'Home Office' };
  await record({ note: CONDITION });
  await record({ ...home, note: `The Home Office: ${CARRIES.toLowerCase()}` });
  await record({ ...home, note: `${CONDITION}. ${CARRIES}` });
  await record({ ...home, note: `${CONDITION}. ${CARRIES}`, conditionMet: MET });
  const { notes } = await check();
  expect(notes.map(said)).toEqual([expect.stringContaining(`${CARRIES}. The condition is met: so said by`)]);
  const text = await mayBeTold();
  expect(text.split('\n')).toHaveLength(1);
  expect(text).toContain(`Agreed, with a limit: ${CARRIES} (24 Mar 2026; for Home Office)`);
  expect(text).toContain('The condition is met: so said by Deborah Lyness on 25 Mar 2026.');
  expect(text.match(/spelt right/gu)).toHaveLength(1);
  const pack = await work.do('packPreview', {
    profileId: 'nrm-preparation',
    personId,
    recipient: 'Home Office',
  });
  const held = pack.consent.missing.filter(({ code }) => code === 'consent-limited');
  expect(held.map(({ params }) => 'holder' in params && params.holder)).toEqual([CARRIES]);
});

it('says a limited yes as limited, and leaves out limits that have nothing to do with what goes', async () => {
  const { record, check } = await began();
  await record({});
  await record({ note: 'A solicitor, but not the one in Bristol' }, 'court-papers');
  await record({ note: 'Only if it is about lungs' }, 'research');
  expect(await check()).toMatchObject({ missing: [], limited: false, notes: [] });
  await record({ note: 'Only in writing, by the solicitor' }, 'police');
  expect(await check('Devon and Cornwall Police')).toMatchObject({ missing: [], limited: true });
  const { notes, limited } = await check();
  expect(limited).toBe(false);
  expect(notes.map(said)).toEqual([expect.stringContaining('Only in writing, by the solicitor')]);
});

it('stands beside the yes in the printed record of this office, as from the consents', async () => {
  const { record } = await began();
  const { caseId } = work;
  const answers = openingAnswers().filter(({ question }) => question !== 'consent-nrm');
  const { id: screeningId } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read to him',
    answers: [...answers, { question: 'consent-nrm', state: 'answered', value: 'given' }],
  });
  const printed = async () => {
    const folder = temporaryFolder();
    const file = { screeningId, folder: work.pickFolder(folder), own: true };
    return flowOf(readFileSync(join(folder, (await work.do('recordExport', file)).fileName)));
  };
  expect(await printed()).not.toContain('From the consents');
  await record({ note: CONDITION });
  expect(await printed()).toContain(
    `From the consents, as they stand at printing: agreed with a limit, 24 Mar 2026: ${CONDITION}`,
  );
});

it('says on paper for one reader that a yes is limited, and names no other reader whom the limit is for', async () => {
  const { record } = await began();
  const { caseId } = work;
  const { id: screeningId } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read to him',
    answers: [
      ...openingAnswers().filter(({ question }) => question !== 'consent-nrm'),
      { question: 'consent-nrm', state: 'answered', value: 'given' },
    ],
  });
  await record({ recipient: 'Rose Street Refuge', note: 'Only the first page' });
  await record({ recipient: 'Asylum Justice' }, 'court-papers');
  const folder = temporaryFolder();
  const file = { screeningId, recipient: 'Asylum Justice', forPurpose: 'court-papers', wishesSeen: true };
  const done = await work.do('recordExport', { ...file, folder: work.pickFolder(folder) });
  const paper = flowOf(readFileSync(join(folder, done.fileName)));
  expect(paper).toContain('agreed with a limit');
  expect(paper).not.toContain('Rose Street');
  expect(paper).not.toContain('Only the first page');
});
