/** What three stories more showed: answers that age, a field no form asks that was told since, names that are none, a talk of the past. */
import { beforeAll, expect, it } from 'vitest';
import { sayFinding } from '../../../src-main/cli/finding-words.ts';
import { TestimonyError } from '../../../src-main/core/errors/errors.ts';
import { copyFor } from '../../../src-main/usecases/disclosure/on-copy.ts';
import { discloseRecord } from '../../../src-main/usecases/disclosure/record.ts';
import type { Engine } from '../../../src-main/usecases/engine/engine.ts';
import { readRecord } from '../../../src-main/usecases/interviews/read-record.ts';
import { recordPaper } from '../../../src-main/usecases/interviews/record-paper.ts';
import { paperWords } from '../../../src-main/usecases/resources/paper-words.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { type Caller, interviewCaller } from '../../support/interview.ts';
import { temporaryVault } from '../../support/vault.ts';

const heldOn = (value: string) => ({ value, qualifier: 'exact' as const });
const OPENING = {
  'safety-alone': 'yes',
  'safety-contact': 'Mobile 07700 900417, only weekdays; never through Gifty Asante',
  'consent-interview': 'given',
  'consent-court': 'refused',
  'consent-police': 'refused',
  'consent-nrm': 'given',
  'consent-support': 'given',
  'consent-research': 'refused',
};
const FIRST = {
  'last-contact': 'within-the-last-week',
  others: 'no',
  'held-how': 'At the office in Southampton, by telephone with Yaw Boateng.',
  where: 'A caravan near Luton; Norway in summer 2015;',
  periods: [
    {
      place: 'Luton',
      country: 'GB',
      from: { value: '2025', qualifier: 'about', season: 'spring' },
      charge: 'Paul Hughes',
    },
    { country: 'NO', from: { value: '2015', qualifier: 'exact', season: 'summer' }, charge: 'Paul Hughes' },
  ],
  staying: 'Flat 4, 27 Derby Road.',
  entry: ['labour-migration'],
  'how-it-started': 'A man at my church spoke to me.',
  'first-contact': ['other'],
  'travel-with': ['exploiter'],
  'journey-details': 'By plane to Heathrow.',
  'police-so-far': 'She has told nobody.',
};
const answered = (told: object) =>
  Object.entries(told).map(([question, value]) => ({ question, state: 'answered', value })) as never;
const left = (...questions: string[]) =>
  questions.map((question) => ({ question, state: 'not-asked' })) as never[];

let vault: Awaited<ReturnType<typeof temporaryVault>>;
let call: Caller;
let sheet: Awaited<ReturnType<Caller>> extends never ? never : string;
let record: string;
const show = async () => {
  const { answers } = await call('screeningShow', { screeningId: sheet as never });
  return new Map(answers.map((one) => [one.question, one.value]));
};
const text = (told: ReadonlyMap<string, unknown>, name: string) => String(told.get(name) ?? '');

