import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerFinding } from '../../../src-main/core/answers/answers.ts';
import { loadFormLibrary } from '../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';

const folder = join(findResources().folder, 'codes');
const lists = readdirSync(folder).map((name) => ({
  name,
  list: JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
    about: string;
    certainty?: string;
    source?: string;
    choices: { value: string; text: string }[];
  },
}));
const { forms, damaged } = await loadFormLibrary(findResources());
const offering = [...forms.values()].flatMap((form) =>
  form.questions.filter((one) => one.element.testimony.offers !== undefined),
);

describe('lists of codes', () => {
  it.each(lists)('$name names nothing twice', ({ list }) => {
    for (const key of ['value', 'text'] as const)
      expect(new Set(list.choices.map((one) => one[key])).size).toBe(list.choices.length);
  });

  it.each(['police-forces.json', 'first-responders.json'])(
    '%s says where it is from and that it is to be checked',
    (name) => {
      const { list } = lists.find((one) => one.name === name)!;
      expect(list.about).toContain('to be checked');
      expect(list.source).toBeTruthy();
      expect(['B', 'C']).toContain(list.certainty);
    },
  );

  it('has the 43 territorial forces of England and Wales, and the others', () => {
    const { list } = lists.find((one) => one.name === 'police-forces.json')!;
    expect(list.choices).toHaveLength(48);
    expect(list.choices.map((one) => one.text)).toEqual(
      expect.arrayContaining([
        'Police Scotland',
        'Police Service of Northern Ireland',
        'British Transport Police',
      ]),
    );
  });
});

describe('a question that offers a list', () => {
  it('brings the entries with it, so that a form in use stands alone', () => {
    expect(damaged).toEqual([]);
    expect(offering.map((one) => one.name)).toEqual([
      'user-organisation',
      'reported-to-police-police-forces',
    ]);
    for (const { element } of offering) expect(element.testimony.offered?.length).toBeGreaterThan(20);
  });

  it('takes an entry, and anything else', () => {
    for (const one of offering) {
      expect(answerFinding(one, 'answered', one.element.testimony.offered?.[0])).toBeNull();
      expect(answerFinding(one, 'answered', 'Guernsey Police <&> 警察')).toBeNull();
    }
  });
});
