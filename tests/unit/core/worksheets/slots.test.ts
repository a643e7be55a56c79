/** What the buttons of a row decide: "take the newer in the whole row", "write every one of them", "keep the whole row". */
import { describe, expect, it } from 'vitest';
import nrm from '../../../../resources/forms/nrm-preparation.json' with { type: 'json' };
import type { FactStatement, KnownAnswer } from '../../../../src-main/core/answers/fact.ts';
import { gatherFacts } from '../../../../src-main/core/answers/facts.ts';
import { FormFile } from '../../../../src-main/core/forms/form-format.ts';
import { flattenQuestions, type Question } from '../../../../src-main/core/forms/questions.ts';
import type { ScreeningId } from '../../../../src-main/core/ids.ts';
import { knownAnswer } from '../../../../src-main/core/interviews/known-answer.ts';
import { isInRow, rowOf, rowTaken, type Slot } from '../../../../src-main/core/worksheets/slots.ts';

const questions = flattenQuestions(FormFile.parse(nrm));
const town = (at: number): Question =>
  questions.find(({ name }) => name === `where-exploitation-happened-uk-city-${at}`)!;
const told = (at: number, seq: number, text: string): FactStatement & { readonly key: string } => ({
  key: `exploitation.uk-town-${at}`,
  seq,
  state: 'answered',
  value: text,
  text,
  ownWords: '',
  cause: '',
  howSaid: '',
  relation: seq < 10 ? 'new' : 'differs',
  author: 'Nia',
  at: '2026-11-26T09:00:00',
  origin: {
    kind: 'interview',
    screeningId: 'one' as ScreeningId,
    formTitle: 'Interview',
    question: 'periods',
    layer: seq < 10 ? 0 : 1,
  },
});
const written = (value: string, relation: 'new' | 'confirms' = 'confirms') => ({
  state: 'answered' as const,
  value,
  ownWords: '',
  howSaid: '' as const,
  relation,
});
const TITLES = new Map(questions.flatMap(({ fact }) => (fact === null ? [] : [[fact, fact] as const])));
const knownOf = (question: Question, said: readonly ReturnType<typeof told>[]): KnownAnswer | undefined =>
  knownAnswer(question, gatherFacts(TITLES, said, JSON.stringify)) ?? undefined;
/** By field: what stands in it, and what was told for it, oldest first. */
const row = (...fields: readonly (readonly [standing: Slot['standing'], ...told: string[]])[]): Slot[] =>
  fields.map(([standing, ...texts], at) => ({
    question: town(at + 1),
    standing,
    known: knownOf(
      town(at + 1),
      texts.map((text, one) => told(at + 1, one === 0 ? at + 1 : 10 + at, text)),
    ),
  }));
const names = (taken: ReturnType<typeof rowTaken>) =>
  taken === null ? null : [...taken.values()].map(({ state, value }) => value ?? state);

describe('a row', () => {
  it('is all the numbered fields of one list, in the order of their numbers, from any of them', () => {
    const found = rowOf(town(3), questions.toReversed());
    expect(found.map(({ name }) => name)).toEqual(
      Array.from({ length: 10 }, (_, at) => `where-exploitation-happened-uk-city-${at + 1}`),
    );
    expect(isInRow(town(10))).toBe(true);
  });

  it('is none for a field that stands alone, or whose number has no other', () => {
    const alone = questions.find(({ name }) => name === 'living-conditions')!;
    expect(rowOf(alone, questions)).toEqual([]);
    expect(rowOf(town(1), [town(1)])).toEqual([]);
    expect(isInRow(alone)).toBe(false);
  });
});

describe('the newer in the whole row', () => {
  it('moves names up, and empties the field that is left over', () => {
    const taken = rowTaken('newest', row([written('Luton'), 'Luton', 'Derby'], [written('Derby')]));
    expect(names(taken)).toEqual(['Derby', 'cleared']);
  });

  it('keeps what was written by hand, after what was told, and once', () => {
    const slots = row([written('Leeds', 'new'), 'Luton'], [undefined, 'Derby'], [undefined]);
    expect(names(rowTaken('newest', slots))).toEqual(['Luton', 'Derby', 'Leeds']);
    const same = row([written('Luton', 'new'), 'Luton'], [undefined, 'Derby']);
    expect([...rowTaken('newest', same)!.values()].map(({ relation }) => relation)).toEqual([
      'confirms',
      'confirms',
    ]);
  });

  it('is nothing where nothing was told or written', () => {
    expect(rowTaken('newest', row([undefined], [undefined]))?.size).toBe(0);
  });
});

describe('every one of them', () => {
  it('are the newer and then each name of an earlier account, none twice', () => {
    const slots = row([written('Luton'), 'Luton', 'Derby'], [undefined, 'Derby'], [undefined]);
    expect(names(rowTaken('both', slots))).toEqual(['Derby', 'Luton']);
  });

  it('are refused where they are more than the row has fields, and nothing is cut off', () => {
    expect(
      rowTaken('both', row([written('York', 'new'), 'Luton', 'Derby'], [undefined, 'Leeds'])),
    ).toBeNull();
  });
});

it('the whole row is kept as it stands, by hand or carried, and empty fields stay empty', () => {
  const slots = row([written('York', 'new'), 'Luton'], [undefined, 'Derby'], [written('Leeds')]);
  const taken = rowTaken('keep', slots)!;
  expect([...taken.keys()]).toEqual([town(1).name, town(3).name]);
  expect(names(taken)).toEqual(['York', 'Leeds']);
  expect(taken.get(town(1).name)?.relation).toBe('new');
});
