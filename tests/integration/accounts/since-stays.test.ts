/**
 * It has changed since, and what the first talk told was so on its day: of texts and lists the sheet has both, each under its day.
 * Said afterwards to be more and no change, what was told first is named as waiting wherever the sheet is looked at, and taken.
 */
import { beforeAll, expect, it } from 'vitest';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers, safetyAnswers } from '../../support/interview.ts';
import { said } from '../../support/said.ts';

const SINCE = { relation: 'differs', cause: 'since' } as const;
const FIRST = {
  'held-how': 'The back room, with Mr Osei by telephone. The line fell twice.',
  'professionals-who': 'Mr Harper of the mission. The Ulster Hospital.',
  'last-contact-details': 'Voice messages in March: “You owe me a man.”',
  'may-be-told': 'Edem may know everything.',
  staying: 'With Pastor Emmanuel.',
};
const SECOND = {
  'held-how': 'The same room, with Madam Amenu by video.',
  'professionals-who': 'The solicitor, Hugh McAteer.',
  'last-contact-details': 'On 5 July a man asked at the church for Paul.',
  'may-be-told': 'The ITF inspector: now yes, for the wages only.',
  staying: 'With a retired couple.',
};
const FIELDS = {
  'held-how': 'where-how-interview-carried-out',
  'professionals-who': 'are-others-involved-details',
  'last-contact-details': 'details-last-contact',
  'may-be-told': 'may-be-told',
  staying: 'staying-at',
};
type Question = keyof typeof FIELDS;
const QUESTIONS = Object.keys(FIELDS) as Question[];
const STAY = QUESTIONS.filter((one) => one !== 'staying');

const day = (value: string) => ({ heldOn: { value, qualifier: 'exact' as const } });
const answered = (question: string, value: unknown, more: object = {}) => ({
  question,
  state: 'answered' as const,
  value: value as never,
  ...more,
});
const LETTER = { what: 'The hospital letter', holder: 'Pastor Emmanuel' };
const PHONE = { what: 'The old telephone', holder: 'Amos' };

let work: EngineAtWork;
let interview: ScreeningId;
let screeningId: ScreeningId;
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: { value: '1990-09-06' } };
  const { id: personId } = await work.do('personAdd', {
    caseId,
    role: 'survivor',
    name: 'Yao Dogbey',
    ...born,
  });
  for (const purpose of ['nrm-referral', 'interview'])
    await work.do('consentRecord', { personId, purpose, status: 'given' });
  const about = { caseId, personId, formId: 'screening-interview', readBack: 'Read aloud' };
  const first = [
    ...openingAnswers(),
    answered('professionals', 'yes'),
    ...QUESTIONS.map((one) => answered(one, FIRST[one])),
    answered('evidence-held', [LETTER]),
  ];
  interview = (await work.do('screeningRecord', { ...about, ...day('2026-04-22'), answers: first })).id;
  await work.do('screeningAddLayer', { screeningId: interview, reason: 'second', ...day('2026-10-08') });
  await work.do('screeningAnswer', {
    screeningId: interview,
    answers: [
      ...safetyAnswers(),
      ...QUESTIONS.map((one) => answered(one, SECOND[one], SINCE)),
      answered('evidence-held', [PHONE], SINCE),
    ],
  });
  screeningId = (await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
  await work.do('screeningCarryOver', { screeningId });
}, 60_000);
afterFile(() => work?.engine.close());

const field = async (name: string) => {
  const { answers } = await work.do('screeningShow', { screeningId });
  return String(answers.findLast(({ question }) => question === name)?.value ?? '');
};

it.each(STAY)('%s: what was told first stands, and what has changed since under its own day', async (one) => {
  const text = await field(FIELDS[one]);
  expect(text).toContain(FIRST[one]);
  expect(text).toContain(`Since then, as told on 8 Oct 2026: ${SECOND[one]}`);
  expect(text.indexOf(FIRST[one])).toBeLessThan(text.indexOf(SECOND[one]));
});

it('a row that the newer list does not have any more stays; where somebody lives is the newest alone', async () => {
  const { fields, also } = await work.do('copyOutRecord', { screeningId, accountsSeen: true });
  const all = [...fields, ...also].map(({ text }) => text).join('\n');
  expect(all).toContain(LETTER.what);
  expect(all).toContain(PHONE.what);
  const staying = await field(FIELDS.staying);
  expect(staying).toContain(SECOND.staying);
  expect(staying).not.toContain(FIRST.staying);
});

it('what is said afterwards to add only is named as waiting, and is taken with the rest', async () => {
  const again = answered('staying', SECOND.staying, { relation: 'adds' });
  await work.do('screeningAnswer', { screeningId: interview, answers: [again] as never });
  const { accounts } = await work.do('screeningCarryOver', { screeningId });
  const named = /staying/iu;
  expect(accounts.map(said).join('\n')).toMatch(named);
  const { fields } = await work.do('accountsMore', { screeningId });
  expect(fields.find(({ question }) => question === FIELDS.staying)?.told.map(({ text }) => text)).toContain(
    FIRST.staying,
  );
  const { checks: _, ...ready } = await work.do('readinessShow', { screeningId });
  expect(JSON.stringify(ready)).toContain(FIELDS.staying);
  await work.do('accountsMoreSettle', { screeningId });
  expect(await field(FIELDS.staying)).toContain(FIRST.staying);
  expect((await work.do('screeningCarryOver', { screeningId })).accounts.map(said).join('\n')).not.toMatch(
    named,
  );
});
