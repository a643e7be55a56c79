/** A row of fields, each of which takes one town, is settled as one. */
import { expect, it } from 'vitest';
import { engineAtWork } from '../../support/engine.ts';
import { failureOf } from '../../support/failures.ts';
import { openingAnswers, safetyAnswers } from '../../support/interview.ts';
import { saidBy } from '../../support/said.ts';

const FORM = 'nrm-preparation';
const answered = (question: string, value: unknown, more: object = {}) => ({
  question,
  state: 'answered' as const,
  value: value as never,
  ...more,
});
const differs = { relation: 'differs', cause: 'other' } as const;

it('a row of fields that take one town each is decided in one step, with a town written by hand after what was told, and undone in one', async () => {
  const work = await engineAtWork();
  const { caseId } = work;
  const she = { caseId, role: 'survivor' as const, name: 'Ana Ionescu', birthDate: { value: '1991' } };
  const { id } = await work.do('personAdd', she);
  const of = { caseId, personId: id };
  await work.do('consentRecord', { personId: id, purpose: 'nrm-referral', status: 'given' });
  const place = (town: string, from: string) => ({
    what: 'washing cars',
    place: town,
    country: 'GB',
    from: { value: from, qualifier: 'about' },
  });
  const rows = (towns: readonly object[], more: object = {}) => [
    answered('more-than-one', 'yes', more),
    answered('periods', towns, more),
  ];
  const { id: interview } = await work.do('screeningRecord', {
    ...of,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: [...openingAnswers(), ...rows([place('Luton', '2023-01'), place('Bristol', '2024-01')])],
  });
  const { id: screeningId } = await work.do('screeningStart', { ...of, formId: FORM });
  await work.do('screeningCarryOver', { screeningId });
  const TOWN = 'where-exploitation-happened-uk-city';
  await work.do('screeningAnswer', { screeningId, answers: [answered(`${TOWN}-3`, 'Hereford')] });
  await work.do('screeningAddLayer', { screeningId: interview, reason: 'A second meeting' });
  const later = [place('Birmingham', '2022-01'), place('Luton', '2023-01')];
  await work.do('screeningAnswer', {
    screeningId: interview,
    answers: [...safetyAnswers(), ...rows(later, differs)],
  });
  const towns = async () => {
    const { fields } = await work.do('copyOutRecord', { screeningId, accountsSeen: true });
    const row = fields.filter(({ question }) => question.startsWith(TOWN));
    return {
      row: row.map(({ text }) => text).filter((text) => text !== ''),
      open: row.filter(({ accounts }) => /older|undecided|not-taken/.test(accounts.stands)).length,
    };
  };
  const decide = (take: 'newest' | 'both' | 'keep', question = `${TOWN}-1`) =>
    work.do('accountsRowSettle', { screeningId, question, take });
  const before = await towns();
  expect(before.row).toEqual(['Luton', 'Bristol', 'Hereford']);
  expect(before.open).toBeGreaterThan(0);
  const { at, questions } = await decide('newest', `${TOWN}-2`);
  expect(questions).toHaveLength(3);
  expect(await towns()).toEqual({ row: ['Luton', 'Birmingham', 'Hereford'], open: 0 });
  await work.do('accountsMoreSettle', { screeningId, undo: at });
  expect((await towns()).row).toEqual(before.row);
  await decide('keep');
  expect(await towns()).toEqual({ row: before.row, open: 0 });
  await decide('both');
  expect(await towns()).toEqual({ row: ['Luton', 'Birmingham', 'Bristol', 'Hereford'], open: 0 });
  const refused = await failureOf(() => decide('newest', 'living-conditions'));
  expect(saidBy(refused).join()).toContain('not a field of a row');
  await work.engine.close();
});
