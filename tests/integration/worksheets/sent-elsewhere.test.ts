/** A referral that somebody else sent before the file began: readiness and copy-out say so, and whoever prepares is not asked to speak for them. */
import { beforeAll, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { said } from '../../support/said.ts';

let work: EngineAtWork;
let personId: PersonId;
let sheet: ScreeningId;
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  personId = (
    await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria', birthDate: { value: '1990' } })
  ).id;
  await work.do('consentRecord', { personId, purpose: 'nrm-referral', status: 'given' });
  sheet = (await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
  await work.do('screeningAnswer', {
    screeningId: sheet,
    answers: [
      { question: 'pv-under-age', state: 'answered', value: 'no' },
      { question: 'pv-want-to-submit-nrm', state: 'answered', value: 'yes' },
    ],
  });
}, 60_000);
afterFile(() => work?.engine.close());

const ready = () => work.do('readinessShow', { screeningId: sheet });
const copied = () => work.do('copyOutRecord', { screeningId: sheet, accountsSeen: true });
const hintsAt = async (question: string) =>
  (await copied()).fields.find((one) => one.question === question)?.lookAgain.map(said) ?? [];
const OF_SENDER = ['fr-details-first-name', 'user-organisation', 'professional-insight'];
const SENT =
  /^A referral was sent on 27 Jul 2026 .*: Sent by the Salvation Army; NRM-2026-1\. This sheet is not a second referral/;

it('without one, the fields of whoever refers are demanded, and nothing is said of another', async () => {
  const view = await ready();
  expect(view.fields.map(({ question }) => question)).toEqual(expect.arrayContaining(OF_SENDER));
  expect(view.checks.map(({ line }) => line)).not.toContain('row/referral-sent');
  expect((await copied()).lookAt.map(said).join('\n')).not.toMatch(/A referral was sent/);
});

it('of somebody else in the case it is nothing to this sheet', async () => {
  const { caseId } = work;
  const other = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Ana' })).id;
  await work.do('dateRecord', { caseId, personId: other, kind: 'nrm-referral', on: { value: '2026-05-01' } });
  expect((await ready()).checks.map(({ line }) => line)).not.toContain('row/referral-sent');
});

it('of nobody by name it is nothing to the sheet of one of two', async () => {
  await work.do('dateRecord', { caseId: work.caseId, kind: 'nrm-referral', on: { value: '2026-05-02' } });
  expect((await ready()).checks.map(({ line }) => line)).not.toContain('row/referral-sent');
});

it('with one, both say by whom and when, and what whoever sent it said is not asked again', async () => {
  const { caseId } = work;
  const about = { caseId, personId, kind: 'nrm-referral', on: { value: '2026-07-27' } };
  await work.do('dateRecord', { ...about, note: 'Sent by the Salvation Army; NRM-2026-1.' });
  const view = await ready();
  for (const name of OF_SENDER) expect(view.fields.map(({ question }) => question)).not.toContain(name);
  const line = view.checks.find((one) => one.line === 'row/referral-sent');
  expect([line?.question, line?.found.map(said)]).toEqual([
    'pv-want-to-submit-nrm',
    [expect.stringMatching(SENT)],
  ]);
  expect((await copied()).lookAt.map(said)[0]).toMatch(SENT);
  const THEN = 'Answered by whoever sent the referral on 27 Jul 2026: not to be typed again.';
  expect(await hintsAt('pv-want-to-submit-nrm')).toContainEqual(
    expect.stringMatching(new RegExp(`^${THEN} On this sheet: Yes`, 'u')),
  );
  expect(await hintsAt('user-organisation')).toContain(THEN);
  // What is not to be typed does not stand where it would be typed from, on the screen and in a pack.
  const field = (await copied()).fields.find(({ question }) => question === 'pv-want-to-submit-nrm');
  expect([field?.text, field?.codes]).toEqual(['', []]);
  const asked = { personId, profileId: 'nrm-preparation', recipient: 'Home Office' } as const;
  const { parts } = await work.do('packPreview', { ...asked, channel: 'by-hand' });
  const lines = parts.flatMap((part) => part.lines);
  const printed = lines.find(({ title }) => title.startsWith('Does the person agree to be referred'));
  expect(JSON.stringify(printed)).toContain(`${THEN} On this sheet: Yes`);
  expect(JSON.stringify(printed?.said)).not.toMatch(/^\[?"Yes/u);
  expect((await hintsAt('family')).join()).not.toMatch(/Answered by whoever/);
});

it('set aside on the page, it still stands at the head of what is copied', async () => {
  await work.do('readinessSetAside', { screeningId: sheet, line: 'row/referral-sent', reason: 'Seen' });
  expect((await copied()).lookAt.map(said)[0]).toMatch(SENT);
});

it('where it was this very sheet, that is said instead, and its own fields are demanded again', async () => {
  await work.do('submissionRecord', { screeningId: sheet, day: '2026-07-27', reference: 'NRM-2026-1' });
  const view = await ready();
  expect(view.checks.map((one) => one.line)).not.toContain('row/referral-sent');
  expect(view.fields.map(({ question }) => question)).toEqual(expect.arrayContaining(OF_SENDER));
});

it('a field that the form has only after an answer that is open says after which', async () => {
  const { fields } = await copied();
  const waits = (name: string) => fields.find(({ question }) => question === name)?.waitsFor;
  expect(waits('authorities-cooperation-details')).toEqual([
    expect.stringMatching(/^Is the person willing to help/u),
  ]);
  expect(waits('authorities-cooperation')).toEqual([]);
  const answers = [{ question: 'authorities-cooperation', state: 'answered' as const, value: 'yes' }];
  await work.do('screeningAnswer', { screeningId: sheet, answers });
  expect(
    (await copied()).fields.find(({ question }) => question === 'authorities-cooperation-details')?.waitsFor,
  ).toEqual([]);
});
