/** A later account that told one cell of a row told that cell: the rest of the row keeps the day on which it was told. */
import { describe, expect, it } from 'vitest';
import type { FactStatement } from '../../../../src-main/core/answers/fact.ts';
import { gatherFacts, type KeyedStatement } from '../../../../src-main/core/answers/facts.ts';
import type { ScreeningId } from '../../../../src-main/core/ids.ts';
import { withDerived } from '../../../../src-main/core/told/through-accounts.ts';

const HELD = ['2026-10-14', '2026-11-18', '2026-11-25'];
/** The rows as each account had them. */
const told = (key: string, layer: number, rows: readonly object[], more: Partial<FactStatement> = {}) =>
  ({
    key,
    state: 'answered',
    value: rows,
    text: JSON.stringify(rows),
    ownWords: '',
    relation: layer === 0 ? 'new' : 'differs',
    cause: '',
    howSaid: '',
    author: 'Oona',
    at: '2026-11-26T10:00:00.000Z',
    seq: 3 + layer,
    heldOn: { value: HELD[layer], qualifier: 'exact' },
    origin: {
      kind: 'interview',
      screeningId: 's' as ScreeningId,
      formTitle: 'Interview',
      question: key,
      layer,
    },
    ...more,
  }) as KeyedStatement;

/** Each line with the day of the account it stands under. */
const lines = (key: string, ...statements: readonly KeyedStatement[]) => {
  const titles = new Map(statements.map((one) => [one.key, one.key]));
  const facts = withDerived(gatherFacts(titles, statements, JSON.stringify), titles);
  const all = facts.get(key)?.statements ?? [];
  return all
    .flatMap(({ text, heldOn }) => text.split('\n').map((line) => `${heldOn?.value}: ${line}`))
    .sort();
};

const JUN = { name: 'Jun-jun', age: 'about 24', what: 'too afraid to come' };
const OTHERS = 'others.each';

describe('of somebody else who was there', () => {
  it('what a later account added stands under it, with the name', () => {
    const later = [{ ...JUN, now: 'in Belfast' }];
    expect(lines(`${OTHERS}-told`, told(OTHERS, 0, [JUN]), told(OTHERS, 1, later))).toEqual([
      '2026-10-14: Jun-jun (about 24): too afraid to come',
      '2026-11-18: Jun-jun: now: in Belfast',
    ]);
  });

  it('each of several accounts has what it told', () => {
    const first = { name: 'Jun-jun', what: 'too afraid to come' };
    const second = { ...first, now: 'in Belfast' };
    const accounts = [first, second, { ...second, age: 'about 24' }].map((row, at) =>
      told(OTHERS, at, [row]),
    );
    expect(lines(`${OTHERS}-told`, ...accounts)).toEqual([
      '2026-10-14: Jun-jun: too afraid to come',
      '2026-11-18: Jun-jun: now: in Belfast',
      '2026-11-25: Jun-jun (about 24)',
    ]);
  });

  const MERCY = { name: 'Mercy', age: 'about 30', what: 'has a daughter', now: 'won’t go' };
  const asks = { ...MERCY, now: 'asks for her number' };
  it.each([
    ['told otherwise', { cause: 'fear' }],
    ['news of her', { relation: 'adds' }],
  ] as const)('what is otherwise stands with what it was, and she is there once a day: %s', (_, more) => {
    expect(lines(`${OTHERS}-told`, told(OTHERS, 0, [MERCY]), told(OTHERS, 1, [asks], more))).toEqual([
      '2026-10-14: Mercy (about 30): has a daughter',
      '2026-11-18: Mercy: now: asks for her number (before: won’t go)',
    ]);
  });

  it('is one line where nothing else was told of her, whatever rows stand beside her', () => {
    const mercy = { name: 'Mercy', now: 'won’t go' };
    const accounts = [
      [mercy, JUN],
      [{ ...mercy, now: 'asks' }, JUN],
      [{ ...mercy, now: 'gone' }, JUN],
    ];
    expect(lines(`${OTHERS}-told`, ...accounts.map((rows, at) => told(OTHERS, at, rows)))).toEqual([
      '2026-10-14: Jun-jun (about 24): too afraid to come',
      '2026-11-25: Mercy: now: gone (before: asks; won’t go)',
    ]);
  });

  it('what was taken back without anything in its place stands as it was told', () => {
    const { now: _, ...rest } = MERCY;
    expect(lines(`${OTHERS}-told`, told(OTHERS, 0, [MERCY]), told(OTHERS, 1, [rest]))).toContain(
      '2026-10-14: Mercy (about 30): has a daughter; now: won’t go',
    );
  });

  it('somebody else of whom an account only adds stands beside those before', () => {
    const other = { name: 'Jun', age: 'about 24', what: 'had no papers' };
    const added = told(OTHERS, 1, [other], { relation: 'adds' });
    expect(lines(`${OTHERS}-told`, told(OTHERS, 0, [JUN]), added)).toEqual([
      '2026-10-14: Jun-jun (about 24): too afraid to come',
      '2026-11-18: Jun (about 24): had no papers',
    ]);
  });
});

describe('of single things that happened', () => {
  const ASKED = { kind: 'attempt', what: 'Asked for his money', who: 'the skipper' };
  const MOMENTS = 'exploitation.moments';
  const all = (...statements: readonly KeyedStatement[]) => lines('leaving.attempts-each', ...statements);

  it('what came of it, told later, stands with the kind and the day under that account', () => {
    const row = { ...ASKED, when: { value: '2026-03', qualifier: 'exact' } };
    const later = { ...row, outcome: 'nothing' };
    expect(all(told(MOMENTS, 0, [row]), told(MOMENTS, 1, [later]))).toEqual([
      expect.stringMatching(/^2026-10-14: .*March 2026\): the skipper: Asked for his money$/),
      expect.stringMatching(/^2026-11-18: [^:]*\(March 2026\): what came of it: nothing$/),
    ]);
  });

  it('a kind that had been written down wrongly moves nothing to a later day', () => {
    const later = { ...ASKED, kind: 'attempt' };
    const was = { ...ASKED, kind: 'said' };
    const slips = [{ row: later, was, at: '2026-11-26T10:00:00.000Z' }];
    const statements = [told(MOMENTS, 0, [was]), told(MOMENTS, 1, [later], { cause: 'recording', slips })];
    expect(all(...statements)).toEqual([expect.stringMatching(/^2026-10-14: .*Asked for his money$/)]);
  });
});
