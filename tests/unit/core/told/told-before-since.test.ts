/** What an earlier account told of a beginning, or of a debt, where a later one told an earlier beginning or the money otherwise. */
import { expect, it } from 'vitest';
import { differs, known, told } from '../../../support/two-tellings.ts';

const START = 'how-did-the-exploitation-start';
const on = (value: string) => ({ value, qualifier: 'exact' });
const [wisbech, huelva] = [
  { what: 'car wash', place: 'Wisbech', country: 'GB', from: on('2026-03') },
  { what: 'farm', place: 'Huelva', country: 'ES', from: on('2025-10') },
];
const MARK = '(told before an earlier beginning was told of: October 2025)';

it('says of a place and a first meeting that they were told before an earlier beginning', () => {
  const before = [
    told('exploitation.periods', 0, [wisbech]),
    told('recruitment.where', 0, 'Suceava'),
    told('recruitment.first-met', 0, on('2026-02'), { text: 'February 2026' }),
  ];
  expect(known(START, ...before).text).not.toContain('told before');
  const text = known(START, ...before, told('exploitation.periods', 1, [wisbech, huelva])).text;
  expect(text).toContain(`Suceava ${MARK}`);
  expect(text).toContain(`February 2026 ${MARK}`);
  // Told with the earlier beginning in view, it is of that.
  const anew = known(
    START,
    ...before,
    told('exploitation.periods', 1, [wisbech, huelva]),
    told('recruitment.where', 1, 'Iași', differs),
  ).text;
  expect(anew).toMatch(/Iași(?! \(told before)/u);
});

it('says of a row for a debt that the money was told otherwise since', () => {
  const rows = [{ kind: 'debt', who: 'Dung', what: 'a company in Hà Nội', amount: '£20,000' }];
  const all = [
    told('exploitation.moments', 0, rows),
    told('control.debt', 0, 'Owed to a company in Hà Nội.'),
    told('control.debt', 1, 'Owed to his uncle.', differs),
  ];
  const line = known('how-they-were-treated', ...all).facts.find(({ key }) => key === 'control.money-each');
  expect(line?.statements[0]?.text).toMatch(
    /Hà Nội; £20,000 \(told before the money was told otherwise on 5 Nov 2026\)$/u,
  );
  const alone = known('how-they-were-treated', ...all.slice(0, 2)).text;
  expect(alone).not.toContain('told before');
});

it('says it of no other row where one of them was told otherwise in that account', () => {
  const debt = { kind: 'debt', amount: '400 million', what: 'owed for a hospital', who: 'A lender' };
  const other = { kind: 'debt', what: 'The lorry', amount: '£14,000' };
  const all = [
    told('exploitation.moments', 0, [debt, other]),
    told('control.debt', 0, 'Owed for a hospital.'),
    told('exploitation.moments', 1, [{ ...debt, what: 'owed for bets' }, other], differs),
    told('control.debt', 1, 'Owed for bets.', differs),
  ];
  const { text } = known('how-they-were-treated', ...all);
  expect(text).toContain('£14,000');
  expect(text).toMatch(/owed for bets.*\(before: .*owed for a hospital\)/u);
  expect(text).not.toContain('told before the money');
});

it('says it of no debt where that account told a payment otherwise, in a row that stands in another field', () => {
  const loan = { kind: 'debt', what: 'A loan on the boat.', amount: '410,000 rupees' };
  const paid = { kind: 'paid', what: 'His mother got it three times.', who: 'his mother', amount: '15,000' };
  const all = [
    told('exploitation.moments', 0, [loan, paid]),
    told('control.debt', 0, 'A loan of 410,000 rupees. His mother got the 15,000 three times.'),
    told('exploitation.moments', 1, [loan, { ...paid, what: 'His mother got it once.' }], differs),
    told('control.debt', 1, 'His mother got the money once.', differs),
  ];
  const { facts } = known('how-they-were-treated', ...all);
  const each = facts.find(({ key }) => key === 'control.money-each')?.statements ?? [];
  expect(each.map(({ text }) => text)).toEqual([
    expect.stringMatching(/A loan on the boat\.; 410,000 rupees$/u),
  ]);
});

it('says it of no debt and no payment that the text did not speak of, and of the debt that it did', () => {
  const rows = [
    { kind: 'debt', who: 'Reza', what: 'Owed to Reza “for new papers”', amount: '£4,000' },
    { kind: 'debt', who: 'The bank in Pala', what: 'Notice of seizure of the house' },
    { kind: 'debt', what: 'Owed for the visa', amount: '18 lakh taka' },
  ];
  const { text } = known(
    'how-they-were-treated',
    told('exploitation.moments', 0, rows),
    told(
      'control.debt',
      0,
      'Of the 18 lakh taka twelve came from a bank; the rest was savings. Owed at home: £18.',
    ),
    told('control.debt', 1, 'Of the 18 lakh taka the rest was not savings only.', differs),
  );
  expect(text).toMatch(/18 lakh taka \(told before the money was told otherwise on 5 Nov 2026\)/u);
  expect(text.match(/told before the money/gu)).toHaveLength(1);
});
