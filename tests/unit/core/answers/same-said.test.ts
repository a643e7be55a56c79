/** What is no other account: the same value with other spelling, own words beside it, or particulars that say as much. */
import { expect, it } from 'vitest';
import type { FactStatement } from '../../../../src-main/core/answers/fact.ts';
import { gatherFacts } from '../../../../src-main/core/answers/facts.ts';
import type { ScreeningId } from '../../../../src-main/core/ids.ts';

const INTERVIEW: FactStatement['origin'] = {
  kind: 'interview',
  screeningId: 'one' as ScreeningId,
  formTitle: 'Interview',
  question: 'q',
  layer: 0,
};
const PERSON = { kind: 'person' } as const;
const said = (seq: number, value: unknown, part: Partial<FactStatement> = {}): FactStatement => ({
  seq,
  state: 'answered',
  value,
  text: String(value),
  ownWords: '',
  relation: 'new',
  cause: '',
  howSaid: '',
  at: '2026-11-26T09:00:00',
  author: 'Amal',
  origin: INTERVIEW,
  ...part,
});
const differs = (key: string, ...all: readonly FactStatement[]) =>
  gatherFacts(
    new Map([[key, 'Title']]),
    all.map((one) => ({ ...one, key })),
    JSON.stringify,
  ).get(key)?.differs;

const before = { heldOn: { value: '2026-10-12', qualifier: 'exact' } } as const;
const about = { value: '1998', qualifier: 'about' };
const OTHER = 'exploitation.other-names';

it.each([
  [
    'what the same worker typed among the particulars before',
    'contact.safe-route',
    said(1, 'Text, after four', { origin: PERSON }),
    said(2, 'His own telephone, any time after 16:00'),
  ],
  [
    'a semicolon for a stop, and a small letter for a capital',
    'contact.safe-route',
    said(1, 'Through Mr Malik, 10.30 to 3; never by letter.'),
    said(2, 'Through Mr Malik 10.30 to 3. Never by letter', before),
  ],
  ['spelling', OTHER, said(1, 'Sally'), said(2, ' “sally” ')],
  ['own words beside', OTHER, said(1, about), said(2, about, { ...before, ownWords: 'my mother said' })],
  ['a name in a sentence', OTHER, said(1, 'Sally'), said(2, 'The family called her "Sally".')],
  [
    'particulars in other words',
    'person.also-known-as',
    said(1, 'TJ; Smalls (on the line)', { origin: PERSON }),
    said(2, 'TJ; on the line they called him "Smalls"', before),
  ],
  [
    'particulars that say less',
    'person.language',
    said(1, 'Romanian', { origin: PERSON }),
    said(2, 'Romanian; he also speaks a little Italian', before),
  ],
])('is no other account: %s', (_, key, first, second) => {
  expect(differs(key, first, second)).toBe(false);
});

it.each([
  ['another sum', OTHER, said(1, '£1.50 a box'), said(2, '£150 a box')],
  ['part of a choice', OTHER, said(1, 'uk'), said(2, 'uk-and-overseas')],
  ['another name', OTHER, said(1, 'Sally'), said(2, 'The family called her "Sara".')],
  ['said to differ', OTHER, said(1, 'Sally'), said(2, 'Then "Sally"', { relation: 'differs' })],
  ['turned round', 'person.language', said(1, 'Dari', { origin: PERSON }), said(2, 'Not Dari')],
  [
    'how to reach somebody',
    'contact.safe-route',
    said(1, 'Phone', { origin: PERSON, author: 'Ruth' }),
    said(2, 'Phone of her sister'),
  ],
])('is another account: %s', (_, key, first, second) => {
  expect(differs(key, first, second)).toBe(true);
});

it('a day without an interpreter, and a wish for one later, are no two accounts; a wish taken back is', () => {
  const wish = (...values: readonly string[]) =>
    differs('person.interpreter', ...values.map((value, at) => said(at + 1, value)));
  expect([wish('no', 'yes'), wish('no', 'yes', 'yes'), wish('yes', 'no'), wish('no', 'yes', 'no')]).toEqual([
    false,
    false,
    true,
    true,
  ]);
  expect(differs('person.interpreter', said(1, 'no'), said(2, 'yes', { relation: 'differs' }))).toBe(true);
});
