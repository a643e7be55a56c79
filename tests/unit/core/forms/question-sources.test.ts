/** What fills a question of a sheet: nothing that the person did not say to it, and nothing that has a better place. */
import { expect, it } from 'vitest';
import type { FactStatement } from '../../../../src-main/core/answers/fact.ts';
import { knownAnswer } from '../../../../src-main/core/interviews/known-answer.ts';
import { withDerived } from '../../../../src-main/core/told/through-accounts.ts';
import { requireForm } from '../../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../../src-main/usecases/resources/resources.ts';

const resources = findResources();
const sheet = await requireForm(resources, 'nrm-preparation');
const from = (fact: string) => sheet.questions.filter((one) => one.fact === fact).flatMap((one) => one.from);

it('a language and a name in the house are more about the person, and neither wish nor family', () => {
  const more = from('person.particulars-told');
  for (const key of ['person.languages-spoken', 'person.names-by']) {
    expect(more).toContain(key);
    expect(sheet.questions.filter((one) => one.from.includes(key))).toHaveLength(1);
  }
  expect(from('needs.most-important')).toEqual(expect.arrayContaining(['child.wishes', 'needs.health']));
  expect(from('person.family')).toContain('child.guardian');
});

it('where a child was placed has a heading of its own beside where they stay, and is under no other', () => {
  const names = sheet.questions.map(({ name }) => name);
  const placed = sheet.questions.filter((one) =>
    [one.fact, ...one.from, ...one.beside].includes('child.placements'),
  );
  expect(placed.map(({ name }) => name)).toEqual(['placed-where']);
  expect(names.indexOf('placed-where')).toBe(names.indexOf('staying-at') + 1);
});

it('who exploited somebody stands beside what worries them, and is no answer of theirs', async () => {
  const needs = await requireForm(resources, 'needs-and-risk');
  const worries = needs.byName.get('from-whom');
  expect(worries?.from).toEqual([]);
  expect(worries?.beside).toContain('exploiters.who');
});

it('why it was not told sooner answers what kept somebody from it, and is no report that was made', () => {
  const origin = {
    kind: 'interview' as const,
    screeningId: 's' as never,
    formTitle: 'Talk',
    question: 'q',
    layer: 0,
  };
  const said: FactStatement = {
    state: 'answered',
    value: 'She was afraid.',
    text: 'She was afraid.',
    ownWords: 'he counts us',
    relation: 'new',
    cause: '',
    howSaid: '',
    at: '2026-05-12T10:00:00.000Z',
    seq: 1,
    author: 'A',
    origin,
  };
  const why = { key: 'leaving.why-now', title: 'Why now', differs: false, statements: [said] };
  const facts = withDerived(new Map([[why.key, why]]), new Map());
  const words = (name: string) => {
    const question = sheet.byName.get(name);
    return question === undefined ? '' : (knownAnswer(question, facts)?.text ?? '');
  };
  for (const name of ['yes', 'not-sure']) expect(words(`${name}-the-first-chance-to-report`)).toBe('');
  expect(words('why-report-now')).toContain('She was afraid.');
});
