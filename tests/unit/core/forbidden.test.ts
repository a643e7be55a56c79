/** Whether an address is one that a plan rules out, however it is spelled. */
import { describe, expect, it } from 'vitest';
import type { Way } from '../../../src-main/core/contact/forbidden.ts';
import { forbiddenBy, isSameAddress, saidAgainst } from '../../../src-main/core/contact/forbidden.ts';

const HOME = '12 Mill Lane, Hull HU1 2AB';
it.each([
  [HOME, '12 mill lane hull hu12ab'],
  [HOME, 'Flat 3, 12 Mill Lane, Hull, HU1 2AB, England'],
  [HOME, '12 Mill Lane'],
  [HOME, '12 Mill Ln, HU1 2AB'],
  [HOME, 'Flat 1, 12 Mill Lane, HU1 2AB'],
  [HOME, 'HU1 2AB'],
  ['HU1 2AB', '14 Mill Lane, HU12AB'],
  ['Ștefan’s flat, Strada Mării 4', 'STEFANS FLAT STRADA MARII 4, Constanta'],
  ['+44 (0)113 496 0000', '01134960000'],
  ['0113 496 0000', '0044 113 4960000'],
  ['dan@example.org', 'Dan <DAN@example.org>'],
  ['Uncle Ion', 'c/o Uncle Ion, Leeds'],
])('%s is %s', (forbidden, given) => expect(isSameAddress(forbidden, given)).toBe(true));

it.each([
  [HOME, '14 Mill Lane, Hull HU1 2AB'],
  [HOME, '12 Mill Lane, Leeds LS1 4AB'],
  [HOME, 'Hull'],
  [HOME, ''],
  ['0113 496 0000', '0113 496 0001'],
  ['0113 496 0000', 'Flat 9, 113 Hill Road'],
  ['dan@example.org', 'jordan@example.org'],
  ['Ion', 'Action for Children'],
])('%s is not %s', (forbidden, given) => expect(isSameAddress(forbidden, given)).toBe(false));

it.each([
  ['address', HOME, 'She may be written to at Flat 2, 12 Mill Lane, Hull HU1 2AB.', true],
  ['address', HOME, 'Post goes to 12 Mill Ln, HU1 2AB', true],
  ['address', HOME, 'She worked in Hull, near a lane with a mill', false],
  ['address', '0113 496 0000', 'Call +44 113 496 0000 after six', true],
  ['address', '0113 496 0000', 'Our number is 0113 496 0001; case 4960000', false],
  ['address', 'him@example.org', 'Answer to <him@example.org>', true],
  ['address', 'him@example.org', 'Answer to notHim@example.org', false],
  ['word', 'police', 'The Police were told', true],
  ['word', 'police', 'Our policies', false],
] as const)('of a text: never the %s %s: %s is %s', (what, value, text, is) =>
  expect(saidAgainst({ never: [{ what, value, why: 'x' }] }, text).length > 0).toBe(is),
);

describe('no voice message is left', () => {
  const PHONE = { channel: 'telephone' } as const;
  const never = { never: [{ what: 'channel', value: 'voicemail', why: 'Others hear it' }] } as const;
  const inWords = (how: string) => ({
    never: [],
    ifOtherAnswers: '',
    ifNotReached: '',
    ways: [{ channel: 'whatsapp' as const, detail: '', how }],
  });
  const says = (plan: Parameters<typeof forbiddenBy>[0], way: Way) => forbiddenBy(plan, way).length > 0;

  it.each([
    [{ ...PHONE, seen: 'Please leave a message' }, true],
    [{ ...PHONE, seen: 'Please leave a message, I will ring back' }, true],
    [{ ...PHONE, seen: 'Do not leave a message' }, false],
    [{ ...PHONE, seen: 'Maeve from the library' }, false],
    [{ ...PHONE, leftMessage: true }, true],
    [{ channel: 'voicemail' }, true],
    [{ channel: 'text', seen: 'Please leave a message' }, false],
    [PHONE, false],
  ] satisfies [Way, boolean][])('%j: %s', (way, is) => {
    expect(says({ never: [...never.never] }, way)).toBe(is);
    expect(says(inWords('in the evenings; no voicemail'), way)).toBe(is);
  });

  it.each([
    ['No voicemail.', true],
    ['Leave no voicemail', true],
    ["Don't leave any messages", true],
    ['Never leave a message with anybody', true],
    ['Voicemail is safe', false],
    ['Leave a message', false],
    ['No calls before nine; text message is safe', false],
  ])('a plan in words, %s: %s', (how, is) =>
    expect(says(inWords(how), { ...PHONE, seen: 'Please leave a message' })).toBe(is),
  );
});

it('a number that the plan itself gives for when nobody is reached is not ruled out with everybody else', () => {
  const never = [
    { what: 'channel' as const, value: 'through-someone' as const, why: 'not through his family' },
  ];
  const plan = {
    never,
    ways: [],
    ifNotReached: 'In an emergency Gabriel, 07700 900188, may be told only to call',
  };
  const way = (address: string): Way => ({ channel: 'through-someone', address });
  expect(forbiddenBy(plan, way('+44 7700 900188'))).toEqual([]);
  expect(forbiddenBy(plan, way('07700 900111'))).toEqual(never);
  expect(forbiddenBy(plan, way('his mother'))).toEqual(never);
});

it.each([
  ['Do not ring his mother on 07700 900111.', ''],
  ['', 'If his brother answers on 07700 900111, hang up.'],
])('a number that the plan names to rule it out is no exception', (ifNotReached, ifOtherAnswers) => {
  const never = [
    { what: 'channel' as const, value: 'through-someone' as const, why: 'not through his family' },
  ];
  const plan = { never, ways: [], ifNotReached, ifOtherAnswers };
  expect(forbiddenBy(plan, { channel: 'through-someone', address: '07700 900111' })).toEqual(never);
});
