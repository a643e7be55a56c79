/** What was said outside the plan of ways never to use: which numbers and ways it rules out, and when it is settled. */
import { describe, expect, it } from 'vitest';
import { ContactPlan } from '../../../../src-main/core/contact/contact-plan.ts';
import { forbiddenBy, saidAgainst } from '../../../../src-main/core/contact/forbidden.ts';
import { toldNever, undecidedNever, withTaken } from '../../../../src-main/core/contact/told-never.ts';

const said = (text: string) =>
  toldNever(text).map(({ lines }) => lines.map(({ what, value }) => `${what} ${value}`));

describe('what a saying rules out', () => {
  it.each([
    ['Never ring 07700 900123.', ['address 07700 900123']],
    ['Only text 07700 900111, never call 07700 900123', ['address 07700 900123']],
    ['Her sister has 07700 900123. Never that phone.', ['address 07700 900123']],
    ['07700 900123 is not safe', ['address 07700 900123']],
    ['He reads dan@example.org', ['address dan@example.org']],
    ['Please do not leave a voicemail.', ['channel voicemail']],
    ['No letters, he opens them.', ['channel post']],
    ['Text her on 07700 900111 but never ring', ['channel telephone']],
    ['No Facebook, Gelu is there.', ['address Facebook']],
    ['Never on facebook or telegram.', ['address Facebook', 'address Telegram']],
    ['No WhatsApp.', ['channel whatsapp']],
    // Not what they do, though it sounds alike.
    ['They must never call me.', ['channel telephone']],
    ['Never ring her at her mother’s.', ['channel telephone']],
    ['I can never answer the phone.', ['channel telephone']],
    ['She cannot take calls.', ['channel telephone']],
    ['Never call my mobile.', ['channel telephone']],
    ['I never phone my mother. Never phone me.', ['channel telephone']],
  ])('%s', (text, lines) => expect(said(text)).toEqual([lines]));

  it.each([
    // Which phone is for a person to say; hours rule out no number.
    'Never that phone.',
    'Never by telephone to the old number.',
    'He checks her phone.',
    'Never ring 07700 900111 after six.',
    'Do not call on Sundays.',
    'He reads her Facebook.',
    // Somebody else is rung: not the person, and no whole way.
    'Never phone my mother.',
    'Please do not call her sister.',
    'I never ring my mother on 07700 900123.',
    // Of the past, perhaps: no way is ruled out by it.
    'He never let me phone.',
    'I was never allowed to phone my sister.',
    'I never had a phone.',
  ])('%s: said, and for a person to fill in', (text) => expect(said(text)).toEqual([[]]));

  it.each([
    '07700 900111, any time',
    'Do not hesitate to ring 07700 900111.',
    'She may not be told about the trial.',
    // What somebody does or did, and no wish.
    'I never phone my mother.',
    'I do not call anyone at home.',
    'She never calls her mother.',
    'We didn’t text the others.',
    'I cannot ring home.',
    'Ring her on 07700 900111. Her mother lives in Hull.',
    '',
  ])('%s: nothing', (text) => expect(said(text)).toEqual([]));

  it('has the words that it is from, with the sentence before where it points back', () => {
    const [one, two] = toldNever(
      'She likes tea. Never ring 07700 900123. It is 07700 900124. Never that one.',
    );
    expect(one?.words).toBe('Never ring 07700 900123.');
    expect(two?.words).toBe('It is 07700 900124. Never that one.');
    expect(two?.lines[0]?.why).toBe(two?.words);
  });
});

it('taken into a plan, each thing stands once, under the reason that was there first', () => {
  const [one, other, third] = [
    { what: 'address', value: '07700 900123', why: 'His' },
    { what: 'address', value: '+44 7700900123', why: 'Popa has it' },
    { what: 'channel', value: 'voicemail', why: 'No' },
  ] as const;
  expect(withTaken<typeof one | typeof other | typeof third>([one], [other, third, third])).toEqual([
    one,
    third,
  ]);
});

it('a service that is never to be used says nothing against a text that tells of it', () => {
  const never = [
    { what: 'address', value: 'Facebook', why: 'Gelu is there' },
    { what: 'address', value: 'Mill Lane', why: 'He lives there' },
  ] as const;
  expect(saidAgainst({ never: [...never] }, 'He found me on Facebook, in Mill Lane.')).toEqual([never[1]]);
  expect(forbiddenBy({ never: [...never] }, { address: 'facebook: Vasile' })).toEqual([never[0]]);
});

describe('what nobody has decided', () => {
  const told = toldNever('Never ring 07700 900123. No letters.');
  const plan = (fields: object) => ContactPlan.parse(fields);
  const open = (fields: object) => undecidedNever(plan(fields), told).map(({ words }) => words);

  it('is all of it without a plan, once each', () =>
    expect(undecidedNever(null, [...told, ...told]).map(({ words }) => words)).toEqual([
      'Never ring 07700 900123.',
      'No letters.',
    ]));
  it('leaves out what the plan rules out, however it is written', () => {
    const never = [{ what: 'address', value: '+44 7700 900123', why: 'His' }];
    expect(open({ never })).toEqual(['No letters.']);
    expect(open({ never: [{ what: 'address', value: '07700 900124', why: 'His' }] })).toHaveLength(2);
  });
  it('leaves out what was decided either way', () => {
    expect(open({ decided: [{ words: 'no letters', taken: false }] })).toEqual(['Never ring 07700 900123.']);
    expect(open({ decided: [{ words: 'Never ring 07700 900123.', taken: true }] })).toEqual(['No letters.']);
  });
});
