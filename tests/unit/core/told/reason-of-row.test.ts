/** A reason that was given for one row of a list is that row's, and no other's. */
import { expect, it } from 'vitest';
import { withChangedRows } from '../../../../src-main/cli/changed-rows.ts';
import type { fitAnswers } from '../../../../src-main/cli/fit-answers.ts';
import { gatherFacts } from '../../../../src-main/core/answers/facts.ts';
import { apartFromReason, withRowReasons } from '../../../../src-main/core/answers/reason-words.ts';
import { rowsTold } from '../../../../src-main/core/answers/rows-told.ts';
import { formatFuzzyDate } from '../../../../src-main/core/dates/fuzzy-date.ts';
import { rowCauses } from '../../../../src-main/core/told/cause-words.ts';
import { withDerived } from '../../../../src-main/core/told/through-accounts.ts';
import { takeBoth, takeNewest } from '../../../../src-main/core/worksheets/settle.ts';
import { withDayTold } from '../../../../src-main/core/worksheets/settled-day.ts';
import { paperWords } from '../../../../src-main/usecases/resources/paper-words.ts';
import { findResources } from '../../../../src-main/usecases/resources/resources.ts';
import { tellingSaid } from '../../../../src-main/usecases/worksheets/settle-accounts.ts';
import { differs, known, question, told } from '../../../support/two-tellings.ts';

const WHEN = 'when-did-the-exploitation-take-place-multiple';
const from = (value: string) => ({ from: { value, qualifier: 'exact' } });
const row = (place: string, more: object = {}) => ({ what: 'work', place, country: 'GB', ...more });
const reasons = [
  { row: 1, cause: '' as const, words: '' },
  { row: 2, cause: 'memory' as const, words: 'They were all the same room.' },
];

it('is kept with the words of the answer, and read apart from them', () => {
  const stored = withRowReasons('It was cold', reasons);
  const apart = apartFromReason({ state: 'answered', relation: 'differs', cause: 'shame', ownWords: stored });
  expect(apart).toEqual({ own: 'It was cold', reason: '', ofRows: reasons });
  expect(rowCauses(apart.ofRows)).toBe('row 2: “They were all the same room.”');
});

it('is given with the row in a file of answers', () => {
  const recorded = {
    answers: [
      { question: 'periods', state: 'answered', layer: 0, value: [row('Hull'), row('Leeds'), row('York')] },
    ],
    known: [],
    signedAt: '2026-11-09',
  };
  const [given] = withChangedRows<Parameters<typeof fitAnswers>[1][number]>(recorded as never, [
    {
      question: 'periods',
      rows: [
        { row: 1, set: {}, remove: true },
        { row: 3, set: { pay: 'nothing' }, cause: 'shame', reasonWords: 'I was ashamed.' },
      ],
    },
  ]);
  expect(given?.ownWords).toBe('[why of row 2: shame] I was ashamed.');
});

it('stays when the same account puts other rows right, and when its own row was written down wrongly', () => {
  const recorded = {
    answers: [
      { question: 'periods', state: 'answered', layer: 0, value: [row('Hull')] },
      {
        question: 'periods',
        state: 'answered',
        layer: 1,
        relation: 'differs',
        cause: '',
        value: [row('Hull'), row('Leeds'), row('York')],
        ownWords: withRowReasons('It was cold', [
          { row: 1, cause: 'shame', words: 'I was ashamed.' },
          { row: 2, cause: 'memory', words: '' },
          { row: 3, cause: 'fear', words: 'Of him.' },
        ]),
      },
    ],
    known: [],
    signedAt: '2026-11-09',
    layers: [{ layer: 1 }],
  };
  const [given] = withChangedRows<Parameters<typeof fitAnswers>[1][number]>(recorded as never, [
    {
      question: 'periods',
      rows: [
        { row: 2, set: {}, remove: true },
        { row: 3, set: { pay: 'nothing' }, cause: 'recording' },
      ],
    },
  ]);
  expect(given?.ownWords).toBe(
    'It was cold\n\n[why of row 1: shame] I was ashamed.\n\n[why of row 2: recording]\n\n[why of row 2: fear] Of him.',
  );
});

it('stands at the row it was given for', () => {
  const say = paperWords(findResources());
  const before = [row('Hull', from('2025')), row('Leeds', from('2026-01')), row('York', from('2026-03'))];
  const later = [
    row('Hull', { ...from('2025'), what: 'cleaning' }),
    row('Leeds', from('2026-02')),
    before[2],
  ];
  const rowReasons = reasons.map(({ row: number, cause, words }) => ({
    row: later[number - 1] as Record<string, unknown>,
    cause,
    reasonWords: words,
  }));
  const all = [
    told('exploitation.periods', 0, before),
    told('exploitation.periods', 1, later, { ...differs, cause: '', rowReasons }),
  ];
  const text = String(
    takeBoth(question(WHEN), known(WHEN, ...all), (one, title) => tellingSaid(say, one, title))?.value,
  );
  const lines = text
    .slice(text.indexOf(`Told ${formatFuzzyDate({ value: '2026-11-05', qualifier: 'exact' })}`))
    .split('\n');
  expect(lines).toEqual([
    expect.stringMatching(/Hull, United Kingdom$/u),
    expect.stringMatching(/Leeds, United Kingdom \(reason given: “They were all the same room\.”\)$/u),
    expect.stringMatching(/York, United Kingdom$/u),
  ]);
});

