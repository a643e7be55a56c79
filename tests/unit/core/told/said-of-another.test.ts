/** Words that stand in the text above a row, but of somebody else, of another day or of another thing, do not take the row away. */
import { expect, it } from 'vitest';
import { known, told } from '../../../support/two-tellings.ts';

const luton = { what: 'cleaning', place: 'Luton', country: 'GB' };

it.each([
  [{ hours: 'ten' }, 'exploitation.tasks', 'In Luton ten of us slept in one room.'],
  [{ pay: '£30 a week' }, 'exploitation.hours-and-pay', 'In Luton the rent was £30 a week.'],
  [{ pay: '£30' }, 'exploitation.hours-and-pay', 'In Luton she was hungry. In Hull she was paid £30.'],
])('%j of a period stays beside: %s, %s', (row, key, text) => {
  const field = known(
    'what-were-they-required-to-do',
    told('exploitation.periods', 0, [{ ...luton, ...row }]),
    told(key, 0, text),
  );
  expect(field.text).toContain(`: ${Object.values(row)[0]}`);
});

it('what was kept stays beside what was done to another thing', () => {
  const row = { ...luton, phone: 'Marek took' };
  const text = 'In Luton he broke her phone. Marek took her coat.';
  const field = known(
    'how-they-were-treated',
    told('exploitation.periods', 0, [row]),
    told('exploitation.treatment', 0, text),
  );
  expect(field.text).toContain('phone: Marek took');
});

it('a death stays beside that of somebody else', () => {
  const death = {
    kind: 'death',
    who: 'Her father',
    what: 'died',
    when: { value: '2019', qualifier: 'exact' },
  };
  const family = 'Her mother died in 2019. Her father lived in Hue.';
  const field = known('family', told('person.family', 0, family), told('exploitation.moments', 0, [death]));
  expect(field.text).toMatch(/2019\): Her father: died/u);
});

it('what is told of one person stays beside the same words about another', () => {
  const field = known(
    'other-potential-victims-yes-details',
    told('others.details', 0, 'Mai was in Leeds. Linh shared the room.'),
    told('others.each', 0, [{ name: 'Mai', what: 'Shared the room' }]),
  );
  expect(field.text).toContain('Mai: Shared the room');
});
