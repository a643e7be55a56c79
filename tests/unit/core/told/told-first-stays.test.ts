/** What was told first stays with its day, where a later account or another answer says its figure again. */
import { expect, it } from 'vitest';
import { known, told } from '../../../support/two-tellings.ts';

const START = 'how-did-the-exploitation-start';
const PAY = 'recruitment.pay-promised';
const shame = { relation: 'adds', cause: 'shame' } as const;

it('a sum that a later account repeats, with a reason that is not the first telling’s', () => {
  const text = known(
    START,
    told(PAY, 0, '£500 a week'),
    told(PAY, 1, '£500 a week for the nails; of programas half', shame),
  ).text;
  expect(text).toMatch(/: £500 a week\n\[Interview, 8 Oct 2026\]/u);
  expect(text).toMatch(/of programas half\n\[Interview, later account 1, 5 Nov 2026; told later\]/u);
});

it('a sum that stands in another answer, where a second was told since', () => {
  const text = known(
    START,
    told('recruitment.promises', 0, 'A car wash, £480 a week, and a room.'),
    told(PAY, 0, '£480 a week'),
    told(PAY, 1, 'In Spain 45 euro a day'),
  ).text;
  expect(text).toMatch(/: £480 a week\n[\s\S]*: In Spain 45 euro a day/u);
});

it('is said once where it was told in one account, or a long text is gone on with', () => {
  const alone = known(
    START,
    told('recruitment.promises', 0, 'A car wash, £480 a week, and a room.'),
    told(PAY, 0, '£480 a week'),
  ).text;
  expect(alone.match(/£480/gu)).toHaveLength(1);
  const long = 'A friend of her cousin wrote to her and spoke of a job in a salon.';
  const text = known(
    START,
    told('recruitment.how-started', 0, long),
    told('recruitment.how-started', 1, `${long} She called twice.`),
  ).text;
  expect(text.match(/A friend/gu)).toHaveLength(1);
});