it('keeps the account that a row was told in where only the writing down of that row is put right', () => {
  const slip = { kind: 'attempt', what: 'Asked for his money four times', who: 'Alec' };
  const mended = { ...slip, kind: 'other' };
  const told0 = { kind: 'debt', what: 'The fee', amount: '45,000' };
  const changed = { ...told0, amount: '120,000' };
  const rowReasons = [
    { row: mended, cause: 'recording' as const, reasonWords: '' },
    { row: changed, cause: 'memory' as const, reasonWords: '' },
  ];
  const first = told('exploitation.moments', 0, [slip, told0]);
  const later = told('exploitation.moments', 1, [mended, changed], { ...differs, cause: '', rowReasons });
  const { stands, gone } = rowsTold({ statements: [later, first] });
  expect(stands.map(({ value, said }) => [value, said.heldOn])).toEqual([
    [mended, first.heldOn],
    [changed, later.heldOn],
  ]);
  expect(first.heldOn).not.toEqual(later.heldOn);
  // Nobody told the slip otherwise.
  expect(gone.map(({ value }) => value)).toEqual([told0]);
});

it('is the later line’s where the pay of a period was told otherwise, and that adds nothing', () => {
  const field = 'what-were-they-required-to-do';
  const before = [row('Hull', { pay: '£81 a week' }), row('Leeds', { pay: 'nothing' })];
  const later = [row('Hull', { pay: '£81 every two weeks' }), before[1]];
  const rowReasons = [
    {
      row: later[0] as Record<string, unknown>,
      cause: 'memory' as const,
      reasonWords: 'I mixed the houses.',
    },
  ];
  const all = [
    told('exploitation.periods', 0, before),
    told('exploitation.periods', 1, later, { ...differs, cause: '', rowReasons }),
  ];
  const { text } = known(field, ...all);
  expect(text).toMatch(
    /every two weeks \(before: £81 a week\)\n\[Interview, later account 1, 5 Nov 2026; reason given: “I mixed the houses\.”\]/u,
  );
  expect(text).toContain('Leeds, United Kingdom: pay: nothing\n[Interview, 8 Oct 2026]');
  expect(text).not.toContain('a week\n');
});

it('stays with a death that was told of again in other words', () => {
  const death = { kind: 'death', who: 'his mother', what: 'died of a fever' };
  const later = { ...death, what: 'was killed' };
  const rowReasons = [{ row: later, cause: 'fear' as const, reasonWords: 'They would hear of it.' }];
  const all = [
    told('exploitation.moments', 0, [death]),
    told('exploitation.moments', 1, [later], { ...differs, cause: '', rowReasons }),
  ];
  const titles = new Map([['exploitation.moments', 'Moments']]);
  const facts = withDerived(gatherFacts(titles, all, JSON.stringify), titles);
  const statements = facts.get('person.deaths-each')?.statements ?? [];
  expect(statements[0]).toMatchObject({
    text: expect.stringMatching(/was killed \(before: died of a fever\)$/u),
    relation: 'differs',
    cause: 'fear',
    reasonWords: 'They would hear of it.',
  });
});

it('of a list, and of none of its rows, stands with the row that was told otherwise', () => {
  const threat = { kind: 'threat', what: 'he said that he would find her' };
  const debt = { kind: 'debt', what: 'the fare', amount: '600' };
  const reason = { cause: 'fear', reasonWords: 'He was in the next room.' } as const;
  const all = [
    told('exploitation.moments', 0, [debt, threat]),
    told('exploitation.moments', 1, [{ ...debt, amount: '900' }, threat], { ...differs, ...reason }),
  ];
  const titles = new Map([['exploitation.moments', 'Moments']]);
  const facts = withDerived(gatherFacts(titles, all, JSON.stringify), titles);
  const [newest] = facts.get('control.money-each')?.statements ?? [];
  expect(newest).toMatchObject({
    text: expect.stringMatching(/900 \(before: 600\)$/u),
    ...reason,
    ofList: true,
  });
  // What was told in the first account has no reason of a later one.
  const first = facts.get('exploitation.threats-each')?.statements ?? [];
  expect(first.map(({ cause }) => cause)).toEqual(['']);
});

it('stands with the one row of a list of one', () => {
  const when = 'when-did-the-exploitation-take-place';
  const of = (until: string) =>
    row('Hull', { ...from('2024-06'), until: { value: until, qualifier: 'exact' } });
  const later = of('2025-03');
  const why = { cause: 'other' as const, reasonWords: 'I mixed up the winter.' };
  const all = [
    told('exploitation.periods', 0, [of('2025-01')]),
    told('exploitation.periods', 1, [later], { ...differs, cause: '', rowReasons: [{ row: later, ...why }] }),
  ];
  const newest = takeNewest(question(when), known(when, ...all));
  const taken = newest && withDayTold(question(when), known(when, ...all), newest);
  expect(taken?.value).toMatch(
    /June 2024 – March 2025, Hull, United Kingdom: work\n\[as told on .*; reason given: “I mixed up the winter\.”/u,
  );
  // A row that nobody told otherwise has none.
  const same = told('exploitation.periods', 1, [of('2025-01')], {
    ...differs,
    cause: '',
    rowReasons: [{ row: of('2025-01'), ...why }],
  });
  expect(known(when, told('exploitation.periods', 0, [of('2025-01')]), same).text).not.toContain('winter');
});
