/** A later account of a list prints what was told in it as told in it, and the rest as before. */
import { expect, it } from 'vitest';
import { rowsSince } from '../../../../src-main/core/answers/rows-since.ts';
import { requireForm } from '../../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../../src-main/usecases/resources/resources.ts';

const form = await requireForm(findResources(), 'screening-interview');
const { element } = form.questions.find(({ fact }) => fact === 'exploitation.periods')!;
const doha = { what: 'Cleaning', place: 'Doha', country: 'QA', papers: 'Madam' };
const ascot = { what: 'Cleaning a house', place: 'Ascot', country: 'GB', hours: '14', pay: 'Nothing' };

it('marks rows that are as they were, and of a changed row the cells that are', () => {
  const [first, second, third, ...more] = rowsSince(
    element,
    [doha, { ...ascot, pay: 'Twenty pounds once' }, { what: 'Ironing', place: 'Slough' }],
    [doha, ascot],
  ).split('\n');
  expect(more).toEqual([]);
  expect(first).toMatch(/Doha.*Madam \(as before\)$/);
  const [changed = '', before = ''] = second?.split('as before: ') ?? [];
  expect(changed).toContain('Twenty pounds once');
  expect(changed).not.toContain('14');
  expect(before).toMatch(/Ascot.*14/);
  expect(third).toMatch(/Ironing/);
  expect(third).not.toContain('before');
});

it('is the list itself where nothing was told before', () => {
  expect(rowsSince(element, [doha], undefined)).not.toContain('before');
});

it('says of a row that was put right that it was, and does not print it as told since', () => {
  const right = { ...ascot, place: 'Slough' };
  const slip = { row: right, was: ascot, at: '2026-11-27T10:00:00.000Z' };
  const [first, second] = rowsSince(element, [doha, right], [doha, ascot], [slip]).split('\n');
  expect(first).toMatch(/\(as before\)$/);
  expect(second).toMatch(/Slough.*14.*\(put right 27 Nov 2026: it had been written down wrongly\)$/);
});

it('prints as told since only what the account told of a row that was put right after it', () => {
  const was = { ...ascot, papers: 'An accountant' };
  const slip = { row: { ...was, hours: '15' }, was, at: '2026-11-27T10:00:00.000Z' };
  const [, second = ''] = rowsSince(element, [doha, slip.row], [doha, ascot], [slip]).split('\n');
  const [since = '', before = ''] = second.split('as before: ');
  expect(since).toContain('An accountant');
  expect(since).not.toContain('15');
  expect(before).toMatch(/Ascot.*15.*\(put right 27 Nov 2026/);
});
