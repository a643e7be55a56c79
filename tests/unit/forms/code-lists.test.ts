import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import types from '../../../resources/codes/exploitation-types.json' with { type: 'json' };
import places from '../../../resources/codes/sheet-places.json' with { type: 'json' };
import { answerFinding } from '../../../src-main/core/answers/answers.ts';
import { readableValue } from '../../../src-main/core/answers/readable.ts';
import { OFFICIAL_NAMES } from '../../../src-main/core/forms/official-lists.ts';
import { loadFormLibrary } from '../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';

const folder = join(findResources().folder, 'codes');
/** Words that texts are put together with or looked through for, kinds of office, ways of asking, words of privilege, and what stands elsewhere on a sheet are no list to choose from. */
const lists = readdirSync(folder)
  .filter(
    (name) =>
      ![
        'told-words.json',
        'told-en.json',
        'office-kinds.json',
        'sheet-places.json',
        'ways-of-asking.json',
        'privilege-words.json',
      ].includes(name),
  )
  .map((name) => ({
    name,
    list: JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
      about: string;
      certainty?: string;
      source?: string;
      choices?: { value: string; text: string }[];
      words?: string[];
      letters?: Record<string, string>;
    },
  }));
it('a kind of exploitation that somebody ticks says that it was against the will where the official words say so', () => {
  const WILL = /forced|force|made to|against|sexual exploitation of a child/iu;
  const strong = types.choices.filter(({ official }) => /forced|force|against/iu.test(official));
  expect(strong.length).toBeGreaterThan(5);
  expect(strong.filter(({ text }) => !WILL.test(text))).toEqual([]);
  // And the interviews ask with those words.
  for (const id of ['screening-interview', 'child-first-response']) {
    const form = readFileSync(join(folder, '..', 'forms', `${id}.json`), 'utf8');
    for (const { text } of types.choices) expect(form, id).toContain(`"text": ${JSON.stringify(text)}`);
  }
});
it('nothing is moved twice from one place on a sheet, or set beside another twice', () => {
  const moves = places.choices.map((one) => JSON.stringify([one.value, one.not, one.with, one.in]));
  expect(new Set(moves).size).toBe(moves.length);
});
const { forms, damaged } = await loadFormLibrary(findResources());
describe('lists of codes', () => {
  it.each(lists)('$name names nothing twice', ({ list }) => {
    const { choices = [], words = [], letters = {} } = list;
    expect(choices.length + words.length + Object.keys(letters).length).toBeGreaterThan(0);
    expect(new Set(words).size).toBe(words.length);
    for (const key of ['value', 'text'] as const)
      expect(new Set(choices.map((one) => one[key])).size).toBe(choices.length);
  });

  it.each(lists.filter(({ name }) => name.startsWith('nrm-')))(
    '$name says where it is from, and of what day',
    ({ list }) => {
      expect(list.source).toContain('Home Office');
      expect(list.certainty).toBe('A');
    },
  );
});

/** Every question of a form that takes a name of the official form, with the names it takes. */
const named = [...forms.values()].flatMap((form) =>
  form.questions.flatMap((one) => {
    const { list, codes = '' } = one.element.testimony;
    const values =
      list !== undefined
        ? OFFICIAL_NAMES[list].map(({ value }) => value)
        : codes.startsWith('nrm-') && 'choices' in one.element
          ? one.element.choices.map(({ value }) => value)
          : [];
    return values.length === 0 ? [] : [[one.name, one, values] as const];
  }),
);

/** As they were read off the published form: an entry that is changed is held against it again, and then written here. */
const READ: Readonly<Record<string, readonly [entries: number, sha256: string]>> = {
  'nrm-countries.json': [197, '2c26c0f40e9fd196'],
  'nrm-local-authorities.json': [451, '8373e62efde07e23'],
  'nrm-nationalities.json': [222, '33337e55fe7830b9'],
  'nrm-organisations.json': [526, 'bd5c812886ec0de2'],
  'nrm-police-forces.json': [47, '9be75211c15bf826'],
  'nrm-regions.json': [98, '0fa58f8e30ed6b23'],
  'nrm-towns.json': [1608, 'd6cfcc4ddbc12d40'],
};

it('each list of the official form is, entry by entry, as it was read', () => {
  const now = lists.flatMap(({ name, list: { choices = [] } }) => {
    const text = choices.map((one) => `${one.value}\t${one.text}`).join('\n');
    const digest = createHash('sha256').update(text).digest('hex').slice(0, 16);
    return name.startsWith('nrm-') ? [[name, [choices.length, digest]] as const] : [];
  });
  expect(Object.fromEntries(now)).toEqual(READ);
});

describe('a question that takes a name of the official form', () => {
  it('is each that the form has a list for', () => {
    expect(damaged).toEqual([]);
    expect(named).toHaveLength(29);
  });

  it.each(named)('%s takes each of them, and it reads as the form writes it', (_name, one, values) => {
    for (const value of values) expect(answerFinding(one, 'answered', value)).toBeNull();
    const read = values.map((value) => readableValue(one.element, value));
    expect(new Set(read).size).toBe(values.length);
  });

  it.each(named)('%s takes nothing else', (_name, one, values) => {
    for (const odd of ['Guernsey Police <&> 警察', ` ${values[0]}`, '', null, 7])
      expect(answerFinding(one, 'answered', odd)).not.toBeNull();
    // The form compares letter by letter: not another case, another space or a name cut short.
    const taken = new Set<string>(values);
    const nearly = values.flatMap((value) => [
      value.toLowerCase(),
      value.toUpperCase(),
      `${value} `,
      value.slice(0, -1),
      `${value}s`,
      value.replace(/ (?=\S)/u, '  '),
    ]);
    for (const odd of nearly)
      if (!taken.has(odd)) expect(answerFinding(one, 'answered', odd), odd).not.toBeNull();
  });

  it('takes "Unknown" where the form does, and nowhere else', () => {
    const takes = named.filter(([, , values]) => values.some((value) => /^unknown$/i.test(value)));
    const not = named.filter((one) => !takes.includes(one)).map(([name]) => name);
    expect(not).toEqual([
      'user-organisation',
      'local-authority-contacted-about-child-local-authority-name',
      'reported-to-police-police-forces',
    ]);
  });
});
