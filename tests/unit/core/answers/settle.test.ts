/** What deciding about a field takes into it: the rest of the field, the labels and what somebody wrote by hand stay. */
import { describe, expect, it } from 'vitest';
import nrm from '../../../../resources/forms/nrm-preparation.json' with { type: 'json' };
import type { FactStatement } from '../../../../src-main/core/answers/fact.ts';
import { gatherFacts } from '../../../../src-main/core/answers/facts.ts';
import { FormFile } from '../../../../src-main/core/forms/form-format.ts';
import { flattenQuestions, type Question } from '../../../../src-main/core/forms/questions.ts';
import type { ScreeningId } from '../../../../src-main/core/ids.ts';
import { knownAnswer } from '../../../../src-main/core/interviews/known-answer.ts';
import { keepingWritten, takeBoth, takeNewest } from '../../../../src-main/core/worksheets/settle.ts';

const questions = new Map(flattenQuestions(FormFile.parse(nrm)).map((one) => [one.name, one]));
const question = (name: string): Question => {
  const found = questions.get(name);
  if (found === undefined) throw new Error(name);
  return found;
};
type Told = FactStatement & { readonly key: string };
const told = (key: string, seq: number, text: string, part: Partial<FactStatement> = {}): Told => ({
  key,
  seq,
  state: 'answered',
  value: text,
  text,
  ownWords: '',
  cause: '',
  howSaid: '',
  relation: seq < 10 ? 'new' : 'differs',
  at: '2026-11-26T09:00:00',
  author: 'Nia',
  heldOn: { value: seq < 10 ? '2026-11-03' : '2026-11-19', qualifier: 'exact' },
  origin: {
    kind: 'interview',
    screeningId: 'one' as ScreeningId,
    formTitle: 'Interview',
    question: key,
    layer: seq < 10 ? 0 : 1,
  },
  ...part,
});
const TITLES = new Map([
  ['exploitation.treatment', 'Treatment'],
  ['control.movement-told', 'Freedom to come and go'],
  ['person.also-known-as', 'Other names'],
]);
function both(name: string, ...statements: readonly Told[]): unknown {
  const asked = question(name);
  const known = knownAnswer(asked, gatherFacts(TITLES, statements, JSON.stringify));
  if (known === null) throw new Error('nothing known');
  return takeBoth(asked, known, (one, title) =>
    [one.heldOn?.value, title, one.text, one.ownWords === '' ? '' : `“${one.ownWords}”`]
      .filter((part) => part !== '')
      .join(' | '),
  );
}

describe('every telling in one answer', () => {
  it('keeps the rest of a long field, and says of each telling what it is about and its own day', () => {
    const taken = both(
      'how-they-were-treated',
      told('exploitation.treatment', 1, 'Doru hit him.', { ownWords: 'so that you see' }),
      told('control.movement-told', 2, 'Only with someone', { value: 'accompanied' }),
      told('control.movement-told', 11, 'Not at all', { value: 'none', ownWords: 'locked' }),
    );
    expect(taken).toMatchObject({ ownWords: '' });
    const { value } = taken as { value: string };
    expect(value).toContain('Doru hit him.\n“so that you see”');
    expect(value).toContain(
      '2026-11-03 | Freedom to come and go | Only with someone\n2026-11-19 | Freedom to come and go | Not at all | “locked”',
    );
  });

  it('writes no days into a name, and nothing twice', () => {
    expect(
      both(
        'pv-name-nickname',
        told('person.also-known-as', 1, 'TJ; Smalls'),
        told('person.also-known-as', 11, 'tj; Biggs'),
      ),
    ).toMatchObject({ value: 'TJ; Smalls; Biggs' });
  });
});

describe('the newest word on an age', () => {
  const TITLE = new Map([['person.under-18', 'Under 18 now']]);
  const age = (seq: number, value: string, part: Partial<FactStatement> = {}) =>
    told('person.under-18', seq, value === 'yes' ? 'Yes' : 'Not sure', { value, ...part });
  const newest = (...said: readonly Told[]): unknown => {
    const known = knownAnswer(question('pv-under-age'), gatherFacts(TITLE, said, JSON.stringify));
    return known === null ? null : takeNewest(question('pv-under-age'), known)?.value;
  };
  /** Recorded as it was said, on the day of `at`. */
  const thatDay = ({ heldOn: _, ...said }: Told, part: Partial<FactStatement>): Told => ({
    ...said,
    ...part,
  });
  const recorded = { origin: { kind: 'person' }, at: '2026-11-26T09:00:00' } as const;
  const decided = thatDay(age(2, 'yes'), recorded);

  it('is what was decided after the day of an account, though the account was typed later', () => {
    const told = age(9, 'not-sure');
    expect(newest(decided, told)).toBe('yes');
    // Told on a later day, or on the day it was typed, it is newer than the decision.
    const day = { value: '2026-11-28', qualifier: 'exact' } as const;
    expect(newest(decided, age(9, 'not-sure', { heldOn: day }))).toBe('not-sure');
    expect(newest(decided, thatDay(told, { at: '2026-11-27T09:00:00' }))).toBe('not-sure');
  });
});

describe('what somebody wrote by hand', () => {
  const taken = { state: 'answered', value: 'He drove her.', ownWords: '', howSaid: '' } as const;
  const written = (value: string) => ({ state: 'answered' as const, value, ownWords: '' });
  const keeping = (name: string, value: string) => keepingWritten(question(name), taken, written(value));

  it('stays below what is taken', () => {
    expect(keeping('details-last-contact', 'My summary.')?.value).toBe('He drove her.\n\nMy summary.');
    expect(keeping('details-last-contact', 'he drove her.')?.value).toBe('He drove her.');
    // It holds what was told already: that is not put above it a second time.
    const holds = 'A van came. He drove her. She wept.';
    expect(keeping('details-last-contact', holds)?.value).toBe(holds);
    expect(keeping('pv-name-nickname', 'Gelu')?.value).toBe('He drove her.; Gelu');
  });

  it('is not cut: a field without the room is refused', () => {
    expect(keeping('details-last-contact', 'x'.repeat(14_999))).toBeNull();
  });
});
