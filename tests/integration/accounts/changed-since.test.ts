/**
 * Time passed between two talks: she moved, the last contact is another, how to reach her too. Both tellings are true of their
 * day, no output says that they were told differently, and each has its own words for it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { recordLines } from '../../../src-main/cli/record-lines.ts';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers, safetyAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { said } from '../../support/said.ts';
import { temporaryFolder } from '../../support/vault.ts';

const SINCE = { relation: 'differs', cause: 'since' } as const;
const CITY = 'current-pv-location-uk-city';
const CONTACT = 'when-last-contact';
const REACHED = 'reaching-safely';
const day = (value: string) => ({ heldOn: { value, qualifier: 'exact' as const } });
const answered = (question: string, value: unknown, more: object = {}) => ({
  question,
  state: 'answered' as const,
  value: value as never,
  ...more,
});

let work: EngineAtWork;
let personId: PersonId;
let interview: ScreeningId;
let screeningId: ScreeningId;
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: { value: '1990-05-02' } };
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu', ...born })).id;
  for (const purpose of ['nrm-referral', 'interview'])
    await work.do('consentRecord', { personId, purpose, status: 'given' });
  interview = (
    await work.do('screeningRecord', {
      caseId,
      personId,
      formId: 'screening-interview',
      readBack: 'Read aloud',
      ...day('2026-02-06'),
      answers: [
        ...openingAnswers().filter(({ question }) => question !== 'safety-contact'),
        answered('safety-contact', 'Weekdays ten to twelve'),
        answered('city', 'Leeds'),
        answered('last-contact', 'within-the-last-month'),
        answered('staying', 'In a refuge.'),
      ],
    })
  ).id;
  await work.do('screeningAddLayer', { screeningId: interview, reason: 'second', ...day('2026-10-14') });
  await work.do('screeningAnswer', {
    screeningId: interview,
    answers: [
      ...safetyAnswers().filter(({ question }) => question !== 'safety-contact'),
      { question: 'safety-contact', state: 'not-known' },
      answered('city', 'Bradford', SINCE),
      // One choice holds no other beside it: of the last contact, what is added is what it is on that day.
      answered('last-contact', 'within-the-last-week', { relation: 'adds' }),
      answered('staying', 'With her sister.', SINCE),
    ],
  });
  screeningId = (await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
  await work.do('screeningCarryOver', { screeningId });
}, 60_000);
afterFile(() => work?.engine.close());

const copied = async () => {
  const { fields, also } = await work.do('copyOutRecord', { screeningId, accountsSeen: true });
  return (name: string) => [...fields, ...also].find((one) => one.question === name);
};

it('the newer is carried over, and nothing of it is left to be decided', async () => {
  const field = await copied();
  expect(field(CITY)).toMatchObject({ text: 'Bradford', accounts: { stands: 'changed' } });
  expect(field('staying-at')?.text).toContain('With her sister.');
  const { accounts } = await work.do('copyOutCheck', { screeningId });
  expect(accounts.map(said).join('\n')).not.toMatch(/Town or city|staying|contact|reached/i);
});

it('the last contact that is added is the one of that day', async () => {
  const { answers } = await work.do('screeningShow', { screeningId: interview });
  expect(answers.findLast(({ question }) => question === 'last-contact')).toMatchObject({
    value: 'within-the-last-week',
    ...SINCE,
  });
  expect((await copied())(CONTACT)?.accounts.stands).not.toMatch(/undecided|decided|older/);
});

it('that the second talk’s paper does not say how she is reached takes nothing from the first', async () => {
  expect((await copied())(REACHED)).toMatchObject({
    text: 'Weekdays ten to twelve',
    accounts: { stands: 'agrees' },
  });
  const { facts } = await work.do('factList', { personId });
  expect(facts.filter(({ differs }) => differs).map(({ title }) => title)).toEqual([]);
});

it('copy-out, pack, print and screen say that it has changed since, each with its day', async () => {
  const folder = temporaryFolder();
  const handle = work.pickFolder(folder);
  const paper = await work.do('recordExport', { screeningId, folder: handle, recipient: 'An officer' });
  const first = await work.do('recordExport', {
    screeningId: interview,
    folder: handle,
    recipient: 'An officer',
  });
  const pack = { profileId: 'nrm-preparation', personId, recipient: 'An officer' };
  const preview = await work.do('packPreview', pack);
  const built = await work.do('packBuild', { ...pack, seen: preview.sha256, folder: handle });
  const packed = flowOf(readFileSync(join(folder, built.fileName)));
  const terminal = recordLines(await work.do('screeningShow', { screeningId })).join('\n');
  const account = recordLines(await work.do('screeningShow', { screeningId: interview })).join('\n');
  const sheet = flowOf(readFileSync(join(folder, paper.fileName)));
  for (const text of [terminal, sheet, packed]) {
    expect(text).toContain('Told before too, and it has changed since. Each is of its day:');
    expect(text).toMatch(
      /Leeds[\s\S]*held 6 Feb(?:ruary)? 2026[\s\S]*held 14 Oct(?:ober)? 2026[\s\S]*since then: it has changed/,
    );
    expect(text).not.toMatch(/told differently/i);
  }
  const printed = flowOf(readFileSync(join(folder, first.fileName)));
  for (const text of [account, printed]) expect(text).toContain('Since then: it has changed');
  expect(JSON.stringify((await copied())(CITY)?.accounts.tellings)).toContain('Leeds');
});

it('where both are taken into a text, each has its day', async () => {
  const taken = await work.do('accountsSettle', { screeningId, question: 'staying-at', take: 'both' });
  const field = taken.answers.findLast(({ question }) => question === 'staying-at');
  expect(String(field?.value)).toMatch(
    /6 Feb(?:ruary)? 2026: .*In a refuge\.[\s\S]*14 Oct(?:ober)? 2026: .*With her sister\./,
  );
});
