/** What a kind of row is chosen for stands where it is asked for: not in a field that the kind alone would bring it to. */
import { expect, it } from 'vitest';
import type { KeyedStatement } from '../../../../src-main/core/answers/facts.ts';
import { knownIn, told } from '../../../support/two-tellings.ts';

const ADDED = 'added-to-the-account';
const moment = (row: object) => told('exploitation.moments', 0, [row]);
const text = (field: string, ...all: readonly KeyedStatement[]) => knownIn(field, ...all)?.text ?? '';

it.each([
  'The embassy is not to be told: Sir played golf with them',
  'The embassy may now be told, about a passport',
])('what an embassy may be told is nothing that passed with it: “%s”', (what) => {
  const row = moment({ kind: 'authority', what });
  expect(knownIn('police-so-far', row)).toBeNull();
  expect(text(ADDED, row)).toContain(what);
});

it('what an authority did stands with what passed', () =>
  expect(
    text('police-so-far', moment({ kind: 'authority', who: 'The council', what: 'wrote to her' })),
  ).toContain('wrote to her'));

it('an arrest of somebody else says whose it is', () =>
  expect(text('police-so-far', moment({ kind: 'arrest', what: 'Leon was arrested in Stafford' }))).toBe(
    'Arrest, charge or bail of somebody else: Leon was arrested in Stafford',
  ));

it('a tooth that nobody saw to makes nobody a doctor of theirs', () => {
  const row = (who: string) => moment({ kind: 'seen-to', what: 'Toothache', who });
  expect(knownIn('are-others-involved-details', row('nobody saw to it; Madam gave cloves'))).toBeNull();
  expect(text('are-others-involved-details', row('Dr Aziz'))).toContain('Dr Aziz');
});

it('a death is one of the family unless it is of somebody by title, or who exploited them', () => {
  const row = (more: object) => moment({ kind: 'death', ...more });
  const charge = told('exploiters.in-charge', 0, 'Joe Slater, whom all called Old Joe.');
  for (const one of [row({ who: 'Mr Jago', what: 'died' }), row({ who: 'Old Joe', what: 'died' })]) {
    expect(knownIn('family', charge, one)).toBeNull();
    expect(text(ADDED, charge, one)).toContain('died');
  }
  expect(text('family', charge, row({ what: 'Her brother was killed' }))).toContain('killed');
  expect(text('family', charge, row({ who: 'Mr Osei, her father', what: 'died' }))).toContain('died');
});

it('who got away by themselves was taken nowhere, though they went on at once', () => {
  const on = (value: string) => ({ value, qualifier: 'exact' });
  const rows = (ended: string) =>
    told('exploitation.periods', 0, [
      { what: 'a flat', place: 'London', country: 'GB', from: on('2024-08'), until: on('2025-11-03'), ended },
      { what: 'a house', place: 'Harrogate', country: 'GB', from: on('2025-11-03'), until: on('2026-07') },
    ]);
  const JOURNEY = 'were-they-taken-somewhere-by-their-exploiter-journey-details';
  const LEAVING = 'how-why-did-they-leave-the-situation';
  const lift = 'while they were at the airport, she went by the service lift';
  expect(knownIn(JOURNEY, rows(lift))).toBeNull();
  expect(text(LEAVING, rows(lift))).toContain(lift);
  const bag = `${lift} with her clothes in an ironing bag`;
  expect(knownIn(JOURNEY, rows(bag))).toBeNull();
  expect(text(LEAVING, rows(bag))).toContain(bag);
  const driven = 'while they were at work, Nabil drove her to Harrogate';
  expect(text(JOURNEY, rows(driven))).toContain(driven);
});

it.each([
  'The officer said I should hear within two weeks',
  'They told her that she may be contacted again by DC Hall',
])('what an authority said to the person passed with it: “%s”', (what) =>
  expect(text('police-so-far', moment({ kind: 'authority', who: 'Derbyshire police', what }))).toContain(
    what,
  ),
);