beforeAll(async () => {
  vault = await temporaryVault();
  call = interviewCaller(vault);
  const { id: caseId } = await call('caseCreate', { reference: 'M/1', title: 'A case' });
  const { id: personId } = await call('personAdd', {
    caseId,
    role: 'survivor',
    name: 'Abena Owusu',
    birthDate: heldOn('1994-03-14'),
    safeContact: 'Mobile 07700 900417 on weekdays, never through Gifty Asante',
  });
  const begun = {
    caseId,
    personId,
    formId: 'screening-interview',
    language: 'Twi',
    interpreter: 'Yaw Boateng',
  };
  record = (await call('screeningStart', { ...begun, heldOn: heldOn('2026-10-12') })).id;
  const screeningId = record as never;
  // Of a talk on paper, that it was not asked is what happened.
  await call('screeningAnswer', {
    screeningId,
    answers: [...(answered(OPENING) as never[]), ...left('safety-now', 'safety-urgent')],
  });
  await call('screeningAnswer', { screeningId, answers: answered(FIRST) });
  await call('screeningSign', { screeningId, readBack: 'Read aloud' });
  sheet = (await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
  await call('screeningCarryOver', { screeningId: sheet as never });
});

it('an answer that says how long ago it was is asked again, and said to be old where it stands', async () => {
  expect((await show()).get('when-last-contact')).toBeUndefined();
  const { known } = await call('screeningShow', { screeningId: sheet as never });
  expect(known.find((one) => one.question === 'when-last-contact')).toMatchObject({
    value: null,
    text: 'In the last week',
  });
  await call('screeningAnswer', {
    screeningId: sheet as never,
    answers: [
      {
        question: 'when-last-contact',
        state: 'answered',
        value: 'within-the-last-week',
        relation: 'confirms',
      },
    ],
  });
  const { fields } = await call('readinessShow', { screeningId: sheet as never });
  expect(fields.find((one) => one.question === 'when-last-contact')?.why).toBe('aged');
  const held = await call('copyOutRecord', { screeningId: sheet as never }).catch(
    (thrown: unknown) => thrown,
  );
  expect(held instanceof TestimonyError && held.found?.map(({ code }) => code)).toContain('account-aged');
});

it('each field holds what it asks: no words of a list, no address among the wishes, the season as it was said', async () => {
  const told = await show();
  expect(text(told, 'how-did-the-exploitation-start')).toBe('A man at my church spoke to me.');
  expect(text(told, 'were-they-taken-somewhere-by-their-exploiter-journey-details')).toBe('');
  expect(text(told, 'needs-and-wishes')).not.toContain('Derby Road');
  expect(text(told, 'added-to-the-account')).toBe('');
  expect(
    text(told, 'when-did-the-exploitation-take-place-multiple') ||
      text(told, 'when-did-the-exploitation-take-place'),
  ).toMatch(/summer 2015.*\n.*about spring 2025/);
  expect(text(told, 'where-exploitation-happened-other-uk-other-location')).toContain('A caravan near Luton');
  expect(text(told, 'where-exploitation-happened-other-uk-other-location')).not.toMatch(/;$/);
  expect(text(told, 'where-exploitation-happened-other-overseas-other-location')).toBe('');
  expect(text(told, 'reaching-safely')).toContain('07700 900417, only weekdays');
  expect(text(told, 'police-so-far')).toBe('She has told nobody.');
});

it('how the interview was held stands under its day, once', async () => {
  const held = text(await show(), 'where-how-interview-carried-out');
  expect(held).toContain(
    'At the office in Southampton, by telephone with Yaw Boateng. On 12 Oct 2026; language: Twi; interpreter: Yaw Boateng',
  );
  expect(held.match(/Yaw Boateng/gu)).toHaveLength(2);
  expect(held).not.toMatch(/Safety at the talk|How the talk was held|Where the talk was held/);
});

it('the same way to be reached in other words is no second account of it', async () => {
  const { known } = await call('screeningShow', { screeningId: sheet as never });
  expect(known.find((one) => one.question === 'reaching-safely')?.facts.some(({ differs }) => differs)).toBe(
    false,
  );
});

it('readiness names people, and neither countries nor the lines below a text', async () => {
  const { others } = await call('readinessShow', { screeningId: sheet as never });
  const words = others.flatMap(({ found }) => found.map((one) => one.text));
  expect(words.join(' ')).not.toMatch(/Screening|Kingdom|Norway|Luton/);
});

it('what was told since to something no field asks holds copying out back', async () => {
  await call('screeningAddLayer', {
    screeningId: record as never,
    reason: 'more',
    heldOn: heldOn('2026-11-02'),
  });
  await call('screeningAnswer', {
    screeningId: record as never,
    answers: [
      ...(answered({ 'safety-alone': 'yes', 'safety-contact': 'Mobile 07700 900555' }) as never[]),
      ...left('safety-now', 'safety-urgent'),
    ],
  });
  const more = [
    { question: 'police-so-far', state: 'answered', value: 'Now they may know.', relation: 'differs' },
  ];
  await call('screeningAnswer', { screeningId: record as never, answers: more as never });
  const { accounts } = await call('copyOutCheck', { screeningId: sheet as never });
  expect(accounts.map(sayFinding).join('\n')).toContain('What the police or the Home Office were told');
});

it('how a later account was read back stands with that account, in a field of its own and on paper', async () => {
  const screeningId = record as never;
  const note = { screeningId, note: 'Read aloud by Akosua', readBackOf: 1 };
  const { notes } = await call('screeningNote', note);
  expect(notes.at(-1)).toMatchObject({ note: 'Read aloud by Akosua', readBackOf: 1 });
  const none = await call('screeningNote', { ...note, readBackOf: 2 }).catch((thrown: unknown) => thrown);
  expect(none instanceof TestimonyError && none.code).toBe('bad-input');
  const { alterations } = await call('screeningShow', { screeningId });
  expect(alterations).toEqual([]);
  const engine = { ...vault, resources: findResources() } as unknown as Engine;
  const read = vault.session.read((db) => readRecord(engine, db, screeningId));
  const printed = { at: '2026-11-26T09:00:00Z', by: 'Amina' };
  const say = paperWords(engine.resources);
  const paper = recordPaper(say, discloseRecord(read, { say, copy: copyFor({ own: true }) }), printed);
  expect(paper.accounts[1]?.about).toContain('Read back: Read aloud by Akosua');
});
