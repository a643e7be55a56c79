/** @file Every way in which an answer can stand, by the state it was saved in last, with what was said in it. */
import type { AnswerState, AnswerView } from '../../src-main/core/answers/answer.ts';

/** What is saved, one after the other. */
export interface Saved {
  readonly state: AnswerState;
  readonly value?: string;
  readonly ownWords?: string;
  readonly relation?: AnswerView['relation'];
}
/** `text` and `words` are empty where there are none. */
export interface Said {
  readonly state: AnswerState;
  readonly text: string;
  readonly words: string;
}
export interface StateRow {
  readonly name: string;
  /** In the first account, which is then signed. */
  readonly first: readonly Saved[];
  /** In an account given afterwards. */
  readonly later?: readonly Saved[];
  /** What is said after that; null for nothing. */
  readonly stands: Said | null;
  /** What was said when it was signed, where that is something else. */
  readonly signed?: Said | null;
  /** What a fact says, where accounts are taken together. */
  readonly together?: Pick<Said, 'text' | 'words'>;
  /** Every consent to share is withdrawn in the end. */
  readonly withdrawn?: true;
}

const TEXT = 'Six in a caravan.';
const WORDS = 'Eram șase în rulotă.';
const MORE = 'No water in winter.';
const value = (text: string, more: Partial<Saved> = {}): Saved => ({
  state: 'answered',
  value: text,
  ...more,
});
const cleared: Saved = { state: 'cleared' };
const said = (state: AnswerState, text = '', words = ''): Said => ({ state, text, words });
const valueSaid = said('answered', TEXT);
const bare = (state: AnswerState): StateRow => ({ name: state, first: [{ state }], stands: said(state) });
const withWords = (state: AnswerState): StateRow => ({
  name: `${state}, with own words`,
  first: [{ state, ownWords: WORDS }],
  stands: said(state, '', WORDS),
});

/** A state without a row here does not compile, and fails the table. */
export const STATE_ROWS: Readonly<Record<AnswerState, readonly StateRow[]>> = {
  answered: [
    { name: 'a value', first: [value(TEXT)], stands: valueSaid },
    {
      name: 'a value with own words',
      first: [value(TEXT, { ownWords: WORDS })],
      stands: said('answered', TEXT, WORDS),
    },
    { name: 'a value, and consent withdrawn', first: [value(TEXT)], stands: valueSaid, withdrawn: true },
    {
      name: 'a later account that adds',
      first: [value(TEXT)],
      later: [value(MORE, { relation: 'adds' })],
      stands: said('answered', MORE),
      signed: valueSaid,
      together: { text: `${TEXT}\n\n${MORE}`, words: '' },
    },
    {
      name: 'a later account that differs',
      first: [value(TEXT)],
      later: [value(MORE, { relation: 'differs' })],
      stands: said('answered', MORE),
      signed: valueSaid,
    },
    {
      name: 'a later account that confirms',
      first: [value(TEXT)],
      later: [value(TEXT, { relation: 'confirms' })],
      stands: valueSaid,
    },
    {
      name: 'a later account that says it in own words',
      first: [value(TEXT)],
      later: [{ state: 'own-words', ownWords: WORDS, relation: 'differs' }],
      stands: said('own-words', '', WORDS),
      signed: valueSaid,
    },
  ],
  'own-words': [
    {
      name: 'own words alone',
      first: [{ state: 'own-words', ownWords: WORDS }],
      stands: said('own-words', '', WORDS),
    },
    {
      name: 'own words alone, as they were sent before they had a state',
      first: [{ state: 'cleared', ownWords: WORDS }],
      stands: said('own-words', '', WORDS),
    },
    {
      name: 'own words left beside a value that was taken back',
      first: [value('Not this.', { ownWords: WORDS }), { state: 'own-words', ownWords: WORDS }],
      stands: said('own-words', '', WORDS),
    },
    {
      name: 'own words, with a later account that takes its own back',
      first: [{ state: 'own-words', ownWords: WORDS }],
      later: [value('Not this.'), cleared],
      stands: said('own-words', '', WORDS),
    },
  ],
  'not-asked': [
    bare('not-asked'),
    withWords('not-asked'),
    {
      name: 'a value, passed over in a later account',
      first: [value(TEXT)],
      later: [{ state: 'not-asked' }],
      stands: valueSaid,
    },
  ],
  'not-known': [bare('not-known'), withWords('not-known')],
  'prefers-not-to-say': [bare('prefers-not-to-say'), withWords('prefers-not-to-say')],
  deferred: [
    bare('deferred'),
    withWords('deferred'),
    {
      name: 'own words, put off in a later account',
      first: [{ state: 'own-words', ownWords: WORDS }],
      later: [{ state: 'deferred' }],
      stands: said('own-words', '', WORDS),
    },
  ],
  cleared: [
    { name: 'never answered', first: [cleared], stands: null },
    { name: 'a value that was taken back', first: [value('Not this.'), cleared], stands: null },
    {
      name: 'own words that were taken back',
      first: [{ state: 'own-words', ownWords: 'Not this.' }, cleared],
      stands: null,
    },
    {
      name: 'a value, with a later account that takes its own back',
      first: [value(TEXT)],
      later: [value('Not this.'), cleared],
      stands: valueSaid,
    },
  ],
};
/** In no place but the history of answers. */
export const NEVER = 'Not this.';
