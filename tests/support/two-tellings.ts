/** @file A sheet read against what two accounts of one interview told, the second a month after the first. */
import type { FactStatement } from '../../src-main/core/answers/fact.ts';
import { gatherFacts, type KeyedStatement } from '../../src-main/core/answers/facts.ts';
import type { ScreeningId } from '../../src-main/core/ids.ts';
import { knownAnswer } from '../../src-main/core/interviews/known-answer.ts';
import { withDerived } from '../../src-main/core/told/through-accounts.ts';
import { takeBoth } from '../../src-main/core/worksheets/settle.ts';
import { requireForm } from '../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../src-main/usecases/resources/resources.ts';

export const sheet = await requireForm(findResources(), 'nrm-preparation');

/** Told on 8 October, and in a later account on 5 November. */
export const told = (
  key: string,
  layer: 0 | 1,
  value: unknown,
  more: Partial<FactStatement> = {},
): KeyedStatement => ({
  key,
  state: 'answered',
  value,
  text: typeof value === 'string' ? value : JSON.stringify(value),
  ownWords: '',
  relation: layer === 0 ? 'new' : 'adds',
  cause: '',
  howSaid: '',
  author: 'Oona',
  at: '2026-11-26T10:00:00.000Z',
  seq: layer + 1,
  heldOn: { value: layer === 0 ? '2026-10-08' : '2026-11-05', qualifier: 'exact' },
  origin: {
    kind: 'interview',
    screeningId: 's' as ScreeningId,
    formTitle: 'Interview',
    question: key,
    layer,
  },
  ...more,
});
export const differs = { relation: 'differs', cause: 'memory' } as const;

export const known = (field: string, ...statements: readonly KeyedStatement[]) =>
  knownIn(field, ...statements)!;
export const knownIn = (field: string, ...statements: readonly KeyedStatement[]) => {
  const keys = [...new Set(statements.map(({ key }) => key))];
  const titles = new Map(keys.map((key) => [key, `Title of ${key}`]));
  const facts = withDerived(gatherFacts(titles, statements, JSON.stringify), titles);
  return knownAnswer(sheet.byName.get(field)!, facts);
};
export const question = (field: string) => sheet.byName.get(field)!;
export const both = (field: string, ...all: readonly KeyedStatement[]) =>
  String(
    takeBoth(question(field), known(field, ...all), (one, title) =>
      [`Told ${one.heldOn?.value}`, title, one.text].filter((part) => part !== '').join(': '),
    )?.value,
  );
