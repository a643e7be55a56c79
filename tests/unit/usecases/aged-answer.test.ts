/** "In the last week", taken from a telling of a day long past, is old however newly it was put there. */
import { expect, it } from 'vitest';
import type { AnswerView } from '../../../src-main/core/answers/answer.ts';
import type { FactStatement, FactView } from '../../../src-main/core/answers/fact.ts';
import { isAgedAnswer } from '../../../src-main/usecases/disclosure/sheet.ts';

const KEY = 'leaving.last-contact';
const told = (value: string, on: string, relation: FactStatement['relation'], seq: number) =>
  ({
    state: 'answered',
    value,
    text: value,
    ownWords: '',
    relation,
    cause: '',
    seq,
    at: `${on}T10:00:00.000Z`,
    heldOn: { value: on },
    origin: { kind: 'interview', screeningId: 'r', question: 'q', layer: seq },
  }) as unknown as FactStatement;
const facts = (statements: FactStatement[]) =>
  new Map([[KEY, { key: KEY, title: 'x', statements } as unknown as FactView]]);
const taken = (value: string) =>
  ({
    state: 'answered',
    value,
    relation: 'confirms',
    at: '2026-11-27T10:00:00.000Z',
  }) as unknown as AnswerView;
const isAged = (value: string, statements: FactStatement[]) =>
  isAgedAnswer(KEY, taken(value), facts(statements), '2026-11-27');

const MAY = told('within-the-last-week', '2026-05-10', 'new', 1);
const SINCE = told('not-sure', '2026-09-13', 'differs', 2);

it('is as old as the newest telling that says the same', () => {
  expect(isAged('within-the-last-week', [SINCE, MAY])).toBe(true);
  expect(isAged('not-sure', [SINCE, MAY])).toBe(false);
  const again = told('within-the-last-week', '2026-11-26', 'differs', 3);
  expect(isAged('within-the-last-week', [again, SINCE, MAY])).toBe(false);
});
