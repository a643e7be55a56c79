/**
 * Two accounts differ, and nobody has settled which goes into the form: the pack prints no older answer as the answer. Both accounts
 * stand in the field with their days; the cover, the first page and the list before it goes name the field, until it is settled.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { fieldLines } from '../../../src-main/cli/commands/worksheet-copy-out.ts';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers, safetyAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { said } from '../../support/said.ts';
import { temporaryFolder } from '../../support/vault.ts';

const FIRST = 'She came by bus on her own.';
const SECOND = 'He drove her, and kept the keys.';
const ROUTE = 'How did it start?';
const STILL = 'Is the person still in the situation?';

let work: EngineAtWork;
let personId: PersonId;
let interview: ScreeningId;
let sheet: ScreeningId;
const answered = (question: string, value: unknown, more: object = {}) => ({
  question,
  state: 'answered' as const,
  value: value as never,
  ...more,
});
const asked = () => ({ profileId: 'nrm-preparation', personId, recipient: 'Kalayaan' });

beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: { value: '1990-05-02' } };
  const of = { caseId, role: 'survivor' as const, name: 'Maria Popescu', ...born };
  ({ id: personId } = await work.do('personAdd', of));
  await work.do('consentRecord', { personId, purpose: 'nrm-referral', status: 'given' });
  const first = [
    answered('how-it-started', FIRST),
    answered('still-there', 'yes'),
    answered('living', 'A box room.'),
  ];
  ({ id: interview } = await work.do('screeningRecord', {
    ...{ caseId, personId, formId: 'first-account', readBack: 'Read aloud' },
    answers: [...openingAnswers(), ...first],
  }));
  ({ id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' }));
  await work.do('screeningCarryOver', { screeningId: sheet });
}, 60_000);
afterFile(() => work?.engine.close());

const preview = () => work.do('packPreview', asked());
async function fieldOf(title: string) {
  const { parts } = await preview();
  const lines = parts.flatMap((part) => part.lines);
  return lines
    .filter((one) => one.title === title)
    .map((one) => one.said.join('\n'))
    .join('\n');
}
const unsettled = async () =>
  (await preview()).warnings.filter(({ code }) => code === 'pack-not-settled').map(said);
async function printed() {
  const { sha256: seen } = await preview();
  const folder = temporaryFolder();
  const { fileName } = await work.do('packBuild', {
    ...asked(),
    ...{ seen, folder: work.pickFolder(folder), overrideReason: 'Read' },
  } as never);
  return flowOf(readFileSync(join(folder, fileName)));
}
/** Of each field, what is shown to be typed. */
async function copied() {
  const { fields } = await work.do('copyOutRecord', { screeningId: sheet, accountsSeen: true });
  return fields.map((one) => fieldLines(one).join('\n').trim().split('Not to be typed:')[0] ?? '');
}
const again = (answers: readonly object[]) =>
  work.do('screeningAnswer', { screeningId: interview, answers: answers as never });

it('prints the one account there is as the answer, and says nothing of two', async () => {
  expect(await fieldOf(ROUTE)).toContain(FIRST);
  expect(await unsettled()).toEqual([]);
  expect(await printed()).not.toMatch(/not settled/iu);
});

it('prints what was only added to as the answer: nothing differs', async () => {
  await work.do('screeningAddLayer', { screeningId: interview, reason: 'A second meeting' });
  await again([...safetyAnswers(), answered('living', 'And no heating.', { relation: 'adds' })]);
  expect(await unsettled()).toEqual([]);
});

it('holds each field whose accounts differ: both are there with their days, and neither is the answer', async () => {
  const otherwise = { relation: 'differs', cause: 'fear' };
  await again([answered('how-it-started', SECOND, otherwise), answered('still-there', 'no', otherwise)]);
  const route = await fieldOf(ROUTE);
  for (const words of [FIRST, SECOND])
    expect(route).toMatch(new RegExp(`Told \\d+ \\w+ \\d+: ${words}`, 'u'));
  const still = await fieldOf(STILL);
  expect(still.split('\n')).not.toContain('Yes');
  expect(still).toMatch(/Yes \(.*No \(/su);
  expect(await unsettled()).toEqual([expect.stringContaining(ROUTE)]);
  expect(await unsettled()).toEqual([expect.stringContaining(STILL)]);
  expect((await unsettled()).join()).not.toMatch(/living/iu);
  const pages = await printed();
  expect(pages).toMatch(/Not settled: accounts differ in “How did it start\?”, “Is the person still/u);
  expect(pages).toMatch(/Two accounts differ: see both under/u);
  const typed = (await copied()).filter((one) => one.startsWith(ROUTE) || one.startsWith(STILL)).join('\n');
  expect(typed).not.toMatch(new RegExp(`${FIRST}|${SECOND}|^ *(?:Yes|No)$`, 'mu'));
  expect(typed).toMatch(/nobody has settled/u);
});

it('prints what was settled, and says no more of two', async () => {
  const settle = (question: string, take: 'newest' | 'keep') =>
    work.do('accountsSettle', { screeningId: sheet, question, take });
  await settle('how-did-the-exploitation-start', 'newest');
  await settle('still-in-exploitative-situation', 'keep');
  expect(await unsettled()).toEqual([]);
  expect((await fieldOf(STILL)).split('\n')).toContain('Yes');
  expect(await printed()).not.toMatch(/Not settled/u);
});

it('prints the later days above words that are as they were, with nothing to settle in those', async () => {
  const { caseId } = work;
  const of = { caseId, role: 'survivor' as const, name: 'Gheorghe Lupu' };
  const { id } = await work.do('personAdd', { ...of, birthDate: { value: '1983-01-09' } } as never);
  await work.do('consentRecord', { personId: id, purpose: 'nrm-referral', status: 'given' });
  const row = (from: string) => ({
    ...{ what: 'Roofing', place: 'Stockport', country: 'GB', charge: 'Dean Harker' },
    from: { value: from, qualifier: 'exact' },
  });
  const { id: talk } = await work.do('screeningRecord', {
    ...{ caseId, personId: id, formId: 'screening-interview', readBack: 'Read aloud' },
    answers: [...openingAnswers(), answered('periods', [row('2024-06')])] as never,
  });
  const { id: own } = await work.do('screeningStart', { caseId, personId: id, formId: 'nrm-preparation' });
  await work.do('screeningAnswer', { screeningId: own, answers: [answered('pv-under-age', 'no')] as never });
  await work.do('screeningCarryOver', { screeningId: own });
  await work.do('screeningAddLayer', { screeningId: talk, reason: 'He had the papers' });
  const later = answered('periods', [row('2024-09')], {
    relation: 'differs',
    cause: 'other',
    ownWords: 'I forgot.',
  });
  await work.do('screeningAnswer', { screeningId: talk, answers: [...safetyAnswers(), later] as never });
  const { parts, warnings } = await work.do('packPreview', { ...asked(), personId: id });
  const lines = parts.flatMap((part) => part.lines);
  const who = lines.find(({ title }) => title === 'Who exploited the person?')?.said.join('\n');
  expect(who).toMatch(/September 2024, .*Stockport.*as told later.*Dean Harker/u);
  expect(who).not.toContain('June 2024');
  const held = warnings
    .filter(({ code }) => code === 'pack-not-settled')
    .map(said)
    .join();
  expect(held).toMatch(/When did it take place/u);
  expect(held).not.toMatch(/Who exploited/u);
});
