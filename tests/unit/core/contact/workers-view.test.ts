/** What a worker wrote as their own view is looked at where somebody is not to know, and is not quoted as an account. */
import { expect, it } from 'vitest';
import type { FactView } from '../../../../src-main/core/answers/fact.ts';
import { wishesNotToTell } from '../../../../src-main/core/contact/not-to-be-told.ts';

const fact = (key: string, text: string): [string, FactView] => [
  key,
  {
    key,
    title: key,
    differs: false,
    statements: [{ text, ownWords: '', state: 'answered', seq: 1, origin: { kind: 'interview' } }],
  } as unknown as FactView,
];
const by = (...facts: [string, FactView][]) =>
  wishesNotToTell(new Map(facts)).flatMap(({ found: one }) =>
    one.code === 'pack-asks-not-to-tell' ? [[one.params.by, one.params.said]] : [],
  );
const MOTHER = 'His mother must not hear it from papers.';

it('says whose words they are', () => {
  const told = fact('exploitation.account', 'My aunt must not know.');
  expect(by(fact('insight.judgement', MOTHER), told)).toEqual([
    ['account', 'My aunt must not know.'],
    ['worker', MOTHER],
  ]);
});

it('stands once, as the account, where the child said it too', () => {
  expect(by(fact('insight.judgement', MOTHER), fact('exploitation.account', MOTHER))).toEqual([
    ['account', MOTHER],
  ]);
});
