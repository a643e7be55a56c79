import { describe, expect, it } from 'vitest';
import { ANSWER_STATES, type AnswerView } from '../../../src-main/core/answers/answer.ts';
import { COUNTRIES, countryName } from '../../../src-main/core/answers/countries.ts';
import {
  accountAnswers,
  answeredValues,
  isRecorded,
  standingAnswers,
  stateWith,
} from '../../../src-main/core/answers/said.ts';
import { FormQuestion } from '../../../src-main/core/forms/form-format.ts';
import { AnswerStore } from '../../../src-renderer/questions/answer-store.ts';
import { valueText } from '../../../src-renderer/questions/answers.ts';
import { knownFor } from '../../../src-renderer/questions/known.ts';
import { choiceOfKey, insteadOfKey } from '../../../src-renderer/questions/question-keys.ts';

const answer = (layer: number, part: Partial<AnswerView>): AnswerView => ({
  question: 'birthplace',
  layer,
  state: 'answered',
  value: 'Iași',
  ownWords: '',
  relation: 'new',
  cause: '',
  howSaid: '',
  language: '',
  interpreter: '',
  at: '2026-11-24T10:00:00.000+00:00',
  author: 'Maria Popescu',
  ...part,
});
const question = (part: object) =>
  FormQuestion.parse({ name: 'birthplace', title: 'Where were you born?', ...part });

describe('answers in layers', () => {
  const both = [answer(1, { value: 'Vaslui' }), answer(0, {})];
  it('keep each account apart, and the newest stands', () => {
    expect(accountAnswers(both, 0).get('birthplace')?.value).toBe('Iași');
    expect(standingAnswers(both).get('birthplace')?.value).toBe('Vaslui');
  });

  it('let the account before stand, where a later one was typed and cleared again', () => {
    const cleared = answer(1, { state: 'cleared', value: null });
    expect(standingAnswers([answer(0, {}), cleared]).get('birthplace')?.value).toBe('Iași');
  });

  it('give conditions only what was answered', () => {
    expect(
      answeredValues([answer(0, {}), answer(0, { question: 'debt', state: 'not-known', value: null })]),
    ).toEqual({
      birthplace: 'Iași',
    });
  });

  it('stand in the window as in the vault, for every pair of states in two accounts', () => {
    const each = ANSWER_STATES.flatMap((state) =>
      ['', 'nu știu']
        .filter((ownWords) => stateWith(state, ownWords) === state)
        .map((ownWords) => ({ state, value: state === 'answered' ? 'Iași' : null, ownWords })),
    );
    const save = async () => ({ failure: null });
    for (const first of each)
      for (const later of each) {
        const both = [answer(0, first), answer(1, later)];
        const earlier = standingAnswers(both.slice(0, 1)).values();
        const store = new AnswerStore({ recorded: both.slice(1), earlier, save });
        const inVault = answeredValues(standingAnswers(both).values());
        expect([first, later, store.values()]).toEqual([first, later, inVault]);
      }
  });

  it('count own words as something recorded, and a cleared answer as nothing', () => {
    expect(isRecorded(answer(0, { state: 'cleared', value: null }))).toBe(false);
    expect(isRecorded(answer(0, { state: 'own-words', value: null, ownWords: 'nu știu' }))).toBe(true);
  });

  it('show an earlier account as already recorded, word for word', () => {
    const view = { id: 'x', formTitle: 'First account', known: [], entries: [] } as never;
    const known = knownFor(
      question({ type: 'text' }),
      view,
      1,
      standingAnswers([answer(0, { ownWords: 'La Iași' })]),
    );
    expect(known).toMatchObject({ value: 'Iași', text: 'Iași', state: 'answered' });
    expect(known?.facts[0]?.statements[0]).toMatchObject({ author: 'Maria Popescu', ownWords: 'La Iași' });
    expect(knownFor(question({ type: 'text' }), view, 0, new Map())).toBeUndefined();
  });
});

describe('answers as they read', () => {
  const choices = [
    { value: 'threats', text: 'Threats to you' },
    { value: 'debt', text: { default: 'A debt to work off', ro: 'O datorie' } },
  ];
  it('by the words of their choices', () => {
    expect(valueText(question({ type: 'radiogroup', choices }), 'threats')).toBe('Threats to you');
    expect(valueText(question({ type: 'checkbox', choices }), ['debt', 'threats'])).toBe(
      'A debt to work off\nThreats to you',
    );
  });

  it('dates as known, countries by name, rows one after the other', () => {
    const date = question({ type: 'text', testimony: { kind: 'fuzzy-date' } });
    expect(valueText(date, { value: '2021-06', qualifier: 'about' })).toBe('about June 2021');
    expect(valueText(question({ type: 'text', testimony: { kind: 'country' } }), 'VN')).toBe('Vietnam');
    const rows = question({
      type: 'paneldynamic',
      templateElements: [
        { type: 'text', name: 'place', title: 'Place' },
        { type: 'text', name: 'work', title: 'Work' },
      ],
    });
    expect(valueText(rows, [{ place: 'Hull', work: 'Nails' }, { place: 'Leeds' }])).toBe(
      'Place: Hull\nWork: Nails\n\nPlace: Leeds',
    );
  });

  it('a choice that is no longer in the form is shown as it was stored', () => {
    expect(valueText(question({ type: 'radiogroup', choices }), 'other')).toBe('other');
  });
});

describe('countries', () => {
  it('are those the engine takes: ISO 3166-1 and Kosovo', () => {
    const codes = COUNTRIES.map((one) => one.value);
    expect(codes).toHaveLength(250);
    expect(codes).toEqual(expect.arrayContaining(['GB', 'RO', 'VN', 'AL', 'XK']));
    for (const code of ['UK', 'EU', 'ZZ']) expect(codes).not.toContain(code);
    expect(countryName('not a code')).toBe('not a code');
  });
});

describe('keys in a question', () => {
  const key = (part: object) => ({
    key: '',
    code: '',
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    ...part,
  });
  it('Alt with a digit says what stands instead of an answer, on any keyboard', () => {
    expect(insteadOfKey(key({ altKey: true, code: 'Digit2', key: '€' }))).toBe('not-known');
    expect(insteadOfKey(key({ altKey: true, code: 'Digit5' }))).toBeNull();
    expect(insteadOfKey(key({ code: 'Digit2', key: '2' }))).toBeNull();
  });

  it('a plain digit picks a choice that is there', () => {
    expect(choiceOfKey(key({ key: '3' }), 3)).toBe(2);
    expect(choiceOfKey(key({ key: '4' }), 3)).toBeNull();
    expect(choiceOfKey(key({ key: '1', altKey: true }), 3)).toBeNull();
  });
});
