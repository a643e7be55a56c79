/** How an answer came to be said: what it is marked as, what keeps the mark, and how it is shown. */

import { describe, expect, it } from 'vitest';
import { asLogged, markFor, nextMark, shownMark } from '../../../../src-main/core/answers/how-said.ts';
import type { HowSaid } from '../../../../src-main/core/forms/questions.ts';

type Marked = NonNullable<Parameters<typeof markFor>[3]>;
const said = (part: Partial<Marked> = {}): Marked => ({
  state: 'answered',
  ownWords: '',
  relation: 'new',
  howSaid: '',
  ...part,
});

describe('the mark an answer is saved with', () => {
  const rows: [string, Partial<Marked>, HowSaid, HowSaid | undefined, Marked | undefined, HowSaid][] = [
    ['as its question is asked', {}, 'asked-openly', undefined, undefined, 'asked-openly'],
    ['from a list that offered it', {}, 'prompted', undefined, undefined, 'prompted'],
    ['as somebody chose', {}, 'prompted', 'volunteered', undefined, 'volunteered'],
    ['as the same answer has it', {}, 'prompted', undefined, said({ howSaid: 'volunteered' }), 'volunteered'],
    ['none, as one from before marks', {}, 'asked-openly', undefined, said(), ''],
    ['anew after it was taken back', {}, 'prompted', undefined, said({ state: 'cleared' }), 'prompted'],
    ['read out to be confirmed', { relation: 'confirms' }, 'asked-openly', undefined, undefined, 'prompted'],
    [
      'anew where it was confirmed and is now told',
      ...([{}, 'asked-openly', undefined, said({ relation: 'confirms', howSaid: 'prompted' })] as const),
      'asked-openly',
    ],
    [
      'kept where more is told',
      ...([{ relation: 'adds' }, 'asked-openly', undefined, said({ howSaid: 'volunteered' })] as const),
      'volunteered',
    ],
    ['none where nothing is said', { state: 'deferred' }, 'prompted', 'volunteered', undefined, ''],
    [
      'for words without a value too',
      { state: 'own-words', ownWords: 'x' },
      'prompted',
      undefined,
      undefined,
      'prompted',
    ],
    ['none in what is no account', {}, '', undefined, undefined, ''],
    ['as it came from an account', {}, '', 'asked-openly', undefined, 'asked-openly'],
  ];
  it.each(rows)('%s', (_, answer, asked, chosen, standing, mark) => {
    expect(markFor(said(answer), { asked, isPast: false }, chosen, standing)).toBe(mark);
  });

  it.each([
    ['none in an account entered from paper, since nobody knows', 'asked-openly', undefined, ''],
    ['none there for a list either', 'prompted', undefined, ''],
    ['as somebody chose there', 'prompted', 'asked-openly', 'asked-openly'],
    ['by the worker there too', 'noted', undefined, 'noted'],
  ] as const)('%s', (_, asked, chosen, mark) => {
    expect(markFor(said(), { asked, isPast: true }, chosen, undefined)).toBe(mark);
    expect(markFor(said({ relation: 'confirms' }), { asked, isPast: true }, chosen, undefined)).toBe(mark);
  });
});

describe('the mark as it is shown', () => {
  it('says of an older answer that it is not recorded, and nothing where nothing was said', () => {
    expect(shownMark(said(), 'prompted')).toBe('not-recorded');
    expect(shownMark(said({ howSaid: 'prompted' }), 'prompted')).toBe('prompted');
    expect(shownMark(said({ state: 'not-asked' }), 'prompted')).toBeNull();
    expect(shownMark(undefined, 'prompted')).toBeNull();
    expect(shownMark(said(), '')).toBeNull();
    expect(shownMark(said({ howSaid: 'volunteered' }), '')).toBe('volunteered');
  });
});

it('goes round with one key', () => {
  const round: HowSaid[] = ['volunteered', 'asked-openly', 'prompted', 'noted', 'volunteered'];
  for (const [index, mark] of round.slice(0, -1).entries()) expect(nextMark(mark)).toBe(round[index + 1]);
  expect(nextMark('')).toBe('volunteered');
});

it('goes into the log with the answer, and leaves the log of older answers as it is', () => {
  expect(asLogged({ question: 'a', howSaid: '' })).toEqual({ question: 'a' });
  expect(asLogged({ question: 'a', howSaid: 'noted' })).toEqual({ question: 'a', howSaid: 'noted' });
});
