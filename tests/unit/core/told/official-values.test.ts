/** Official values out of what was told: a town of a sentence, the nationality of a country; never a guess. */
import { describe, expect, it } from 'vitest';
import { COUNTRIES } from '../../../../src-main/core/answers/countries.ts';
import type { FactView } from '../../../../src-main/core/answers/fact.ts';
import { readableValue } from '../../../../src-main/core/answers/readable.ts';
import { OFFICIAL_NAMES } from '../../../../src-main/core/forms/official-lists.ts';
import type { Question } from '../../../../src-main/core/forms/questions.ts';
import { knownAnswer } from '../../../../src-main/core/interviews/known-answer.ts';
import { nameParts } from '../../../../src-main/core/told/name-parts.ts';
import { townsIn } from '../../../../src-main/core/told/towns.ts';
import { requireForm } from '../../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../../src-main/usecases/resources/resources.ts';

const sheet = await requireForm(findResources(), 'nrm-preparation');
const TOWNS = OFFICIAL_NAMES['nrm-towns'].map(({ value }) => value);

/** What a sheet's question takes over where `value` was told for its fact. */
function given(question: Question, value: unknown, text = String(value)): unknown {
  const fact: FactView = {
    key: question.fact ?? '',
    title: 'Told',
    differs: false,
    statements: [
      {
        state: 'answered',
        value,
        text,
        ownWords: '',
        relation: 'new',
        cause: '',
        howSaid: '',
        at: '2026-05-12T10:00:00.000Z',
        seq: 1,
        author: 'A',
        origin: { kind: 'person' },
      },
    ],
  };
  return knownAnswer(question, new Map([[fact.key, fact]]))?.value ?? null;
}

/** Every question of the sheet with an official list and a fact behind it, and the values it takes. */
const listed = sheet.questions.flatMap((question) => {
  const { list, codes = '' } = question.element.testimony;
  const own = 'choices' in question.element ? question.element.choices.map(({ value }) => value) : [];
  const values =
    list === undefined
      ? codes.startsWith('nrm-')
        ? own
        : []
      : OFFICIAL_NAMES[list].map(({ value }) => value);
  return values.length === 0 || question.fact === null ? [] : [[question.name, question, values] as const];
});

describe('a field with an official list', () => {
  it('is each of the 27', () => expect(listed).toHaveLength(27));

  it.each(listed)(
    '%s gives each of its values as it was told, and is given no other',
    (_, question, values) => {
      const taken = new Set(values);
      for (const value of values) expect(given(question, value)).toBe(value);
      const odd = [
        'somewhere',
        'Atlantis',
        'Luton or perhaps Bedford',
        'in March 2023',
        'ROU',
        ...COUNTRIES.map((one) => one.text),
      ];
      for (const text of odd) {
        const value = given(question, text);
        expect(value === null || taken.has(String(value)), `${text} gave ${String(value)}`).toBe(true);
      }
    },
  );
});

describe('a nationality', () => {
  const question = sheet.byName.get('pv-nationality')!;
  const wordsFor = (text: string) => readableValue(question.element, given(question, text));

  it.each([
    ['Romania', 'Romanian'],
    ['romanian', 'Romanian'],
    ['Vietnam', 'Vietnamese'],
    ['Nepal', 'Nepalese'],
    ['Netherlands', 'Dutch'],
    ['UK', 'British'],
    ['Scotland', 'Scottish'],
    ['Czech Republic', 'Czech'],
    ['Cote d’Ivoire', ''],
    ['Congo', ''],
    ['Dominican', ''],
    ['Korea', ''],
    ['Guadeloupe', ''],
    ['Romania and Moldova', ''],
  ])('%s: %s', (told, words) => expect(wordsFor(told)).toBe(words));

  it('is asked for where a country has none of its own on the list', () => {
    const none = COUNTRIES.filter(({ value, text }) => given(question, value, text) === null);
    expect(none.map(({ value }) => value).join(' ')).toBe(
      'AX AS AQ AW BV IO BQ CX CC CW FK GF PF TF GP GG HM IM JE YT NC NF MP RE SX GS BL MF PM SJ TK UM VI EH',
    );
  });
});

describe('towns', () => {
  it('stand each for itself', () => {
    const shared = ['Newport'];
    for (const town of TOWNS.filter((one) => one !== 'Unknown'))
      for (const name of town.split(' / '))
        if (!shared.includes(name)) expect(townsIn(name), name).toEqual({ towns: [town], rest: '' });
    expect(townsIn('Newport')).toEqual({ towns: [], rest: 'Newport' });
  });

  it.each<[string, string[], string]>([
    ['Luton and Bedford', ['Luton', 'Bedford'], ''],
    ['Luton, then Bedford; later Leeds.', ['Luton', 'Bedford', 'Leeds'], ''],
    ['first in Luton, later in Bedford', ['Luton', 'Bedford'], ''],
    ['a car wash in Bury St Edmunds', ['Bury St Edmunds'], 'a car wash in Bury St Edmunds'],
    ['Luton, Farrowmouth', ['Luton'], 'Luton, Farrowmouth'],
    ['in March 2023', [], 'in March 2023'],
    ['He was reading a deal', [], 'He was reading a deal'],
    ['a yard near Sandy Heath', [], 'a yard near Sandy Heath'],
    ['', [], ''],
    // A shorter name is the one town that has it, with the name that was told beside it.
    ['Hull', ['Kingston upon Hull'], 'Hull'],
    ['Tunbridge Wells', ['Royal Tunbridge Wells'], 'Tunbridge Wells'],
    ['a nail bar in Hull', ['Kingston upon Hull'], 'a nail bar in Hull'],
    ['Stoke on Trent', ['Stoke-on-Trent'], 'Stoke on Trent'],
    ['Leeds and Southend', ['Leeds', 'Southend-on-Sea'], 'Leeds and Southend'],
    ['brought to Ross', [], 'brought to Ross'],
    ['Newcastle', [], 'Newcastle'],
    ['Kingston', [], 'Kingston'],
    ['Norton', [], 'Norton'],
  ])('%s', (told, towns, rest) => expect(townsIn(told)).toEqual({ towns, rest }));
});

it.each([
  ['Ana Popescu', 'Ana', 'Popescu'],
  ['Popescu, Ana', 'Ana', 'Popescu'],
])('%s is %s and %s', (name, first, last) => expect(nameParts(name)).toEqual({ first, last }));
it.each(['Ana', 'Nguyễn Thị Hồng Ánh', 'A. Popescu', ''])('%s is asked for', (name) =>
  expect(nameParts(name)).toBeNull(),
);

it('no choice of a question that fills a sheet speaks to the person', async () => {
  const { loadFormLibrary } = await import('../../../../src-main/usecases/forms/form-library.ts');
  const { forms } = await loadFormLibrary(findResources());
  for (const form of forms.values())
    for (const { fact, element, name } of form.questions)
      if (fact !== null && 'choices' in element)
        for (const { text } of element.choices)
          expect(String(text), `${form.file.testimony.id} ${name}`).not.toMatch(
            /\b(you|your|yours|yourself)\b/i,
          );
});
