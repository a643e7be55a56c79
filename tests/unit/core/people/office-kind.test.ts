/**
 * "The police", "the council" and "the Home Office" are meant by every official name of theirs: who is not to be told something,
 * was refused or is ruled out in a plan is the same holder under it, in each rule that looks at who gets something.
 */
import { describe, expect, it } from 'vitest';
import forces from '../../../../resources/codes/nrm-police-forces.json' with { type: 'json' };
import { maybeNever } from '../../../../src-main/core/consent/recipient-asked.ts';
import { notForRecipient } from '../../../../src-main/core/contact/not-for-recipient.ts';
import { wishesAbout } from '../../../../src-main/core/contact/not-to-be-told.ts';
import { isNamedIn } from '../../../../src-main/core/contact/plan-says.ts';
import { coded } from '../../../../src-main/core/findings/finding.ts';
import { OFFICIAL_NAMES } from '../../../../src-main/core/forms/official-lists.ts';
import { mayKnowMade } from '../../../../src-main/core/interviews/kept-apart.ts';
import { isOfOffice, mayBeSameHolder } from '../../../../src-main/core/people/office-kind.ts';

const FORCES = forces.choices.map(({ text }) => text);
const SPOKEN = [
  'the Met',
  'Met Police',
  'PSNI',
  'BTP',
  'Derbyshire Force',
  'Heddlu Gwent',
  'DC Hill, Derbyshire CID',
  'Tarian ROCU',
  'East Midlands Special Operations Unit',
  'National Crime Agency',
  'New Scotland Yard',
];

it.each([...FORCES, ...SPOKEN])('%s is the police, and neither council nor Home Office', (name) => {
  expect(isOfOffice('police', name)).toBe(true);
  expect(isOfOffice('council', name)).toBe(false);
  expect(isOfOffice('home-office', name)).toBe(false);
});

it('every council of the form’s list is one, and every unit of the Home Office is of it', () => {
  const councils = OFFICIAL_NAMES['nrm-local-authorities'].map(({ text }) => text);
  expect(councils.filter((name) => !isOfOffice('council', name))).toEqual([]);
  const units = OFFICIAL_NAMES['nrm-organisations']
    .map(({ text }) => text)
    .filter((one) => /^Home/u.test(one));
  expect(units.filter((name) => !isOfOffice('home-office', name))).toEqual([]);
});

it.each([
  [
    'The Salvation Army',
    'Refugee Council',
    'Migrant Help',
    'Kavita Rao',
    'Task Force Trust',
    'British Council',
  ],
])('%s is none of them', (...names) => {
  for (const name of names)
    for (const kind of ['police', 'council', 'home-office'] as const)
      expect([name, isOfOffice(kind, name)]).toEqual([name, false]);
});

describe('whether one name may mean the other', () => {
  it.each([
    ['the police', 'Derbyshire Constabulary', true],
    ['police officers', 'PSNI', true],
    ['Derbyshire police', 'Derbyshire Constabulary', true],
    ['the police in Derby', 'Derbyshire Constabulary', true],
    ['Kent Police', 'Derbyshire Constabulary', false],
    ['the Met', 'Metropolitan Police Service', true],
    ['the Met', 'Kent Police', false],
    ['the council', 'London Borough of Brent', true],
    ['social services', 'Derby City Council', true],
    ['Derby council', 'Derby City Council', true],
    ['Leeds City Council', 'Derby City Council', false],
    ['Home Office', 'UKVI', true],
    ['immigration', 'Border Force', true],
    ['the police', 'The Salvation Army', false],
    ['Mrs Stokes', 'Derbyshire Constabulary', false],
  ])('%s and %s: %s', (written, recipient, is) => expect(mayBeSameHolder(written, recipient)).toBe(is));
});

const row = { what: 'The cousin', words: 'cousin', whom: 'the police', why: '' };
const fact = (value: unknown) =>
  new Map([
    [
      'person.not-to-be-told',
      {
        key: 'person.not-to-be-told',
        title: '',
        statements: [
          {
            state: 'answered',
            value,
            text: '',
            ownWords: '',
            relation: '',
            cause: '',
            origin: { kind: 'interview' },
          },
        ],
      },
    ],
  ]) as unknown as Parameters<typeof notForRecipient>[0];

it.each([...FORCES, 'PSNI', 'the Met'])(
  'what is not to be told to the police is held from %s',
  (recipient) => {
    expect(notForRecipient(fact([row]), recipient, 'a cousin brought him')).toHaveLength(1);
    const found = coded('pack-not-to-be-told', { said: 'not to the police' });
    const wish = { found, names: 'The cousin the police' };
    expect(wishesAbout([wish], recipient)).toEqual([wish]);
    expect(mayKnowMade(new Map(), { purpose: 'court-papers', recipient })).toBe(false);
    const plan = { never: [], ways: [], ifOtherAnswers: '', ifNotReached: 'never ask the police' };
    expect(isNamedIn(plan as never, recipient)).toBe(true);
  },
);

it('a no to the police under that word is asked about under the name of a force', () => {
  const no = {
    status: 'refused',
    recipient: 'the police',
    item: '',
    purpose: 'x',
    personId: 'p',
    at: '2026-10-01T',
  };
  const people = [{ id: 'p', name: 'Hùng' }];
  const about = { recipient: 'Derbyshire Constabulary', people, purposes: ['x'], every: ['x'] };
  expect(maybeNever([{ ...no, decidedOn: null } as never], about)).toHaveLength(1);
});
