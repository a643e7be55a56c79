/** What the copy of a referral asks somebody to see to first is on the page that says whether it is ready, and the reverse. */
import { beforeAll, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers, safetyAnswers } from '../../support/interview.ts';

const year = (value: string) => ({ value, qualifier: 'exact' as const });
const answered = (question: string, value: unknown, more: object = {}) => ({
  ...{ question, state: 'answered' as const, value: value as never },
  ...more,
});

let work: EngineAtWork;
let personId: PersonId;
let account: ScreeningId;
let sheet: ScreeningId;
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu' })).id;
  ({ id: account } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: [
      ...openingAnswers(),
      answered('treatment', 'The foreman shouted.'),
      answered('who', 'The foreman, Ilie.'),
      answered('still-there', 'no'),
      answered('under-18', 'no'),
      answered('phone-kind', 'yes'),
      answered('phone', '07700 900111'),
      answered('periods', [{ what: 'packing', place: 'Luton', country: 'GB', from: year('2019') }]),
    ],
  }));
  ({ id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' }));
  await work.do('consentRecord', {
    ...{ personId, purpose: 'nrm-referral', status: 'given' },
    note: 'only if my mother is not rung',
  });
  await work.do('screeningCarryOver', { screeningId: sheet });
  const heldOn = { value: '2026-11-20', qualifier: 'exact' as const };
  await work.do('screeningAddLayer', { screeningId: account, reason: 'She remembered more', heldOn });
  await work.do('screeningAnswer', {
    screeningId: account,
    answers: [
      ...safetyAnswers(),
      answered('treatment', 'He hit her once.', { relation: 'differs' }),
      answered('who', 'His brother Kas, too.', { relation: 'adds' }),
      answered('phone', '07700 900222', { relation: 'differs', cause: 'since' }),
    ],
  });
}, 60_000);
afterFile(() => work?.engine.close());

const ready = () => work.do('readinessShow', { screeningId: sheet });
/** Which fields the copy is held for, or names first. */
const namedByCopy = async () => {
  const { accounts, notTaken } = await work.do('copyOutCheck', { screeningId: sheet });
  return [...accounts, ...notTaken].flatMap(({ params }) =>
    'title' in params ? [String(params.title)] : [],
  );
};

it('names each field that the copy names, told otherwise, more, or since', async () => {
  const named = await namedByCopy();
  expect(named).toEqual(expect.arrayContaining(['How was the person treated?', 'Who exploited the person?']));
  const { fields } = await ready();
  expect(fields.map(({ title }) => title)).toEqual(expect.arrayContaining(named));
  const who = fields.find(({ question }) => question === 'who-exploited-pv');
  expect(who).toMatchObject({ why: 'older', aside: null, notTaken: [{ code: 'account-older' }] });
});

it('names a field no more once it is settled', async () => {
  await work.do('accountsMoreSettle', { screeningId: sheet, undo: '' });
  const { fields } = await ready();
  expect(fields.map(({ question }) => question)).not.toContain('who-exploited-pv');
  expect(fields.map(({ question }) => question)).toContain('how-they-were-treated');
});

it('takes the condition of a yes by the name that it gives it', async () => {
  const line = (await ready()).checks.find((one) => one.line.startsWith('consent/'))?.line ?? '';
  expect(line).not.toBe('');
  const named = async () => (await work.do('copyOutCheck', { screeningId: sheet })).lookAt;
  const conditions = async () => JSON.stringify(await named()).split('referral-yes-condition').length - 1;
  expect(await conditions()).toBe(1);
  await work.do('readinessSetAside', { screeningId: sheet, line, reason: 'Asked on the day' });
  expect((await ready()).checks.find((one) => one.line === line)?.aside?.reason).toBe('Asked on the day');
  expect(await conditions()).toBe(0);
});

it('gives no kind of line a name that it does not take', async () => {
  const { carried, fields, looks, others, tellings, checks } = await ready();
  // A field that is older is settled in the field.
  const rest = [...carried, ...fields.filter(({ why }) => why !== 'older'), ...looks, ...others];
  const open = [...rest, ...tellings, ...checks].filter(({ aside }) => aside === null);
  const kinds = new Map(open.map(({ line }) => [line.split('/')[0], line]));
  expect(kinds.size).toBeGreaterThan(3);
  for (const line of kinds.values()) {
    const seen = work.do('readinessSetAside', { screeningId: sheet, line, reason: 'Looked at' });
    await expect(seen, line).resolves.toBeDefined();
  }
});
