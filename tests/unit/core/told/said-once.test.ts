/** What was told twice stands once: under the day on which it was told first, and of a row or a text told otherwise only what changed. */
import { expect, it } from 'vitest';
import { asItHappened, readPeriods } from '../../../../src-main/core/told/period.ts';
import { takeBoth } from '../../../../src-main/core/worksheets/settle.ts';
import { paperWords } from '../../../../src-main/usecases/resources/paper-words.ts';
import { findResources } from '../../../../src-main/usecases/resources/resources.ts';
import { tellingSaid } from '../../../../src-main/usecases/worksheets/settle-accounts.ts';
import { differs, known, question, told } from '../../../support/two-tellings.ts';

const TASKS = 'what-were-they-required-to-do';
const hull = { what: 'packing', place: 'Hull', country: 'GB' };
const periods = (layer: 0 | 1, rows: readonly object[], more: object = {}) =>
  told('exploitation.periods', layer, rows, more);

const settled = (field: string, ...all: Parameters<typeof known>[1][]) =>
  String(
    takeBoth(question(field), known(field, ...all), (one, title, asked) =>
      tellingSaid(paperWords(findResources()), one, title, asked),
    )?.value,
  );

it('of a row told otherwise the sentences that are as they were keep their day', () => {
  const first = { ...hull, pay: 'Some weeks £150. £40 a week for the bed.', target: 'Ten pallets a night.' };
  const later = { ...first, pay: 'Some weeks £150. £40 a month for the bed.' };
  const text = settled(TASKS, periods(0, [first]), periods(1, [later], differs));
  const [was = '', is = ''] = text.split('\n');
  expect(was).toMatch(
    /^Told 8 Oct 2026: .*pay: Some weeks £150\.; to be brought in or reached: Ten pallets/u,
  );
  expect(was).not.toContain('£40');
  expect(is).toMatch(
    /^Told 5 Nov 2026.*pay: £40 a month for the bed\. \(before: £40 a week for the bed\.\)$/u,
  );
});

it('of a row of which the days were told otherwise as well, each cell keeps its day', () => {
  const first = { ...hull, hours: 'nights', pay: 'nothing' };
  const later = { ...first, from: { value: '2024-05', qualifier: 'exact' }, pay: '£5' };
  const text = settled(TASKS, periods(0, [first]), periods(1, [later], differs));
  expect(text).toMatch(/Told 8 Oct 2026: [^\n]*Hull[^\n]*hours a day: nights\n/u);
  expect(text).toMatch(/Told 5 Nov 2026[^\n]*Hull[^\n]*pay: £5 \(before: nothing\)$/u);
});

it('a row that the text above says in the same words is not said again', () => {
  const row = {
    ...hull,
    hours: 'five in the morning to nine at night',
    pay: '£20 a week, the rest for rent',
  };
  const text = 'Hull, packing: five in the morning to nine at night; £20 a week, the rest for rent.';
  const field = known(TASKS, periods(0, [row]), told('exploitation.hours-and-pay', 0, text));
  expect(field.text).toBe(text);
});

it('small words make no other words: "the rest" is "rest"', () => {
  const row = {
    ...hull,
    hours: 'five in the morning to nine at night',
    pay: '£20 a week, the rest for rent',
  };
  const text = 'Hull, packing: five in morning to nine at night; £20 week, rest for rent.';
  expect(known(TASKS, periods(0, [row]), told('exploitation.hours-and-pay', 0, text)).text).toBe(text);
});

it('a row of one word is said where the text says the word and what it is', () => {
  const pay = { ...hull, hours: 'nights' };
  const text = (said: string) =>
    known(TASKS, periods(0, [pay]), told('exploitation.hours-and-pay', 0, said)).text;
  expect(text('In Hull the hours were nights.')).toBe('In Hull the hours were nights.');
  expect(text('In Hull she walked home through nights.')).toContain('hours a day: nights');
});

it('what a name has in brackets is no part of it', () => {
  const sam = { name: 'Sam', age: 'about 50', what: 'Kept the keys of every room' };
  const details = told('others.details', 0, 'Sam kept the keys of every room.');
  const field = known('other-potential-victims-yes-details', details, told('others.each', 0, [sam]));
  expect(field.text).toBe('Sam kept the keys of every room.');
});

