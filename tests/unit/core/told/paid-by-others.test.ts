/** What customers paid is not printed as what the person was paid. */
import { expect, it } from 'vitest';
import { known, told } from '../../../support/two-tellings.ts';

const TASKS = 'what-were-they-required-to-do';
const pay = (words: string) =>
  known(
    TASKS,
    told('exploitation.periods', 0, [
      { what: 'rooms above a shop', place: 'Luton', country: 'GB', pay: words },
    ]),
  ).text;

it('has a name of its own', () => {
  expect(pay('Men paid £100; she saw it on the telephone')).toContain(
    'what others paid there: Men paid £100; she saw it on the telephone',
  );
  expect(pay('£40 in all. Customers paid £60 an hour.')).toContain(
    'pay: £40 in all.; what others paid there: Customers paid £60 an hour.',
  );
});

it.each([
  '£40 a day',
  'The men paid her £20',
  'Men paid £20 to her',
  'Paid on Fridays',
  'Nothing; the owner paid the agent',
])('%s stays pay', (words) => expect(pay(words)).toContain(`pay: ${words}`));
