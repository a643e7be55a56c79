/**
 * A story with several periods, told once: a man in debt at two car washes, after a farm in Spain, with a case against
 * him. What is typed into the official form is read back field by field.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { CopiedField } from '../../../src-main/contract/copy-out.ts';
import { failureOf } from '../../support/failures.ts';
import { interviewCaller } from '../../support/interview.ts';
import { temporaryVault } from '../../support/vault.ts';

const about = (value: string) => ({ value, qualifier: 'about' });
const exact = (value: string) => ({ value, qualifier: 'exact' });
const TOLD: Record<string, unknown> = {
  'safety-alone': 'yes',
  'safety-now': 'yes',
  'safety-urgent': ['rest'],
  'safety-contact': 'Through the shelter',
  'told-who-may-see': 'yes',
  'consent-interview': 'given',
  'consent-court': 'given',
  'consent-police': 'given',
  'consent-nrm': 'given',
  'consent-support': 'given',
  'consent-research': 'refused',
  'under-18': 'no',
  gender: 'male',
  nationality: 'RO',
  'interpreter-wishes': 'A man, not from Bacău',
  'officer-wishes': 'A woman officer, and no uniform.',
  interpreter: 'yes',
  family: 'His mother and a younger brother.',
  'family-kept-apart': 'They said they would visit his mother in Moinești.',
  'how-it-started': 'A man in the village offered work and paid the bus.',
  promises: 'A farm, then a car wash, 1,500 a month.',
  'promised-pay': '1,500 euros a month',
  'recruiter-relation': 'friend',
  tasks: 'He picked lettuce, and later washed cars.',
  'hours-and-pay': 'Twelve hours, no day off. Twenty pounds on Sundays.',
  where: 'A caravan behind the car wash on the ring road.',
  periods: [
    {
      what: 'picking lettuce',
      place: 'Murcia',
      country: 'ES',
      from: about('2021-06'),
      until: exact('2022-03'),
      charge: 'Señor Paco',
      others: 'Doru, about fifty, who worked there too.',
      kinds: ['forced-to-work'],
    },
    {
      what: 'washing cars',
      place: 'Luton, Bedford and a yard near Sandy Heath',
      country: 'GB',
      from: exact('2022-04'),
      until: about('2024-11'),
      charge: 'Nelu',
      others: 'Another boy, Jojo, 13.',
      ended: 'The police came.',
      kinds: ['wages-taken'],
    },
  ],
  treatment: 'Nelu shouted, and hit him twice.',
  methods: ['threats', 'debt'],
  papers: 'someone-else',
  debt: 'He was said to owe 3,000 for the bus and the caravan.',
  'accounts-in-name': 'Two bank accounts and a telephone contract that he never used.',
  injuries: 'Burns on both hands from the acid.',
  'health-now': 'He sleeps badly.',
  others: 'yes',
  'still-there': 'no',
  'how-left': 'He was taken to the police station with the others.',
  'police-so-far': 'He told the officer that he wanted to go home.',
  'reported-before': 'yes',
  'reported-before-details': 'In November 2024, to an officer at Luton.',
  reported: 'no',
  'case-against': 'Charged with handling stolen goods; plea on 3 March.',
  cooperate: 'depends',
  city: 'the safe house in Leeds',
  region: 'West Yorkshire',
  'held-how': 'In the quiet room; one break.',
  'evidence-held': [{ what: 'Payslips', holder: 'Nelu', place: 'the office' }],
  immigration: 'Pre-settled status, he thinks.',
};

/** Said beside agreeing that the police are told. */
const UNIFORM = 'If a woman comes, without a uniform.';
let fields: Map<string, CopiedField>;
let kept: Map<string, unknown>;
beforeAll(async () => {
  const call = interviewCaller(await temporaryVault());
  const { id: caseId } = await call('caseCreate', { reference: 'CW/1', title: 'Car wash' });
  const { id: personId } = await call('personAdd', {
    caseId,
    role: 'survivor',
    name: 'Andrei Munteanu',
    language: 'Romanian',
    birthDate: { value: '1990' },
  });
  await call('caseSituation', {
    caseId,
    situation: {
      plea: { answer: 'yes', on: '2027-03-03', where: 'Luton Crown Court' },
      solicitor: { answer: 'yes', where: 'Hale and Co', actsIn: 'crime' },
      'second-solicitor': { answer: 'yes', where: 'Haq and Lyle', actsIn: 'asylum' },
    },
  });
  const { id } = await call('screeningStart', {
    caseId,
    personId,
    formId: 'screening-interview',
    language: 'Romanian',
    interpreter: 'Ion Radu',
    place: 'The shelter',
  });
  const answers = Object.entries(TOLD).map(([question, value]) => ({
    question,
    state: 'answered',
    value,
    ...(question === 'consent-police' ? { ownWords: UNIFORM } : {}),
  }));
  await call('screeningAnswer', { screeningId: id, answers: answers as never });
  const sheet = (await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
  await call('screeningCarryOver', { screeningId: sheet });
  const copied = await call('copyOutRecord', { screeningId: sheet });
  fields = new Map(copied.fields.map((one) => [one.field, one]));
  const { answers: all } = await call('screeningShow', { screeningId: sheet });
  kept = new Map(all.map((one) => [one.question, one.value]));
});

const textOf = (field: string) => fields.get(field)?.text;
/** Without the day it was told. */
const undated = (field: string) => textOf(field)?.replaceAll(/, \d{1,2} \w{3} \d{4}/g, '');

describe('what is typed into the official form', () => {
  it.each([
    ['reference', 'CW/1'],
    ['pv-name-first-name', 'Andrei'],
    ['pv-name-last-name', 'Munteanu'],
    ['pv-nationality', 'Romanian'],
    ['potential-victim-exploitative-situation-multiple', 'Yes'],
    ['where-exploitation-happened', 'UK and Overseas'],
    ['where-exploitation-happened-uk-city-1', 'Luton'],
    ['where-exploitation-happened-uk-city-2', 'Bedford'],
    ['where-exploitation-happened-uk-city-3', undefined],
    ['where-exploitation-happened-overseas-country-1', 'Spain'],
    ['where-exploitation-happened-overseas-country-2', undefined],
    ['where-exploitation-happened-other-overseas-other-location', 'Murcia, Spain'],
    ['current-pv-location-uk-city', 'Leeds'],
    ['current-pv-location-uk-region', 'West Yorkshire'],
    ['family', 'His mother and a younger brother.'],
    ['reported-to-police', 'No'],
    ['pv-interpreter-requirements', 'Yes'],
  ])('%s: %s', (field, text) => expect(textOf(field)).toBe(text));

  it('has each period with its dates, kind and place', () => {
    expect(textOf('when-did-the-exploitation-take-place-multiple')?.split('\n')).toEqual([
      '1. about June 2021 – March 2022; Forced to work for nothing or almost nothing; picking lettuce; Murcia, Spain',
      '2. April 2022 – about November 2024; Wages taken by force or coercion, such as through control of a bank account; washing cars; Luton, Bedford and a yard near Sandy Heath, United Kingdom',
    ]);
    expect(fields.has('when-did-the-exploitation-take-place')).toBe(false);
  });

  it('has a place that is on no list among the other places, and the person’s own words about them', () => {
    expect(undated('where-exploitation-happened-other-uk-other-location')).toBe(
      [
        'Luton, Bedford and a yard near Sandy Heath',
        'A caravan behind the car wash on the ring road.\n[Screening interview]',
      ].join('\n\n'),
    );
  });

  it('tells in the person’s words, in the order of what happened, each with its source', () => {
    const treated = undated('how-they-were-treated') ?? '';
    const parts = [
      'Nelu shouted',
      'Threats to the person; Debt',
      'Someone else kept them',
      'owe 3,000',
      'Burns on both hands',
    ];
    expect(parts.map((part) => treated.indexOf(part)).toSorted((a, b) => a - b)).toEqual(
      parts.map((part) => treated.indexOf(part)),
    );
    expect(treated).toMatch(
      /Nelu shouted, and hit him twice\.\n\[Screening interview\]\n\n[\s\S]*\[marked by the worker: Screening interview\]\n\n[\s\S]*\[Screening interview\]$/,
    );
    for (const field of fields.values())
      expect(field.text, field.field).not.toMatch(/\byou(r|rs)?\b|Moinești/i);
  });

  it('leaves open what he left open, with his words', () => {
    expect(fields.get('authorities-cooperation')).toMatchObject({
      text: '',
      ownWords: '',
      codes: [],
      accounts: { stands: 'not-taken' },
    });
    expect(textOf('authorities-cooperation-details')).toContain(UNIFORM);
    expect(fields.get('where-exploitation-happened')).toMatchObject({
      codes: ['uk-and-overseas'],
      asks: 'Where was the potential victim exploited?',
    });
  });

  it('has who was told what, who was there, and how the interview was held', () => {
    expect(textOf('yes-the-first-chance-to-report')).toBe('In November 2024, to an officer at Luton.');
    expect(kept.get('police-so-far')).toBe('He told the officer that he wanted to go home.');
    expect(textOf('who-exploited-pv')).toBe(
      'about June 2021 – March 2022, Murcia, Spain: Señor Paco\nApril 2022 – about November 2024, Luton, Bedford and a yard near Sandy Heath, United Kingdom: Nelu',
    );
    expect(textOf('other-potential-victims-yes-details')).toMatch(/Doru.*\n.*Jojo, 13/);
    expect(undated('where-how-interview-carried-out')).toMatch(
      /place: The shelter; language: Romanian; interpreter: Ion Radu/,
    );
    // The official page asks for concerns of health there.
    expect(textOf('where-how-interview-carried-out')).toContain('He sleeps badly.');
    expect(textOf('pv-interpreter-requirements-language')).toBe('Romanian');
  });
});

describe('what no field of the official form asks', () => {
  it('is kept with the sheet, and not typed', () => {
    const against = String(kept.get('case-against-the-person'));
    expect(against).toContain('Charged with handling stolen goods; plea on 3 March.');
    expect(against).toContain('Plea due, 3 Mar 2027, Luton Crown Court\nSolicitor, Hale and Co');
    expect(against).not.toContain('Haq and Lyle');
    expect(String(kept.get('immigration-status'))).toContain('Solicitor, Haq and Lyle');
    expect(kept.get('accounts-and-loans')).toBe(TOLD['accounts-in-name']);
    expect(String(kept.get('immigration-status'))).toContain('Pre-settled status, he thinks.');
    expect(String(kept.get('needs-and-wishes'))).toMatch(/A man, not from Bacău/);
    expect(String(kept.get('needs-and-wishes'))).toMatch(/officer.*: A woman officer, and no uniform\./);
    expect(String(kept.get('needs-and-wishes'))).not.toContain('He sleeps badly.');
    expect(String(kept.get('evidence-that-exists'))).toContain('Payslips');
    expect([...fields.values()].map((one) => one.question)).not.toContain('case-against-the-person');
  });
});

it('a solicitor for another matter, or detention by itself, is no case against the person', async () => {
  const call = interviewCaller(await temporaryVault());
  const { id: caseId } = await call('caseCreate', { reference: 'ASYLUM', title: 'Asylum' });
  const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Hong Nhung' });
  const situation = { solicitor: { answer: 'yes', where: 'Haq and Lyle' }, detained: { answer: 'yes' } };
  await call('caseSituation', { caseId, situation: situation as never });
  const sheet = (await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
  const { known } = await call('screeningShow', { screeningId: sheet });
  expect(known.map(({ question }) => question)).not.toContain('case-against-the-person');
});

it('a later account of another place and time is put in its order, and what it changes is left to be decided', async () => {
  const call = interviewCaller(await temporaryVault());
  const { id: caseId } = await call('caseCreate', { reference: 'LATER', title: 'Told later' });
  const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Linh Tran' });
  const formId = 'screening-interview';
  const { id } = await call('screeningStart', { caseId, personId, formId });
  const opening = Object.entries(TOLD).slice(0, 11);
  const say = (told: [string, unknown][], relation: 'new' | 'adds' = 'new') =>
    call('screeningAnswer', {
      screeningId: id,
      answers: told.map(([question, value]) => ({ question, state: 'answered', value, relation })) as never,
    });
  const leeds = { what: 'a nail shop', place: 'Leeds', country: 'GB', from: exact('2024') };
  const hanoi = {
    what: 'a flat',
    place: 'Hanoi',
    country: 'VN',
    from: about('2022'),
    until: exact('2023-06'),
  };
  await say([...opening, ['under-18', 'no'], ['in-uk', 'uk'], ['more-than-one', 'no'], ['periods', [leeds]]]);
  await call('screeningSign', { screeningId: id, readBack: 'Read back.' });
  await call('screeningAddLayer', { screeningId: id, reason: 'She wished to add' });
  await say(opening.slice(0, 4));
  await say([['periods', [hanoi]]], 'adds');
  const sheet = await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
  const known = new Map(sheet.known.map((one) => [one.question, one]));
  expect(known.get('when-did-the-exploitation-take-place-multiple')?.value).toBe(
    '1. about 2022 – June 2023; a flat; Hanoi, Vietnam\n2. from 2024, end not recorded; a nail shop; Leeds, United Kingdom',
  );
  expect(known.get('where-exploitation-happened')?.facts.some((fact) => fact.differs)).toBe(true);
  // Nobody was asked again whether there was more than one: that stands as a hint, and as no telling.
  const [several] = known.get('potential-victim-exploitative-situation-multiple')?.facts ?? [];
  expect(several).toMatchObject({ differs: false, toldSince: [expect.any(String)] });
  expect(several?.statements.map(({ value }) => value)).toEqual(['no']);
});

it('a mistake of the worker’s is put right in the account it stands in, and a break is told with how it was held', async () => {
  const call = interviewCaller(await temporaryVault());
  const { id: caseId } = await call('caseCreate', { reference: 'RIGHT', title: 'Put right' });
  const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Maria Dizon' });
  const { id } = await call('screeningStart', {
    caseId,
    personId,
    formId: 'screening-interview',
    language: 'Tagalog',
    heldOn: { value: '2026-10-20', qualifier: 'exact' },
  });
  await call('screeningAnswer', {
    screeningId: id,
    answers: Object.entries({ ...TOLD, treatment: 'She threw hot tea on my arm in May 2024.' }).map(
      ([question, value]) => ({ question, state: 'answered', value }),
    ) as never,
  });
  const earlier = { from: '2026-10-20T11:00', to: '2026-10-20T11:10' };
  await call('screeningPause', { screeningId: id, earlier });
  await call('screeningSign', { screeningId: id, readBack: 'Read back.' });
  await call('screeningAddLayer', { screeningId: id, reason: 'A slip of the pen; nobody was asked' });
  await call('screeningAnswer', {
    screeningId: id,
    answers: [
      {
        question: 'treatment',
        state: 'answered',
        value: 'She threw hot tea on my arm in December 2024.',
        relation: 'differs',
        cause: 'recording',
      },
    ],
  });
  const { id: sheet, known } = await call('screeningStart', {
    caseId,
    personId,
    formId: 'nrm-preparation',
  });
  const text = (name: string) => known.find((one) => one.question === name)?.text;
  expect(text('how-they-were-treated')).toMatch(
    /December 2024\.\n\[Screening interview, 20 Oct 2026; put right \d+ \w+ \d{4}\]/,
  );
  expect(text('how-they-were-treated')).not.toMatch(/later account|May 2024/);
  expect(text('where-how-interview-carried-out')).toContain('A break from 20 Oct 2026, 11:00, 10 minutes');
  // Nobody was spoken to for it.
  expect(text('where-how-interview-carried-out')?.match(/A break from/g)).toHaveLength(1);
  // What one more account would put out of a text of several parts is named before it goes.
  await call('screeningCarryOver', { screeningId: sheet });
  await call('screeningAddLayer', { screeningId: id, reason: 'She wished to add' });
  const opening = Object.entries(TOLD).slice(0, 4);
  await call('screeningAnswer', {
    screeningId: id,
    answers: opening.map(([question, value]) => ({ question, state: 'answered', value })) as never,
  });
  await call('screeningAnswer', {
    screeningId: id,
    answers: [
      {
        question: 'treatment',
        state: 'answered',
        value: 'It was in January.',
        relation: 'differs',
        cause: 'memory',
      },
    ],
  });
  const take = { screeningId: sheet, question: 'how-they-were-treated', take: 'newest' } as const;
  const stands = async () =>
    (await call('screeningShow', { screeningId: sheet })).answers.findLast(
      (one) => one.question === take.question,
    )?.value;
  const before = await stands();
  const held = await failureOf(() => call('accountsSettle', take));
  expect(held).toMatchObject({ code: 'not-ready', found: [{ code: 'settle-goes-out' }] });
  expect(JSON.stringify(held)).toContain('hot tea on my arm in December 2024.');
  expect(await stands()).toBe(before);
  await call('accountsSettle', { ...take, goesOutSeen: true });
  expect(await stands()).toContain('It was in January.');
  expect(await stands()).not.toContain('hot tea');
  // Alone in the field, it says when it was told and why it is another account.
  expect(await stands()).not.toMatch(/reason given/);
});

it('what was added about a child in the office is no talk with the child', async () => {
  const call = interviewCaller(await temporaryVault());
  const { id: caseId } = await call('caseCreate', { reference: 'OFFICE', title: 'Office only' });
  const about = {
    caseId,
    role: 'survivor' as const,
    name: 'Keira Doyle',
    birthDate: { value: '2012-03-04', qualifier: 'exact' as const },
  };
  const { id: personId } = await call('personAdd', about);
  const on = (value: string) => ({ value, qualifier: 'exact' as const });
  const { id: screeningId } = await call('screeningStart', {
    caseId,
    personId,
    formId: 'child-first-response',
    heldOn: on('2026-10-26'),
  });
  const say = (question: string, value: unknown, more: object = {}) =>
    call('screeningAnswer', {
      screeningId,
      answers: [{ question, state: 'answered', value, ...more }] as never,
    });
  await say('council-name', 'Powys County Council', { ownWords: 'They rang' });
  await call('screeningSign', { screeningId, readBack: 'Filled in at a desk' });
  await call('screeningAddLayer', {
    screeningId,
    reason: 'She was not seen for it',
    heldOn: on('2026-11-18'),
  });
  await say('council-name', 'Powys County Council, duty desk');
  const { known } = await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
  const held = known.find(({ question }) => question === 'where-how-interview-carried-out')?.text ?? '';
  expect(held).toContain('26 Oct 2026');
  expect(held).not.toContain('18 Nov 2026');
});
