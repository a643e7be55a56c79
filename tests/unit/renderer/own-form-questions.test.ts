import { describe, expect, it } from 'vitest';
import { holds } from '../../../src-renderer/questions/conditions.ts';
import { askedPages, readForm, shownChoices } from '../../../src-renderer/questions/form.ts';

const form = readForm({
  title: 'Stay',
  description: 'Where somebody stays.',
  testimony: {
    id: 'own-stay',
    version: '1',
    source: 'stay.xlsx',
    certainty: 'C',
    label: 'Own form.',
    use: 'worksheet',
    order: 1000,
  },
  pages: [
    {
      name: 'stay',
      title: 'Stay',
      elements: [
        {
          type: 'panel',
          name: 'place',
          title: 'The place',
          description: 'Ask only when it is safe to say.',
          elements: [
            {
              type: 'radiogroup',
              name: 'town',
              title: 'Town',
              choices: [
                { value: 'leeds', text: 'Leeds', visibleIf: "{country} = 'gb'" },
                { value: 'cluj', text: 'Cluj', visibleIf: "{country} = 'ro'" },
                { value: 'other', text: 'Another' },
              ],
            },
          ],
        },
      ],
    },
  ],
});

const asked = (values: Record<string, unknown>) => askedPages(form, values, holds)[0]?.questions[0];
const offered = (values: Record<string, unknown>) => {
  const question = asked(values)?.question;
  if (question === undefined || !('choices' in question)) return [];
  return shownChoices(question.choices, values.town, values, holds).map((one) => one.value);
};

describe('a question of an own form', () => {
  it('offers the choices that fit the answers so far', () => {
    expect(offered({ country: 'ro' })).toEqual(['cluj', 'other']);
    expect(offered({ country: 'gb' })).toEqual(['leeds', 'other']);
    expect(offered({})).toEqual(['other']);
  });

  it('keeps a choice in sight that was made before it stopped fitting', () => {
    expect(offered({ country: 'ro', town: 'leeds' })).toEqual(['leeds', 'cluj', 'other']);
  });

  it('stands under the words of its group', () => {
    expect(asked({})).toMatchObject({ group: 'The place', groupAbout: 'Ask only when it is safe to say.' });
  });
});
