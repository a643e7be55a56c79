/**
 * A story that was read against its sheet by somebody who had not built it: a man in construction, two separate periods, and a second
 * account with papers in his hand. Each thing he said stands in the field that asks for it; none is lost; what he told otherwise is
 * held until it is settled, and then stands with his reason.
 */
import { beforeAll, expect, it } from 'vitest';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers, safetyAnswers } from '../../support/interview.ts';

let work: EngineAtWork;
let talk: ScreeningId;
let sheet: ScreeningId;
const day = (value: string) => ({ value, qualifier: 'exact' });
const answered = (question: string, value: unknown, more: object = {}) => ({
  question,
  state: 'answered' as const,
  value,
  ...more,
});
const corby = {
  ...{ what: 'Tiling and carrying rubble', place: 'Corby', country: 'GB', charge: 'Costel' },
  ...{ from: day('2021-03'), until: day('2021-10'), hours: '13', days: '6', pay: '£10 on Saturdays' },
  ...{ papers: 'Costel kept the identity card', ended: 'He ran at night to the bus station' },
};
const stockport = {
  ...{ what: 'Roofing without harness', place: 'Stockport', country: 'GB', charge: 'Dean and Wayne Harker' },
  ...{ from: day('2024-06'), until: day('2025-12'), hours: '12', days: '7', pay: '£30 a week' },
  ...{ phone: 'He kept his own, and Wayne read it', ended: 'A fall; the ambulance took him' },
};
const STORY = {
  'first-name': 'Gheorghe',
  'last-name': 'Lupu',
  gender: 'male',
  nationality: 'RO',
  birthplace: 'Bacău',
  family: 'My wife Elena and two boys are in Bacău.',
  children: 'yes',
  'children-number': 2,
  'work-before': 'I laid tiles in Iași.',
  'how-it-started': 'My cousin’s friend Costel put an advert online: tilers for England.',
  promises: 'He said £90 a day.',
  periods: [corby, stockport],
  tasks: 'In Corby I carried rubble down five floors; in Stockport I was on roofs in the rain.',
  living: '[Corby] A caravan without water.',
  treatment: 'Wayne hit me with a slate hammer on 4 May 2025.',
  debt: 'Costel said I owed £1,500 for the room and the van.',
  who: 'Dean Harker has a red pick-up; Wayne is his son.',
  'others-who': 'There were three Poles in Stockport; one was called Marek.',
  'exploiters-where': 'The yard on Brinksway in Stockport.',
  'how-left': 'After Corby I went home to Bacău; after Stockport I was in hospital.',
  'still-there': 'no',
  'last-contact-details': 'Wayne sent a text on 20 December 2025: come back or pay.',
  'reported-before': 'yes',
  'reported-before-details': 'In October 2021 I told a policeman at the bus station in Corby.',
  'future-reasons': 'Wayne knows Elena’s number.',
  support: 'yes',
  reported: 'yes',
  force: 'Greater Manchester Police',
  'crime-reference': 'CRI/06DD/44',
  cooperate: 'yes',
  'home-office': 'yes',
  'home-office-number': '3434-0909-1212-9898',
  city: 'Stockport',
  'phone-kind': 'yes',
  phone: '07700 900333',
  'decision-to': 'potential-victim',
  'means-of-contact': ['email'],
  email: 'g.lupu@post.example',
  'more-than-one': 'yes',
  others: 'yes',
  future: 'yes',
  'location-known': 'yes',
  'exploiters-in-uk': 'yes',
  kinds: ['forced-to-work', 'wages-taken'],
} as const;
const WHEN = 'when-did-the-exploitation-take-place-multiple';
const START = 'how-did-the-exploitation-start';
/** The words, and the field of the form that asks for them. */
const TOLD: readonly (readonly [string, string])[] = [
  ['Gheorghe', 'pv-name-first-name'],
  ['Lupu', 'pv-name-last-name'],
  ['9 Jan 1983', 'pv-dob'],
  ['Male', 'pv-gender'],
  ['Romanian', 'pv-nationality'],
  ['Bacău', 'birthplace'],
  ['Elena', 'family'],
  ['2', 'does-pv-have-children-yes-amount'],
  ['laid tiles', 'employment-history'],
  ['Costel put an advert', START],
  ['£90 a day', START],
  ['Yes', 'potential-victim-exploitative-situation-multiple'],
  ['March 2021 – October 2021', WHEN],
  ['June 2024 – December 2025', WHEN],
  ['Tiling and carrying rubble', WHEN],
  ['Roofing without harness', WHEN],
  ['hours a day: 13', 'what-were-they-required-to-do'],
  ['£10 on Saturdays', 'what-were-they-required-to-do'],
  ['roofs in the rain', 'what-were-they-required-to-do'],
  ['caravan without water', 'living-conditions'],
  ['slate hammer on 4 May 2025', 'how-they-were-treated'],
  ['£1,500', 'how-they-were-treated'],
  ['Costel kept the identity card', 'how-they-were-treated'],
  ['Wayne read it', 'how-they-were-treated'],
  ['No', 'still-in-exploitative-situation'],
  ['home to Bacău', 'how-why-did-they-leave-the-situation'],
  ['bus station', 'how-why-did-they-leave-the-situation'],
  ['the ambulance took him', 'how-why-did-they-leave-the-situation'],
  ['20 December 2025', 'details-last-contact'],
  ['told a policeman', 'yes-the-first-chance-to-report'],
  ['Corby', 'where-exploitation-happened-uk-city-1'],
  ['Stockport', 'where-exploitation-happened-uk-city-2'],
  ['Stockport', 'current-pv-location-uk-city'],
  ['red pick-up', 'who-exploited-pv'],
  ['Dean and Wayne Harker', 'who-exploited-pv'],
  ['Brinksway', 'exploiters-current-location-details'],
  ['three Poles', 'other-potential-victims-yes-details'],
  ['Elena’s number', 'future-exploitation-reasons'],
  ['Greater Manchester Police', 'reported-to-police-police-forces'],
  ['CRI/06DD/44', 'reported-to-police-crime-reference'],
  ['Yes', 'authorities-cooperation'],
  ['07700 900333', 'pv-phone-number-yes'],
  ['3434-0909-1212-9898', 'pv-ho-reference-type'],
  ['g.lupu@post.example', 'pv-contact-details-email-input'],
];

beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const of = { caseId, role: 'survivor', name: 'Gheorghe Lupu', birthDate: day('1983-01-09') };
  const { id: personId } = await work.do('personAdd', of as never);
  await work.do('consentRecord', {
    ...{ personId, purpose: 'nrm-referral', status: 'given' },
    privacyNotice: 'Home Office Privacy Information Notice',
  } as never);
  ({ id: talk } = await work.do('screeningRecord', {
    ...{ caseId, personId, formId: 'screening-interview', readBack: 'Read aloud' },
    answers: [
      ...openingAnswers(),
      ...Object.entries(STORY).map(([question, value]) => answered(question, value)),
    ] as never,
  }));
  ({ id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' }));
  const yes = answered('pv-want-to-submit-nrm', 'yes');
  await work.do('screeningAnswer', { screeningId: sheet, answers: [yes] as never });
  await work.do('screeningCarryOver', { screeningId: sheet });
}, 60_000);
afterFile(() => work?.engine.close());

const copied = () => work.do('copyOutRecord', { screeningId: sheet, accountsSeen: true });
async function misplaced(told: typeof TOLD) {
  const { fields } = await copied();
  const text = new Map(fields.map((one) => [one.question, `${one.text} ${one.ownWords}`]));
  return told.filter(([words, field]) => !(text.get(field) ?? '').includes(words));
}

it('has each thing he said in the field that asks for it', async () => {
  expect(await misplaced(TOLD)).toEqual([]);
});

it('derives no one beginning or end from two separate periods', async () => {
  const { fields, also } = await copied();
  const all = [...fields, ...also].map(({ text }) => text).join('\n');
  expect(all).not.toMatch(/March 2021 – December 2025|2021.{0,3}–.{0,3}2025/u);
});

it('holds what he told otherwise, and once it is settled has it with his reason, and the rest as it was', async () => {
  await work.do('screeningAddLayer', { screeningId: talk, reason: 'He came with the hospital papers' });
  const why = (ownWords: string) => ({ relation: 'differs', cause: 'other', ownWords });
  const later = [corby, { ...stockport, from: day('2024-09') }];
  await work.do('screeningAnswer', {
    screeningId: talk,
    answers: [
      ...safetyAnswers(),
      answered('periods', later, why('The papers say September.')),
      answered('promises', 'It was £70 a day.', why('I mixed it with another advert.')),
    ] as never,
  });
  const { accounts } = await work.do('copyOutCheck', { screeningId: sheet });
  expect(accounts.length).toBeGreaterThan(1);
  await work.do('accountsMoreSettle', { screeningId: sheet });
  for (const question of [WHEN, START])
    await work.do('accountsSettle', {
      ...{ screeningId: sheet, question, take: 'newest' },
      goesOutSeen: true,
    });
  const settled = [
    ['September 2024 – December 2025', WHEN],
    ['The papers say September.', WHEN],
    ['March 2021 – October 2021', WHEN],
    ['£70 a day', START],
    ['another advert', START],
  ] as const;
  expect(await misplaced(settled)).toEqual([]);
  const { fields } = await copied();
  expect(fields.map(({ text }) => text).join('\n')).not.toMatch(/June 2024|£90 a day/u);
  const before = new Set(['June 2024 – December 2025', '£90 a day']);
  expect(await misplaced(TOLD.filter(([words]) => !before.has(words)))).toEqual([]);
});
