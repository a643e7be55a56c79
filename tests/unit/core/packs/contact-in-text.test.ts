/** What a pack points at as a way to reach somebody: where one stands, and not wherever a town or a household is named. */
import { expect, it } from 'vitest';
import type { FactStatement, FactView } from '../../../../src-main/core/answers/fact.ts';
import { addressWarnings } from '../../../../src-main/usecases/packs/take-out.ts';

function told(key: string, text: string, more: Partial<FactStatement> = {}, sheet = false): FactView {
  const origin = {
    kind: 'interview' as const,
    screeningId: 's' as never,
    formTitle: 'Talk',
    question: 'q',
    layer: 0,
    ...(sheet ? { sheet: true as const } : {}),
  };
  const statement: FactStatement = {
    state: 'answered',
    value: text,
    text,
    ownWords: '',
    relation: 'new',
    cause: '',
    howSaid: '',
    at: '2026-09-22T10:00:00.000Z',
    seq: 1,
    author: 'A',
    origin,
    ...more,
  };
  return { key, title: key, differs: false, statements: [statement] };
}

const warned = (facts: readonly FactView[], said: string): string[] => {
  const answer = { number: 1, question: 'How did it start?', said, ownWords: '', about: [], language: '' };
  const part = { title: 'P', about: '', pages: [{ title: '', answers: [answer] }] };
  return addressWarnings(
    { facts: new Map(facts.map((one) => [one.key, one])) } as never,
    [part] as never,
  ).map(({ params }) => String((params as { what?: string }).what));
};

const HOUSEHOLD = 'Auntie Renata, and her uncle, called Laco, Leeds Road area, Bradford.';

it('is no way to reach anybody: a household carried over to a sheet, or a town', () => {
  const copied = told('needs.housing', HOUSEHOLD, { relation: 'confirms' }, true);
  expect(warned([copied], 'Laco paid the grandmother in the Leeds Road area of Bradford.')).toEqual([]);
  const stays = told('needs.housing', '5 Elm Road, Keighley');
  expect(warned([stays], 'She was taken to Keighley.')).toEqual([]);
});

it('is one: the street where somebody stays, a number, a postcode', () => {
  const stays = told('needs.housing', '5 Elm Road, Keighley');
  expect(warned([stays], 'She sleeps at 5 Elm Road now.')).toEqual(['Contact details']);
  expect(warned([], 'Ring 01274 555 0124, BD21 3AB.')).toEqual(['A telephone number', 'A postcode']);
});

it('says which words it is about, so that a hospital somebody was in is seen to be one', () => {
  const stays = told('needs.housing', 'Torbay Hospital, then a safe house');
  const answer = { question: 'How did it end?', said: 'Driven to Torbay Hospital.', ownWords: '' };
  const found = addressWarnings(
    { facts: new Map([[stays.key, stays]]) } as never,
    [{ pages: [{ answers: [answer] }] }] as never,
  );
  expect(found.map(({ params }) => params)).toMatchObject([
    { what: 'Contact details', words: 'Torbay Hospital' },
  ]);
});