it.each([
  ['another sum', 'Hull: nights, £30 a week.'],
  ['a no', 'Hull: not £20 a week.'],
  ['another place', 'Leeds: £20 a week.'],
])('a row stays where the text says %s', (_, text) => {
  const row = { ...hull, pay: '£20 a week' };
  const field = known(TASKS, periods(0, [row]), told('exploitation.hours-and-pay', 0, text));
  expect(field.text).toContain('Hull, United Kingdom: pay: £20 a week');
});

it('a row that was told before the text keeps its day', () => {
  const row = { ...hull, pay: '£20 a week' };
  const later = told('exploitation.hours-and-pay', 1, 'In Hull it was £20 a week.');
  expect(known(TASKS, periods(0, [row]), later).text).toContain('Hull, United Kingdom: pay: £20 a week');
});

it('a death and somebody else who was there stand once', () => {
  const death = {
    kind: 'death',
    who: 'Ana',
    what: 'Her sister Ana was killed',
    when: { value: '2023-06-15', qualifier: 'exact' },
  };
  const family = 'Her mother is in Iași. Her sister Ana was killed on 15 June 2023.';
  const moments = told('exploitation.moments', 0, [death]);
  expect(known('family', told('person.family', 0, family), moments).text).not.toContain('Death');
  const details = 'Mercy, who shared the room and was in Leeds too. A man called Sam.';
  const rows = [
    { name: 'Mercy', what: 'Shared the room; was in Leeds too' },
    { name: 'Sam', age: 'about 50' },
  ];
  const others = known(
    'other-potential-victims-yes-details',
    told('others.details', 0, details),
    told('others.each', 0, rows),
  );
  expect(others.text).not.toContain('Mercy: Shared');
  expect(others.text).toContain('Sam (about 50)');
});

it('a sentence of a text told otherwise that stands in the telling before is not said again', () => {
  const before = 'It was £3,000 for the ticket. It was written in a red book.';
  const later = 'It was £2,000 for the ticket. It was written in a red book.';
  const text = settled(
    'how-they-were-treated',
    told('control.debt', 0, before),
    told('control.debt', 1, later, differs),
  );
  expect(text.match(/red book/gu)).toHaveLength(1);
  expect(text).toMatch(/Told 8 Oct 2026: .*£3,000.*red book\./u);
  expect(text).toMatch(/Told 5 Nov 2026:? .*£2,000/u);
});

it('what was owed before says so once where the row itself was told otherwise', () => {
  const owed = { kind: 'debt', what: 'The ticket', amount: '£3,000' };
  const rows = (layer: 0 | 1, amount: string) =>
    told('exploitation.moments', layer, [{ ...owed, amount }], layer === 0 ? {} : differs);
  const all = [
    told('control.debt', 0, 'It was £3,000.'),
    told('control.debt', 1, 'It was £2,000.', differs),
    rows(0, '£3,000'),
    rows(1, '£2,000'),
  ];
  const text = settled('how-they-were-treated', ...all);
  expect(text).toContain('£2,000 (before: £3,000)');
  expect(text).not.toContain('told before the money');
});

it('own words of the whole question stand apart from its last sentence', () => {
  const own = { ownWords: 'leave that alone' };
  const first = told('person.family', 0, 'Of her father she says nothing. She has a brother.', own);
  const text = settled('family', first, told('person.family', 1, 'She has a sister.', differs));
  expect(text).toContain(
    'a brother.\nIn the person’s own words (Title of person.family): “leave that alone”',
  );
});

it('of two that began in one month the one that ended in it goes first', () => {
  const on = (value: string) => ({ value, qualifier: 'exact' });
  const rows = readPeriods([
    { place: 'Leeds', from: on('2025-09'), until: on('2026-01') },
    { place: 'Hull', from: on('2026-01'), until: on('2026-08') },
    { place: 'York', from: on('2026-01'), until: on('2026-01') },
    { place: 'beside York' },
  ]);
  const places = asItHappened(rows.map((value) => ({ value }))).map(({ value }) => value.place);
  expect(places).toEqual(['Leeds', 'York', 'beside York', 'Hull']);
});
