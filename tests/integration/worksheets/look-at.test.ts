/** What a sheet says to look at once more before it is typed: periods, quotations, a no of which nothing was told. */
import { beforeAll, describe, expect, it } from 'vitest';
import { sayFinding } from '../../../src-main/cli/finding-words.ts';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { type Caller, interviewCaller, openingAnswers, safetyAnswers } from '../../support/interview.ts';
import { temporaryVault } from '../../support/vault.ts';

const day = (value: string) => ({ value, qualifier: 'exact' as const });
const MAY = { value: '2025-05', qualifier: 'about' };
const PERIODS = [
  { what: 'washing cars', place: 'Luton', country: 'GB', from: MAY, kinds: ['forced-to-work'] },
  { what: 'a house', place: 'Hull', country: 'GB', from: MAY },
  { country: 'RO', kinds: ['unpaid-household-work'], charge: 'Doru' },
];
const answered = (question: string, value: unknown, ownWords = '') => ({
  question,
  state: 'answered' as const,
  value: value as never,
  ownWords,
});
const own = (question: string, ownWords: string) => ({ question, state: 'own-words' as const, ownWords });

let call: Caller;
let sheet: ScreeningId;
let interview: ScreeningId;
const checks = async () => (await call('readinessShow', { screeningId: sheet })).checks;
const of = async (kind: string, name = '') =>
  (await checks())
    .filter(({ line, question }) => line.startsWith(`${kind}/`) && question.includes(name))
    .flatMap(({ found }) => found.map(sayFinding));
const write = (...answers: object[]) =>
  call('screeningAnswer', { screeningId: sheet, answers: answers as never });

