/** Deciding between two tellings, in every combination of a value and own words, and however the later stands to the first. */
import { describe, expect, it } from 'vitest';
import nrm from '../../../../resources/forms/nrm-preparation.json' with { type: 'json' };
import type { FactStatement } from '../../../../src-main/core/answers/fact.ts';
import { gatherFacts } from '../../../../src-main/core/answers/facts.ts';
import { formatFuzzyDate } from '../../../../src-main/core/dates/fuzzy-date.ts';
import { FormFile } from '../../../../src-main/core/forms/form-format.ts';
import { flattenQuestions, type Question } from '../../../../src-main/core/forms/questions.ts';
import type { ScreeningId } from '../../../../src-main/core/ids.ts';
import { knownAnswer } from '../../../../src-main/core/interviews/known-answer.ts';
import { numberedTelling } from '../../../../src-main/core/worksheets/one-telling.ts';
import { takeBoth, takeNewest, takeOne } from '../../../../src-main/core/worksheets/settle.ts';

const questions = new Map(flattenQuestions(FormFile.parse(nrm)).map((one) => [one.name, one]));
const question = (name: string): Question => {
  const found = questions.get(name);
  if (found === undefined) throw new Error(name);
  return found;
};

const SHAPES = ['value', 'own words', 'value and own words'] as const;
type Shape = (typeof SHAPES)[number];
const RELATIONS = ['adds', 'differs', 'confirms', 'new'] as const;
const DAYS = ['2026-10-12', '2026-11-02'] as const;

function telling(seq: 1 | 2, shape: Shape, relation: FactStatement['relation'], more: object = {}) {
  const which = seq === 1 ? 'first' : 'second';
  const hasValue = shape !== 'own words';
  const text = hasValue ? `The ${which} telling.` : '';
  const origin = { kind: 'interview', screeningId: 'one' as ScreeningId, formTitle: 'Interview' } as const;
  return {
    seq,
    state: hasValue ? 'answered' : 'own-words',
    value: hasValue ? text : null,
    text,
    ownWords: shape === 'value' ? '' : `my ${which} words`,
    relation,
    cause: '',
    howSaid: '',
    at: '2026-11-26T09:00:00',
    author: 'Nia',
    heldOn: { value: DAYS[seq - 1] ?? '', qualifier: 'exact' },
    origin: { ...origin, question: 'q', layer: seq - 1 },
    ...more,
  } as FactStatement;
}
const known = (of: Question, ...statements: readonly FactStatement[]) => {
  const key = of.fact ?? '';
  const keyed = statements.map((one) => ({ ...one, key }));
  const found = knownAnswer(of, gatherFacts(new Map([[key, 'The fact']]), keyed, JSON.stringify));
  if (found === null) throw new Error('nothing known');
  return found;
};
const line = (told: FactStatement, title: string) =>
  [told.heldOn === undefined ? '' : formatFuzzyDate(told.heldOn), title, told.text, told.ownWords]
    .filter((part) => part !== '')
    .join(' | ');
const all = (taken: ReturnType<typeof takeNewest>) =>
  taken === null ? 'null' : [taken.value, taken.ownWords].join('\n');
/** What a telling of that shape says. */
const saysOf = (seq: 1 | 2, shape: Shape) => {
  const which = seq === 1 ? 'first' : 'second';
  return [
    ...(shape === 'own words' ? [] : [`The ${which} telling.`]),
    ...(shape === 'value' ? [] : [`my ${which} words`]),
  ];
};

const rows = SHAPES.flatMap((first) =>
  SHAPES.flatMap((second) => RELATIONS.map((relation) => ({ first, second, relation }))),
);
// A long field, a narrative, and a field of one line.
const FIELDS = ['details-last-contact', 'how-did-the-exploitation-start', 'birthplace'] as const;

describe.each(FIELDS)('%s', (name) => {
  const asked = question(name);
  it.each(rows)('$first, then $second which $relation: both stand, each with its day', (row) => {
    const told = [telling(1, row.first, 'new'), telling(2, row.second, row.relation)] as const;
    const taken = all(takeBoth(asked, known(asked, ...told), line));
    for (const part of [...saysOf(1, row.first), ...saysOf(2, row.second)]) expect(taken).toContain(part);
    const isLong = asked.element.type === 'comment';
    const bothInWords = row.first === 'own words' && row.second === 'own words';
    if (isLong || bothInWords) for (const day of ['12 Oct 2026', '2 Nov 2026']) expect(taken).toContain(day);
  });

  it.each(rows)('$first, then $second which $relation: the newest leaves out what it replaces', (row) => {
    const told = [telling(1, row.first, 'new'), telling(2, row.second, row.relation)] as const;
    const found = known(asked, ...told);
    const taken = all(takeNewest(asked, found));
    for (const part of saysOf(2, row.second)) expect(taken).toContain(part);
    if (row.relation === 'differs') {
      expect(found.facts.some((fact) => fact.differs)).toBe(true);
      for (const part of saysOf(1, row.first)) expect(taken).not.toContain(part);
    }
    if (row.relation === 'adds') for (const part of saysOf(1, row.first)) expect(taken).toContain(part);
  });

  it.each(rows)('$first, then $second which $relation: every entry can be taken by itself', (row) => {
    const told = [telling(1, row.first, 'new'), telling(2, row.second, row.relation)] as const;
    const found = known(asked, ...told);
    for (const seq of [1, 2] as const) {
      const taken = all(takeOne(asked, numberedTelling(asked, found, `${seq}`)!.said));
      for (const part of saysOf(seq, seq === 1 ? row.first : row.second)) expect(taken).toContain(part);
      expect(taken).not.toContain(seq === 1 ? 'second' : 'first');
    }
  });
});

it('a choice takes its one value with the own words of the other telling; two values are refused', () => {
  const asked = question('still-in-exploitative-situation');
  const no = { value: 'no', text: 'No' };
  const words = takeBoth(
    asked,
    known(asked, telling(1, 'own words', 'new'), telling(2, 'value', 'differs', no)),
    line,
  );
  expect(words).toMatchObject({ state: 'answered', value: 'no' });
  expect(words?.ownWords).toContain('12 Oct 2026 | my first words');
  const yes = { value: 'yes', text: 'Yes' };
  const two = known(asked, telling(1, 'value', 'new', yes), telling(2, 'value', 'differs', no));
  expect(takeBoth(asked, two, line)).toBeNull();
});

it('neither yes nor no is not put into a field that takes one of them, by any way of deciding', () => {
  const asked = question('authorities-cooperation');
  const depends = { value: 'depends', text: 'It depends' };
  const told = [
    telling(1, 'value', 'new', depends),
    telling(2, 'value and own words', 'differs', depends),
  ] as const;
  const found = known(asked, ...told);
  expect(found.facts[0]?.differs).toBe(true);
  expect([takeNewest(asked, found), takeBoth(asked, found, line)]).toEqual([null, null]);
  expect(numberedTelling(asked, found, '2')).toBeUndefined();
});

it('a telling is not held before particulars that were typed today', () => {
  const asked = question('pv-dob');
  const typed = telling(1, 'value', 'new', { heldOn: undefined, origin: { kind: 'person' } });
  const later = telling(2, 'value', 'differs');
  expect(known(asked, { ...typed, value: { value: '2010' } }, later).facts[0]?.heldEarlier).toBeUndefined();
});
