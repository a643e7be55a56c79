/** Words that caseworkers looked for a place by, and found none: each leads to a question of the adult’s and the child’s form. */
import { expect, it } from 'vitest';
import { placesFor, placesForAnything } from '../../../../src-main/core/forms/question-search.ts';
import { requireForm } from '../../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../../src-main/usecases/resources/resources.ts';

const resources = findResources();
const adult = (await requireForm(resources, 'screening-interview')).file;
const child = (await requireForm(resources, 'child-first-response')).file;

const IN_BOTH = [
  'marriage',
  'forced marriage',
  'engagement',
  'wedding',
  'partner',
  'boyfriend',
  'reads',
  'literacy',
  'glasses',
  'teacher',
  'attendance',
  'theft',
  'community resolution',
  'quota',
  'target',
  'punishment',
  'intermediary',
  'ABE',
  'identity card',
  'child benefit',
  'strategy meeting',
  'court order',
  'mother',
  'grandmother',
  'photograph',
  'scar',
  'dentist',
  'clinic',
  'discharge book',
  'overboard',
  'suicide',
  'thief',
  'curtain',
  'tobacco',
  'notebook',
  'boots',
  'voicemail',
  'embassy',
  'consulate',
  'WhatsApp',
  'ship',
  'harbour',
  'sea',
  'husband',
  'wife',
  'priest',
  'cocaine',
  'midwife',
  'hospital',
  'fine',
  'fines',
  'penalty',
  'clients',
  'stamp',
  'driver',
  'shame',
  'burn',
  'ran',
  'visa',
  'tattoo',
  'dowry',
  'hunger',
  'recruiter',
  'flight',
  'lorry',
  'settled status',
  'passport',
  'sister',
  'university',
  'self-harm',
  'nightmares',
  'GP',
  'CCTV',
  'diary',
  'caution',
  'prison',
  'landlord',
  'juju',
  'deportation',
  'union',
  'neighbour',
  'fear',
  'uncle',
  'gang',
  'nickname',
  'benefits',
  'church',
  'SIM',
  'rent',
  'beaten',
  'locked in',
  'rape',
  'food',
  'tips',
  'shift',
  'begging',
  'fraud',
  'bank',
  'loan',
  'abortion',
  'autism',
  'solicitor',
  'bail',
  'evenings',
  'sold',
  'cousin',
  'hid',
  'contract',
  'video',
  'oath',
  'charity',
  'weeks',
  'lie',
];
const OF_A_CHILD = [
  'ICTG',
  'section 47',
  'section 20',
  'Cafcass',
  'police protection',
  'foster',
  'off roll',
  'MASH',
];

it.each(IN_BOTH)('%s has a place of an adult and of a child', (typed) => {
  expect(placesFor(adult, typed).length, 'of an adult').toBeGreaterThan(0);
  expect(placesFor(child, typed).length, 'of a child').toBeGreaterThan(0);
});

it.each(OF_A_CHILD)('%s has a place of a child', (typed) => {
  expect(placesFor(child, typed).length).toBeGreaterThan(0);
});

it('what a word begins with is what is looked for, and its inside only where nothing else is there', () => {
  const family = placesFor(child, 'ran').map(({ question }) => question.name);
  expect(family).toContain('moments');
  expect(family).not.toContain('family');
});

it.each([
  ['adult', adult],
  ['child', child],
])('says which questions take anything, of the form of a(n) %s', (_, file) => {
  const names = placesForAnything(file).map(({ question }) => question.name);
  expect(names).toEqual(expect.arrayContaining(['moments', 'particulars']));
  expect(names.length).toBeGreaterThan(3);
});