beforeAll(async () => {
  call = interviewCaller(await temporaryVault());
  const { id: caseId } = await call('caseCreate', { reference: 'Q/1', title: 'A case' });
  const { id: personId } = await call('personAdd', {
    caseId,
    role: 'survivor',
    name: 'Ioana Matei',
    birthDate: day('1994-03-14'),
  });
  await call('consentRecord', { personId, purpose: 'interview', status: 'given' });
  await call('consentRecord', { personId, purpose: 'nrm-referral', status: 'given' });
  const about = { caseId, personId, formId: 'screening-interview', heldOn: day('2026-10-03') };
  interview = (await call('screeningStart', about)).id;
  const tell = (...answers: object[]) =>
    call('screeningAnswer', { screeningId: interview, answers: answers as never });
  await tell(...openingAnswers());
  await tell(
    answered('periods', PERIODS),
    answered('recruited-where', 'At a bus stop in Luton'),
    own('how-it-started', 'My cousin said there was work for me. I didn’t ask what.'),
    answered('living', 'A caravan behind the yard.', 'we slept in our coats'),
  );
  await call('screeningSign', { screeningId: interview, readBack: 'Read aloud' });
  await call('screeningAddLayer', { screeningId: interview, reason: 'more', heldOn: day('2026-11-02') });
  await tell(...safetyAnswers());
  const more = answered('treatment', 'He kept every passport in the kitchen.');
  await tell({ ...more, relation: 'adds' });
  const began = answered('how-it-started', 'She said that it began in autumn 2024, not in January.');
  await tell({ ...began, relation: 'differs', cause: 'fear' });
  sheet = (await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
  await call('screeningCarryOver', { screeningId: sheet });
});

it('what was carried over as it was told is never pointed at', async () => {
  expect(await of('quote')).toEqual([]);
  expect(await of('no')).toEqual([]);
});

describe('a period', () => {
  it('is named with its number and its account, and with what it lacks or may have taken from another', async () => {
    const rows = (await checks()).filter(({ line }) => line.startsWith('row/'));
    expect(rows.map(({ about, found }) => [about, found.map(({ code }) => code)])).toEqual([
      ['Period 1: began about May 2025, Luton, United Kingdom', ['period-began-otherwise']],
      ['Period 1: began about May 2025, Luton, United Kingdom', ['period-place-as-began']],
      ['Period 2: began about May 2025, Hull, United Kingdom', ['period-no-kind', 'period-same-start']],
      ['Period 3: Romania', ['period-no-place', 'period-no-start']],
    ]);
    // What was set aside is found again by these: they stay as they are.
    const lines = rows.map(({ line }) => line).filter((line) => line.startsWith('row/periods-'));
    expect(lines.map((line) => line.split('-').at(-1))).toEqual(['1', '2', '3']);
    expect(rows[1]).toMatchObject({
      source: 'Screening interview, 3 Oct 2026',
      aside: null,
      question: expect.stringMatching(/^when-did-the-exploitation-take-place/),
    });
  });

  it('is set aside as it reads now, and holds up nothing', async () => {
    const reason = 'Read again with her';
    const some = (await checks()).slice(0, 3).map(({ line }) => line);
    for (const line of some) {
      const after = await call('readinessSetAside', { screeningId: sheet, line, reason });
      expect(after.checks.find((one) => one.line === line)?.aside).toMatchObject({ reason });
    }
    const { lookAt } = await call('copyOutCheck', { screeningId: sheet });
    expect(lookAt.map(sayFinding)).toEqual([
      '“Period 3: Romania”: It has no town or place.',
      '“Period 3: Romania”: It does not say when it began.',
      expect.stringMatching(
        /^“Does the person agree to be referred\?”: The person agreed on .* says that the Home Office’s Privacy/u,
      ),
    ]);
    await call('readinessSetAside', { screeningId: sheet, line: 'look/privacy-notice', reason });
    const again = await call('copyOutCheck', { screeningId: sheet });
    expect(again.lookAt.map(sayFinding).join('\n')).not.toContain('Privacy');
  });
});

describe('words in quotation marks', () => {
  it('that are in no account are named; without case, stops and accents they are found', async () => {
    await write(answered('living-conditions', 'A caravan. “We slept in our COATS.” “He had a gun.”'));
    expect(await of('quote', 'living')).toEqual([
      '“He had a gun.”: these words are in quotation marks, and are in no account recorded here. Check them against what was said.',
    ]);
  });

  it('put together from two accounts name both days, in own words too', async () => {
    await write(own('living-conditions', 'We slept in our coats … every passport in the kitchen'));
    const [said] = await of('quote', 'living');
    expect(said).toContain(
      'the first Screening interview, 3 Oct 2026, the second Screening interview, later',
    );
    expect(said).toContain('later account 1, 2 Nov 2026');
    await write(own('living-conditions', '“We slept in our coats” … “every passport in the kitchen”'));
    expect(await of('quote', 'living')).toEqual([]);
  });

  it('turned round, or from two places of one account, name it', async () => {
    await write(own('living-conditions', 'I didn’t ask what … there was work for me'));
    expect(await of('quote', 'living')).toEqual([
      expect.stringContaining('Screening interview, 3 Oct 2026 has these words in another order'),
    ]);
    await write(own('living-conditions', 'there was work for me, we slept in our coats'));
    expect(await of('quote', 'living')).toEqual([
      expect.stringMatching(/different parts of Screening interview, 3 Oct 2026: “.+” and “.+”\. Quote each/),
    ]);
  });
});

it('a no of which nothing was told is asked about; with words beside it, or told, it is not', async () => {
  const name = 'authorities-cooperation';
  await write(answered(name, 'no'));
  expect(await of('no', name)).toEqual([expect.stringContaining('choose “Not asked”')]);
  await write(answered(name, 'no', 'I am afraid of them'));
  expect(await of('no', name)).toEqual([]);
});

it('somebody beside a period who is told of in a row of others, or written on the sheet, is not asked about', async () => {
  const asked = async () =>
    (await checks()).flatMap(({ found }) =>
      found.flatMap((one) => (one.code === 'period-others-unsaid' ? [one.params.who] : [])),
    );
  const [first, second, third] = PERIODS;
  const rows = [{ ...first, others: 'Junrey, called Jun-jun' }, { ...second, others: 'Wahyu' }, third];
  const tell = (...answers: object[]) =>
    call('screeningAnswer', { screeningId: interview, answers: answers as never });
  await tell({ ...answered('periods', rows), relation: 'adds' });
  expect(await asked()).toEqual(['Junrey, called Jun-jun', 'Wahyu']);
  await tell(answered('others-each', [{ name: 'Junrey, called Jun-jun', what: 'too afraid to come' }]));
  expect(await asked()).toEqual(['Wahyu']);
  await write(
    answered('any-other-pvs', 'yes'),
    answered('other-potential-victims-yes-details', 'Wahyu, 30.'),
  );
  expect(await asked()).toEqual([]);
});

it('whom a later account names is pointed at beside a field that was written before, until it stands there', async () => {
  const name = 'are-others-involved-details';
  await write(answered('are-others-involved', 'yes'), answered(name, 'Deacon Toal, of the cathedral.'));
  expect(await of('told', name)).toEqual([]);
  const seen = { kind: 'seen-to', what: 'an old fracture', who: 'Luton and Dunstable Hospital' };
  const more = [
    answered('moments', [seen]),
    answered('doctor', 'yes'),
    answered('doctor-where', 'Dr Quinn, Castle Surgery.'),
  ];
  const adds = more.map((one) => ({ ...one, relation: 'adds' }));
  await call('screeningAnswer', { screeningId: interview, answers: adds as never });
  expect(await of('told', name)).toEqual([
    'Recorded and not in this field: Luton and Dunstable Hospital; Dr Quinn, Castle Surgery. It may belong here.',
  ]);
  await write(
    answered(name, 'Deacon Toal. Seen at Luton and Dunstable Hospital. GP: Dr Quinn, Castle Surgery.'),
  );
  expect(await of('told', name)).toEqual([]);
});

it('is on the list of what is shown to be typed, which is shown all the same', async () => {
  const copied = await call('copyOutRecord', { screeningId: sheet, accountsSeen: true });
  expect(copied.lookAt.length).toBeGreaterThan(0);
  expect(copied.lookAt.every(({ code }) => code === 'look-at')).toBe(true);
  expect(copied.fields.length).toBeGreaterThan(10);
});
