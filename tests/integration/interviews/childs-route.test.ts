/**
 * @file Who is under 18, or may be, is asked nothing that an adult is asked: no use case begins or goes on with an
 * interview for adults, whatever says so about the age. What was said before stands.
 */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CallInput, contract } from '../../../src-main/contract/index.ts';
import type { CaseId, PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { type Caller, interviewCaller, openingAnswers } from '../../support/interview.ts';
import { refusal } from '../../support/said.ts';
import { temporaryVault } from '../../support/vault.ts';

/** Sheets of Scotland and Northern Ireland, whoever it is. */
const ofOtherNations = (formId: string) => /-(scotland|northern-ireland)$/.test(formId);
const FOR_ADULTS = ['first-account', 'screening-interview'];
let call: Caller;
let caseId: CaseId;
let cases = 0;
beforeAll(async () => {
  call = interviewCaller(await temporaryVault());
});
beforeEach(async () => {
  cases += 1;
  caseId = (await call('caseCreate', { reference: `CH/${cases}`, title: 'A child' })).id;
});

type Person = Partial<CallInput<'personAdd'>>;
const somebody = async (about: Person = {}): Promise<PersonId> =>
  (await call('personAdd', { caseId, role: 'survivor', name: 'Linh', ...about })).id;
const decided = async (under18: 'yes' | 'not-sure') => {
  const id = await somebody();
  await decide(id, under18);
  return id;
};
const decide = (personId: PersonId, under18: 'yes' | 'no' | 'not-sure', why = '') =>
  call('ageRecord', { personId, under18, why });
const start = (personId: PersonId, formId: string) => call('screeningStart', { caseId, personId, formId });
const say = (screeningId: ScreeningId, question: string, value: string) =>
  call('screeningAnswer', { screeningId, answers: [{ question, state: 'answered', value }] });
const code = async (refused: Promise<unknown>) => (await refusal(refused)).code;
const sheet = async (personId: PersonId, formId: string, question: string, value: string) =>
  say((await start(personId, formId)).id, question, value);

/** Everything that says of somebody that they are a child, or may be. */
const CHILDREN: readonly (readonly [string, () => Promise<PersonId>])[] = [
  ['a date of birth', () => somebody({ birthDate: { value: '2013-05', qualifier: 'exact' } })],
  [
    // The vault's clock says 2026.
    'a date of birth that allows both',
    () => somebody({ birthDate: { value: '2008', qualifier: 'about' } }),
  ],
  ['a decision', () => decided('yes')],
  ['an age that is not sure', () => decided('not-sure')],
  [
    'a decision against papers that say adult',
    async () => {
      const id = await somebody({ birthDate: { value: '1999-01-01', qualifier: 'exact' } });
      await decide(id, 'not-sure', 'The passport came from the man who brought her.');
      return id;
    },
  ],
  [
    'an answer on the referral sheet',
    async () => {
      const id = await somebody();
      await sheet(id, 'nrm-preparation', 'pv-under-age', 'not-sure');
      return id;
    },
  ],
  [
    'an answer on the child’s own form',
    async () => {
      const id = await somebody();
      await sheet(id, 'child-first-response', 'under-18', 'yes');
      return id;
    },
  ],
  [
    'a consent that was written down as not needed of a child',
    async () => {
      const id = await somebody();
      const child = { purpose: 'nrm-referral', status: 'not-needed-child', note: 'Looks fifteen' } as const;
      await call('consentRecord', { personId: id, ...child });
      return id;
    },
  ],
];

describe.each(CHILDREN)('%s', (_, child) => {
  it('no adult interview is offered, and none can be begun or recorded; the child’s form can', async () => {
    const personId = await child();
    const offers = await call('formOffers', { personId });
    expect(offers.treatedAsChild).toBe(true);
    expect(offers.offered).toContain('child-first-response');
    expect(offers.offered).toContain('nrm-preparation');
    // A child may make a personal statement too, or a parent or carer for them.
    expect(offers.offered).toContain('personal-statement');
    expect(offers.refused.filter(({ why }) => why === 'for-adults').map(({ formId }) => formId)).toEqual(
      expect.arrayContaining(FOR_ADULTS),
    );
    for (const formId of FOR_ADULTS) {
      expect(await code(start(personId, formId))).toBe('for-adults');
      const held = { caseId, personId, formId, answers: [], readBack: null };
      expect(await code(call('screeningRecord', held))).toBe('for-adults');
    }
    const { screenings } = await call('screeningList', { caseId });
    expect(screenings.filter(({ formId }) => FOR_ADULTS.includes(formId))).toEqual([]);
    expect((await start(personId, 'child-first-response')).status).toBe('draft');
  });
});

describe('an interview that had begun', () => {
  let personId: PersonId;
  let screeningId: ScreeningId;
  beforeEach(async () => {
    personId = await somebody();
    screeningId = (await start(personId, 'screening-interview')).id;
    await call('screeningAnswer', { screeningId, answers: openingAnswers() });
    await say(screeningId, 'first-name', 'Linh');
  });
  const goOn = () => say(screeningId, 'last-name', 'Nguyen');
  const inIt = async () =>
    (await call('screeningShow', { screeningId })).answers.map(({ question }) => question);

  it('is not gone on with once the age is not sure; what was said stands, can be read and locked', async () => {
    await say(screeningId, 'under-18', 'not-sure');
    const refused = await refusal(goOn());
    expect(refused).toMatchObject({ code: 'for-adults', subject: 'Screening interview' });
    const more = { screeningId, language: 'Vietnamese' };
    expect(await code(call('screeningSession', more))).toBe('for-adults');
    const answers = [{ question: 'last-name', state: 'answered' as const, value: 'Nguyen' }];
    expect(await code(call('screeningContinue', { screeningId, answers, readBack: null }))).toBe(
      'for-adults',
    );
    expect(await inIt()).toEqual(expect.arrayContaining(['first-name', 'under-18']));
    expect(await inIt()).not.toContain('last-name');

    const signed = await call('screeningSign', { screeningId, readBack: 'Not read back: the child rests.' });
    expect(signed.status).toBe('signed');
    const later = { screeningId, reason: 'More to say' };
    expect(await code(call('screeningAddLayer', later))).toBe('for-adults');
  });

  it('a slip about the age is put right in it, and then it goes on', async () => {
    await say(screeningId, 'under-18', 'yes');
    expect(await code(goOn())).toBe('for-adults');
    await say(screeningId, 'under-18', 'no');
    await goOn();
    expect(await inIt()).toContain('last-name');
  });

  it('a date of birth told in it counts', async () => {
    const born = { value: '2014', qualifier: 'exact' };
    await call('screeningAnswer', {
      screeningId,
      answers: [{ question: 'born', state: 'answered', value: born }],
    });
    expect(await code(goOn())).toBe('for-adults');
  });

  it('nor where somebody writes that a child is not asked for consent', async () => {
    await say(screeningId, 'consent-interview', 'not-needed-child');
    expect(await code(goOn())).toBe('for-adults');
    await say(screeningId, 'consent-interview', 'given');
    await goOn();
  });

  it('a file of answers in which they are under 18 is not recorded as an adult’s', async () => {
    const other = await somebody({ name: 'Mai' });
    const answers = [
      ...openingAnswers(),
      { question: 'under-18', state: 'answered' as const, value: 'yes' },
      { question: 'first-name', state: 'answered' as const, value: 'Mai' },
    ];
    const held = { caseId, personId: other, formId: 'screening-interview', answers, readBack: null };
    expect(await code(call('screeningRecord', held))).toBe('for-adults');
    const { screenings } = await call('screeningList', { caseId });
    expect(screenings.filter((one) => one.personId === other)).toEqual([]);
  });
});

it('every call about a record is one of these: a new one has to say which', () => {
  const begins = ['screeningStart', 'screeningRecord'];
  const goesOn = ['screeningAnswer', 'screeningContinue', 'screeningSession', 'screeningAddLayer'];
  // Fills a worksheet by screeningAnswer.
  const byAnswering = ['screeningCarryOver'];
  const asksNobody = [
    'screeningList',
    'screeningShow',
    'screeningOpen',
    'screeningHistory',
    'screeningReading',
    'screeningSign',
    'screeningNote',
    'screeningPause',
    'screeningResume',
    'screeningLinks',
    'screeningQuotable',
    'screeningLink',
    'screeningUnlink',
    'screeningRelink',
  ];
  const there = Object.keys(contract).filter((name) => name.startsWith('screening'));
  expect(there.sort()).toEqual([...begins, ...goesOn, ...byAnswering, ...asksNobody].sort());
});

describe('the age is decided', () => {
  it('18 or over: with a reason, and then as any adult; the child’s record stands and can be finished', async () => {
    const personId = await somebody();
    await decide(personId, 'not-sure', 'She says 16, the papers say 21.');
    const { id } = await start(personId, 'child-first-response');
    const bare = await refusal(decide(personId, 'no'));
    expect(bare).toMatchObject({ code: 'age-not-decided', subject: 'Linh' });
    const view = await decide(personId, 'no', 'Assessed by Leeds City Council, 12 May 2026');
    expect(view).toMatchObject({ age: 'no', treatedAsChild: false });
    expect(view.lines.map(({ under18 }) => under18)).toEqual(['no', 'not-sure']);
    await say(id, 'age-outcome', 'Over 18, by two social workers.');
    expect(await code(start(personId, 'child-first-response'))).toBe('for-children');
    expect((await start(personId, 'first-account')).status).toBe('draft');
  });

  it('a form that says otherwise ends no decision for a child; another one that they may be is heard', async () => {
    const personId = await somebody({ birthDate: { value: '1999-01-01', qualifier: 'exact' } });
    await decide(personId, 'not-sure', 'The passport came from the man who brought her.');
    const { id } = await start(personId, 'child-first-response');
    await say(id, 'under-18', 'yes');
    expect(await call('ageShow', { personId })).toMatchObject({ age: 'yes', treatedAsChild: true });
    await say(id, 'under-18', 'no');
    expect(await call('ageShow', { personId })).toMatchObject({ age: 'not-sure', treatedAsChild: true });

    const other = await somebody({ name: 'Mai' });
    await decide(other, 'no');
    await sheet(other, 'nrm-preparation', 'pv-under-age', 'not-sure');
    expect(await code(start(other, 'first-account'))).toBe('for-adults');
  });

  it('18 or over, and told again in an interview: it goes on, whatever an older date of birth says', async () => {
    const personId = await somebody({ birthDate: { value: '2014', qualifier: 'exact' } });
    await decide(personId, 'no', 'A slip of the pen: the passport says 1994.');
    const { id: screeningId } = await start(personId, 'screening-interview');
    await call('screeningAnswer', { screeningId, answers: openingAnswers() });
    await say(screeningId, 'under-18', 'no');
    await say(screeningId, 'first-name', 'Linh');
  });

  it('a date of birth that is written down later goes before an older "18 or over"', async () => {
    const personId = await somebody();
    await decide(personId, 'no');
    const child = {
      role: 'survivor',
      name: 'Linh',
      birthDate: { value: '2014', qualifier: 'exact' },
    } as const;
    await call('personUpdate', { personId, ...child });
    expect(await code(start(personId, 'first-account'))).toBe('for-adults');
    await decide(personId, 'no', 'The date was a slip of the pen; the passport says 1994.');
    expect((await start(personId, 'first-account')).status).toBe('draft');
  });

  it('the referral sheet takes it, and nobody is asked for consent', async () => {
    const personId = await somebody();
    await decide(personId, 'not-sure');
    const { id: screeningId } = await start(personId, 'nrm-preparation');
    await call('screeningCarryOver', { screeningId });
    const { answers } = await call('screeningShow', { screeningId });
    expect(answers.find((one) => one.question === 'pv-under-age')).toMatchObject({ value: 'not-sure' });
    expect((await call('consentCheck', { caseId, kind: 'nrm-form' })).missing).toEqual([]);
  });
});

it('what was told on the child’s form is not asked again on the referral sheet', async () => {
  const personId = await somebody();
  const { id } = await start(personId, 'child-first-response');
  const told: Readonly<Record<string, string>> = {
    'under-18': 'yes',
    'council-name': 'Leeds City Council',
    'council-phone': '0113 222 4403',
    'council-email': 'duty@example.org',
    'council-first-name': 'Ada',
    'council-last-name': 'Marsh',
    'first-name': 'Linh',
    gender: 'female',
    interpreter: 'yes',
    language: 'Vietnamese',
  };
  for (const [question, value] of Object.entries(told)) await say(id, question, value);
  const rows = [{ words: 'Tôi không muốn về', when: '3 May, 10:20', to: 'Ruth', about: 'treatment' }];
  await call('screeningAnswer', {
    screeningId: id,
    answers: [{ question: 'said', state: 'answered', value: rows }],
  });
  const { id: screeningId } = await start(personId, 'nrm-preparation');
  await call('screeningCarryOver', { screeningId });
  const { answers } = await call('screeningShow', { screeningId });
  const value = (question: string) => answers.find((one) => one.question === question)?.value;
  const council = (field: string) => value(`local-authority-contacted-about-child-local-authority-${field}`);
  expect(['name', 'phone', 'email', 'first-name', 'last-name'].map(council)).toEqual([
    'Leeds City Council',
    '0113 222 4403',
    'duty@example.org',
    'Ada',
    'Marsh',
  ]);
  expect(value('pv-under-age')).toBe('yes');
  expect(value('pv-interpreter-requirements-language')).toBe('Vietnamese');
  expect(value('how-they-were-treated')).toContain('Tôi không muốn về');
});

describe('a form is for the roles that it names', () => {
  const OFFERED: readonly (readonly [Person['role'], readonly string[]])[] = [
    ['suspect', ['child-rights-security']],
    ['interpreter', ['child-rights-security']],
    ['solicitor', ['child-rights-security']],
    ['organisation', ['child-rights-security']],
    [
      'witness',
      [
        'first-account',
        'screening-interview',
        'needs-and-risk',
        'safety-plan',
        'special-measures',
        'personal-statement',
        'child-first-response',
        'child-rights-security',
      ],
    ],
  ];
  it.each(OFFERED)('%s', async (role = 'survivor', expected) => {
    const personId = await somebody({ role });
    const { offered, refused } = await call('formOffers', { personId });
    expect([...offered].sort()).toEqual([...expected].sort());
    for (const { formId, why } of refused) {
      const may = ofOtherNations(formId) ? ['for-other-roles', 'for-other-nations'] : ['for-other-roles'];
      expect([formId, may.includes(why)]).toEqual([formId, true]);
      expect(await code(start(personId, formId))).toBe(why);
    }
  });

  it('every form of the program is for a survivor of full age, but the child’s', async () => {
    const personId = await somebody({ birthDate: { value: '1990', qualifier: 'exact' } });
    const { refused } = await call('formOffers', { personId });
    expect(refused.filter(({ formId }) => !ofOtherNations(formId))).toEqual([
      { formId: 'child-first-response', why: 'for-children' },
    ]);
  });
});

it('says of an adult whether they want an interpreter, as it was said last', async () => {
  const wants = async (id: PersonId) => (await call('formOffers', { personId: id })).wantsInterpreter;
  const adult = { birthDate: { value: '1990' } } as const;
  const asked = await somebody({ ...adult, interpreterNeeded: true });
  expect([await wants(asked), await wants(await somebody(adult))]).toEqual([true, false]);
  await say((await start(asked, 'first-account')).id, 'safety-interpreter', 'no');
  expect(await wants(asked)).toBe(false);
});
