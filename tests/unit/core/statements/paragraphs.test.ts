/** A statement worked out from its lines: what stands, what keeps where it was told, and whose the rest is. */
import { describe, expect, it } from 'vitest';
import {
  isOpen,
  reworded,
  type Sentence,
  type StatementDeed,
  type StatementLine,
  sentencesIn,
  standingParagraphs,
  textOf,
} from '../../../../src-main/core/statements/paragraphs.ts';

const source = {
  screeningId: 'r' as never,
  formTitle: 'First account',
  question: 'tasks',
  title: 'Your time there',
  layer: 0,
  row: null,
  on: { value: '2026-10-12', qualifier: 'exact' as const },
  entry: 7,
};
const own = (id: string, text: string, more: Partial<Sentence> = {}): Sentence => ({
  id,
  text,
  as: 'own',
  source,
  told: text,
  added: [],
  by: '',
  at: '',
  ...more,
});
const said = (...deeds: StatementDeed[]): StatementLine[] =>
  deeds.map((deed, at) => ({ ...deed, line: at + 1, at: `2026-11-0${at + 1}T10:00:00.000Z`, by: 'Ruth' }));
const text = (paragraph: string, sentences: readonly Sentence[], more: object = {}): StatementDeed => ({
  deed: 'text',
  paragraph,
  phase: 'there',
  sentences,
  ...more,
});

describe('sentences of a paragraph that somebody worded', () => {
  let next = 9;
  const as = (before: readonly Sentence[], words: string) =>
    reworded(before, words, { by: 'Ruth', at: '2026-11-02', id: () => `s${next++}` });
  const before = [own('s1', 'I washed cars from six to eight.'), own('s2', 'He kept my passport.')];

  it.each([
    ['as they were', 'I washed cars from six to eight. He kept my passport.', ['s1 own told', 's2 own told']],
    [
      'the other way round',
      'He kept my passport. I washed cars from six to eight.',
      ['s2 own told', 's1 own told'],
    ],
    ['one taken out', 'He kept my passport.', ['s2 own told']],
    [
      'one worded anew',
      'I washed cars from six to nine. He kept my passport.',
      ['s1 changed told', 's2 own told'],
    ],
    [
      'one that shares less than half of its words',
      'I washed cars from six to eight. He was tall.',
      ['s1 own told', 'new author none'],
    ],
    [
      'one more',
      'I washed cars from six to eight. He kept my passport. I cried.',
      ['s1 own told', 's2 own told', 'new author none'],
    ],
    ['nothing', ' \n ', []],
  ])('%s', (_, words, expected) => {
    const known = new Set(before.map(({ id }) => id));
    const found = as(before, words).map(
      (one) => `${known.has(one.id) ? one.id : 'new'} ${one.as} ${one.source === null ? 'none' : 'told'}`,
    );
    expect(found).toEqual(expected);
  });

  it('one that is kept is untouched, and one that is not has a name and a day', () => {
    const [kept, changed] = as(before, 'I washed cars from six to eight. He kept my passport and telephone.');
    expect(kept).toEqual(before[0]);
    expect(changed).toMatchObject({ by: 'Ruth', at: '2026-11-02', told: 'He kept my passport.', added: [] });
  });

  it('what somebody added stays theirs when it is worded anew', () => {
    const [theirs] = as(
      [own('s3', 'I make this statement freely.', { as: 'author', source: null })],
      'I make this statement quite freely.',
    );
    expect(theirs).toMatchObject({ id: 's3', as: 'author', source: null });
  });
});

describe('what stands', () => {
  const first = [
    own('s1', 'One.', { as: 'joined', added: [[0, 1]] }),
    own('s2', 'Two.', { as: 'written' }),
    own('s3', 'Three.'),
  ];

  it('paragraphs are numbered as printed, one that was taken out has none and keeps its place', () => {
    const lines = said(
      text('p1', first),
      text('p2', [own('s4', 'Four.')]),
      text('p3', [own('s5', 'Five.')]),
      text('p4', [own('s6', 'Six.')], { after: 'p1' }),
      text('p5', [own('s7', 'Seven.')], { after: '' }),
      text('p2', [], { why: 'not hers to tell' }),
    );
    expect(standingParagraphs(lines).map(({ id, number, outWhy }) => [id, number, outWhy])).toEqual([
      ['p5', 1, ''],
      ['p1', 2, ''],
      ['p4', 3, ''],
      ['p2', 0, 'not hers to tell'],
      ['p3', 4, ''],
    ]);
  });

  it('what was joined or written down is open until somebody goes by it, own words are not', () => {
    const open = (lines: StatementLine[]) =>
      standingParagraphs(lines)[0]
        ?.sentences.filter(isOpen)
        .map(({ id }) => id);
    const accepted = (...sentences: string[]): StatementDeed => ({
      deed: 'accepted',
      paragraph: 'p1',
      sentences,
    });
    expect(open(said(text('p1', first)))).toEqual(['s1', 's2']);
    expect(open(said(text('p1', first), accepted('s1')))).toEqual(['s2']);
    // Another sentence of the paragraph was changed: this one still stands as it was accepted.
    const changed = [...first.slice(0, 2), own('s3', 'Three and a half.', { as: 'changed' })];
    expect(open(said(text('p1', first), accepted('s1', 's2'), text('p1', changed)))).toEqual([]);
  });

  it('what was read back counts for the text that was read', () => {
    const read: StatementDeed = {
      deed: 'read-back',
      paragraph: 'p1',
      answer: 'yes',
      words: '',
      language: 'Twi',
    };
    const [one] = standingParagraphs(said(text('p1', first), read));
    expect(one?.readBack).toMatchObject({ answer: 'yes', by: 'Ruth' });
    const [changed] = standingParagraphs(said(text('p1', first), read, text('p1', first.slice(1))));
    expect([changed?.readBack, changed && textOf(changed)]).toEqual([null, 'Two. Three.']);
  });

  it('why something stays though it was told differently is kept by what was told', () => {
    const settled: StatementDeed = {
      deed: 'settled',
      paragraph: 'p1',
      otherwise: 'r 1 tasks',
      why: 'she put it right',
    };
    const [one] = standingParagraphs(said(text('p1', first), settled, text('p1', first)));
    expect([...(one?.settled ?? [])]).toEqual([
      ['r 1 tasks', expect.objectContaining({ why: 'she put it right' })],
    ]);
  });
});

it.each([
  ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
  ['He said “Go.” I went.', ['He said “Go.”', 'I went.']],
  ['One\n two  words\n\n', ['One', 'two words']],
  ['It cost 2.50 pounds.', ['It cost 2.50 pounds.']],
])('%j in its sentences', (words, expected) => {
  expect(sentencesIn(words)).toEqual(expected);
});
