/** Somebody who was under 18 at the talk and at the referral, and is an adult now: what was held then is taken down as of a child, and the sheet of today says where that goes. */
import { beforeAll, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { codeOf } from '../../support/failures.ts';
import { said } from '../../support/said.ts';

let work: EngineAtWork;
let personId: PersonId;
let sheet: ScreeningId;
const yearsAgo = (years: number, day = '06-15') => ({ value: `${THIS_YEAR - years}-${day}` });
let THIS_YEAR = 2026;
const startChild = (heldOn: { value: string } | null) =>
  work.do('screeningStart', {
    caseId: work.caseId,
    personId,
    formId: 'child-first-response',
    heldOn,
    ifOpen: 'begin' as const,
  });
beforeAll(async () => {
  work = await engineAtWork();
  THIS_YEAR = Number(work.engine.clock.now().slice(0, 4));
  const { caseId } = work;
  personId = (
    await work.do('personAdd', { caseId, role: 'survivor', name: 'Egzon', birthDate: yearsAgo(20) })
  ).id;
  await work.do('dateRecord', { caseId, personId, kind: 'nrm-referral', on: yearsAgo(3, '04-08') });
}, 60_000);
afterFile(() => work?.engine.close());

it('a talk of today, or of a day on which they were 18, is not taken down as of a child', async () => {
  expect(await codeOf(() => startChild(null))).toBe('for-children');
  expect(await codeOf(() => startChild(yearsAgo(1)))).toBe('for-children');
});

it('one that was held while they were under 18 is', async () => {
  const { id } = await startChild(yearsAgo(3, '04-02'));
  await work.do('screeningAnswer', {
    screeningId: id,
    answers: [
      { question: 'age-account', state: 'answered', value: 'The council assesses it; a passport says 1999.' },
      { question: 'told-child', state: 'answered', value: 'With pictures.' },
    ],
  });
  expect((await work.do('screeningShow', { screeningId: id })).answers).toHaveLength(2);
});

it('the sheet of today says which days those were, and has places for what was so then', async () => {
  const { caseId } = work;
  sheet = (await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
  await work.do('screeningAnswer', {
    screeningId: sheet,
    answers: [
      { question: 'pv-under-age', state: 'answered', value: 'no' },
      { question: 'pv-under-age-at-time-of-exploitation', state: 'answered', value: 'yes' },
    ],
  });
  await work.do('screeningCarryOver', { screeningId: sheet });
  const { checks } = await work.do('readinessShow', { screeningId: sheet });
  const line = checks.find((one) => one.line === 'row/was-under-18');
  const year = THIS_YEAR - 3;
  expect([line?.question, line?.found.map(said)]).toEqual([
    'pv-under-age',
    [
      expect.stringMatching(
        `talks: 2 Apr ${year}; a referral: 8 Apr ${year}\\. They are recorded as 18 or over now`,
      ),
    ],
  ]);
  const { answers } = await work.do('screeningShow', { screeningId: sheet });
  const text = (question: string) => JSON.stringify(answers.find((one) => one.question === question)?.value);
  expect(text('childs-age')).toContain('The council assesses it; a passport says 1999.');
  expect(text('childs-told')).toContain('With pictures.');
});

it('of somebody who was an adult on each of these days nothing is said', async () => {
  const { caseId } = work;
  const adult = (
    await work.do('personAdd', { caseId, role: 'survivor', name: 'Ana', birthDate: yearsAgo(40) })
  ).id;
  await work.do('dateRecord', { caseId, personId: adult, kind: 'nrm-referral', on: yearsAgo(3, '04-08') });
  const { id } = await work.do('screeningStart', { caseId, personId: adult, formId: 'nrm-preparation' });
  const { checks } = await work.do('readinessShow', { screeningId: id });
  expect(checks.map(({ line }) => line)).not.toContain('row/was-under-18');
});

it('the forms for a child are listed for a talk held then, of somebody who grew up not long ago alone', async () => {
  const { caseId } = work;
  const add = (name: string, years: number) =>
    work.do('personAdd', { caseId, role: 'survivor', name, birthDate: yearsAgo(years, '01-01') });
  const offers = async (id: PersonId) => {
    const { offered, offeredForThen } = await work.do('formOffers', { personId: id });
    return [offered, offeredForThen].map((ids) => ids.includes('child-first-response'));
  };
  expect(await offers((await add('Grown up', 19)).id)).toEqual([false, true]);
  expect(await offers((await add('A child', 12)).id)).toEqual([true, false]);
  expect(await offers((await add('Long ago', 40)).id)).toEqual([false, false]);
});