it.each([
  'They left her with his cousin in Harrogate',
  'She left when Sir told her to go to Harrogate',
  'Madam went out by the back door with her, to the other house',
])('who was left, told to go or gone with did not get away: “%s”', (ended) => {
  const on = (value: string) => ({ value, qualifier: 'exact' });
  const rows = told('exploitation.periods', 0, [
    { what: 'a flat', place: 'London', country: 'GB', from: on('2024-08'), until: on('2025-11-03'), ended },
    { what: 'a house', place: 'Harrogate', country: 'GB', from: on('2025-11-03'), until: on('2026-07') },
  ]);
  expect(knownIn('how-why-did-they-leave-the-situation', rows)).toBeNull();
});

it.each([
  ['he paid for 150 boxes', '50'],
  ['a debt of £1,100 in the end', '100'],
  ['worked 20 days for it', '20'],
])(
  'a sum that is part of another number, or a count in what happened, is still said: %s, %s',
  (what, amount) =>
    expect(text(ADDED, moment({ kind: 'other', who: 'Sir', what, amount }))).toContain(`${what}; ${amount}`),
);

it.each([
  ['he paid her £50 for it', '50'],
  ['he paid her 50 pounds', '50'],
  ['he paid her £50.', '£50'],
])('a sum that stands in what happened is said once: %s, %s', (what, amount) =>
  expect(text(ADDED, moment({ kind: 'other', who: 'Sir', what, amount }))).not.toContain(';'),
);

it.each(['cleaning; the boss shouted in Arabic', 'sat behind Madam all day'])(
  'a language and a person are no landmarks: “%s”',
  (what) => {
    const row = told('exploitation.periods', 0, [{ what, place: 'Leeds', country: 'GB' }]);
    expect(knownIn('where-exploitation-happened-other-uk-other-location', row)).toBeNull();
  },
);

it.each([
  [
    'sold to Zawiya',
    { place: 'Bani Walid', country: 'LY', from: '2021-02' },
    { place: 'Zawiya', country: 'LY' },
  ],
  [
    'He came to Lampedusa on 9 March 2023; how the boat was paid he didn’t tell',
    { place: 'Zawiya', country: 'LY' },
    { place: 'Tipton', country: 'GB', from: '2025-01', until: '2025-10' },
  ],
  [
    'Lao Tang took her to the nursery after Hong had been angry',
    { place: 'Glasgow', country: 'GB', from: '2024-10', until: '2025-01' },
    { what: 'a nursery with tunnels', place: 'Lanark', country: 'GB', from: '2025-03', until: '2025-10' },
  ],
])('how an earlier one went on is no leaving: “%s”', (ended, one, next) => {
  const on = (value?: string) => (value === undefined ? null : { value, qualifier: 'exact' });
  const row = (of: { place: string; from?: string; until?: string }) => ({
    ...of,
    from: on(of.from),
    until: on(of.until),
  });
  const rows = told('exploitation.periods', 0, [{ ...row(one), ended }, row(next)]);
  expect(knownIn('how-why-did-they-leave-the-situation', rows)).toBeNull();
  expect(text('were-they-taken-somewhere-by-their-exploiter-journey-details', rows)).toContain(ended);
});

it('who got away from an earlier one left it', () => {
  const rows = told('exploitation.periods', 0, [
    { place: 'Leeds', country: 'GB', ended: 'She ran away and came to London by coach' },
    { place: 'London', country: 'GB' },
  ]);
  expect(text('how-why-did-they-leave-the-situation', rows)).toContain('ran away');
});

it.each([
  ['Slept near Karim', { charge: 'Karim, the driver' }],
  ['Worked near Chacha Nasir', {}],
  ['Slept in Room Two', {}],
])('who somebody was near, and a room, is no place that can be looked for: %s', (what, more) =>
  expect(
    knownIn(
      'where-exploitation-happened-other-uk-other-location',
      told('exploitation.periods', 0, [{ what, place: 'Leeds', country: 'GB', ...more }]),
    ),
  ).toBeNull(),
);
