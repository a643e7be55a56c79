/** One account of a list of periods, taken into a text: each row keeps the account that told it as it stands. */
import { expect, it } from 'vitest';
import type { FactStatement } from '../../../../src-main/core/answers/fact.ts';
import { gatherFacts, type KeyedStatement } from '../../../../src-main/core/answers/facts.ts';
import type { ScreeningId } from '../../../../src-main/core/ids.ts';
import { knownAnswer } from '../../../../src-main/core/interviews/known-answer.ts';
import { withDerived } from '../../../../src-main/core/told/through-accounts.ts';
import { takeNewest } from '../../../../src-main/core/worksheets/settle.ts';
import { withDayTold } from '../../../../src-main/core/worksheets/settled-day.ts';
import { requireForm } from '../../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../../src-main/usecases/resources/resources.ts';

const sheet = await requireForm(findResources(), 'nrm-preparation');
const asked = sheet.byName.get('when-did-the-exploitation-take-place-multiple')!;
const PERIODS = 'exploitation.periods';
const TITLES = new Map([[PERIODS, 'Periods']]);

const told = (seq: 1 | 2, value: unknown, more: Partial<FactStatement> = {}): KeyedStatement => ({
  key: PERIODS,
  state: 'answered',
  value,
  text: JSON.stringify(value),
  ownWords: '',
  relation: 'new',
  cause: '',
  howSaid: '',
  author: 'Shazia',
  seq,
  at: '2026-11-26T10:00:00.000Z',
  heldOn: { value: seq === 1 ? '2026-09-16' : '2026-10-19', qualifier: 'exact' },
  origin: {
    kind: 'interview',
    screeningId: 's' as ScreeningId,
    formTitle: 'Interview',
    question: 'periods',
    layer: seq - 1,
  },
  ...more,
});
const row = (place: string, from: string, more: object = {}) => ({
  what: `Work in ${place}`,
  place,
  country: 'GB',
  hours: '10',
  from: { value: from, qualifier: 'exact' },
  ...more,
});
const settled = (cause: FactStatement['cause']) => {
  const facts = withDerived(
    gatherFacts(
      TITLES,
      [
        told(1, [row('Luton', '2025-12'), row('Leeds', '2025-01')]),
        told(
          2,
          [
            row('Luton', '2026-01'),
            row('Leeds', '2025-01', { ended: 'They closed' }),
            row('Wednesbury', '2026-03'),
          ],
          {
            relation: 'differs',
            cause,
          },
        ),
      ],
      JSON.stringify,
    ),
    TITLES,
  );
  const known = knownAnswer(asked, facts)!;
  const text = withDayTold(asked, known, takeNewest(asked, known)!).value as string;
  const of = (place: string) => text.split('\n').find((line) => line.includes(place)) ?? '';
  return { text, of };
};

it('says of each row of which account it is, and only of what was changed that it was told differently', () => {
  const { text, of } = settled('');
  expect(of('Luton')).toContain('[as told on 19 Oct 2026; told differently in another account]');
  expect(of('Leeds')).toMatch(/\[as told on 16 Sep 2026\]$/);
  expect(of('Wednesbury')).toMatch(/\[as told on 19 Oct 2026\]$/);
  expect(text.split('as told on')).toHaveLength(4);
});

it('has the reason that was recorded for the answer', () => {
  const { of } = settled('memory');
  expect(of('Luton')).toContain('[as told on 19 Oct 2026; told differently');
  expect(of('Leeds')).not.toContain('memory');
});

it('a reason of another part of a row does not stand among the days, which nobody told otherwise', () => {
  const rows = [told(1, [row('Luton', '2025-12'), row('Leeds', '2025-01')])];
  const again = [row('Luton', '2025-12', { what: 'Packing in Luton' }), row('Leeds', '2025-02')];
  rows.push(told(2, again, { relation: 'differs', cause: 'setting' }));
  const known = knownAnswer(asked, withDerived(gatherFacts(TITLES, rows, JSON.stringify), TITLES))!;
  const lines = (withDayTold(asked, known, takeNewest(asked, known)!).value as string).split('\n');
  const luton = lines.find((line) => line.includes('Luton'));
  expect(luton).toContain(
    'Packing in Luton; Luton, United Kingdom [as told on 19 Oct 2026; told differently',
  );
  expect(luton).not.toContain('reason');
  expect(lines.find((line) => line.includes('Leeds'))).toContain('reason given: how the talk was held');
});

it('a kind that was marked since takes nothing back: the row is of the account that told it, with the day of what was added', () => {
  const forced = { kinds: ['forced-work'] };
  const facts = withDerived(
    gatherFacts(
      TITLES,
      [
        told(1, [row('Luton', '2025-12', forced), row('Leeds', '2025-01', forced)]),
        told(
          2,
          [row('Luton', '2026-01'), row('Leeds', '2025-01', { kinds: ['forced-work', 'wages-taken'] })],
          {
            relation: 'differs',
          },
        ),
      ],
      JSON.stringify,
    ),
    TITLES,
  );
  const known = knownAnswer(asked, facts)!;
  const lines = (withDayTold(asked, known, takeNewest(asked, known)!).value as string).split('\n');
  expect(lines.find((line) => line.includes('Leeds'))).toMatch(
    /\[as told on 16 Sep 2026; more told on 19 Oct 2026\]$/,
  );
  expect(lines.find((line) => line.includes('Luton'))).toContain('told differently in another account');
});

it('says nothing of another account whose words are withheld', () => {
  const field = sheet.byName.get('how-why-did-they-leave-the-situation')!;
  const key = 'leaving.how-left';
  const said = (seq: 1 | 2, value: string, more: Partial<FactStatement>) => ({
    ...told(seq, value, more),
    key,
    text: value,
  });
  const otherwise = said(2, 'It was the son.', { relation: 'differs', cause: 'fear' });
  const stamped = (withheld: Partial<FactStatement>) => {
    const titles = new Map([[key, 'How they left']]);
    // Another sheet took the first over, which is no other account.
    const origin = { kind: 'interview', screeningId: 'other', formTitle: 'Sheet', question: 'q', layer: 0 };
    const taken0 = { ...said(1, 'A van came.', { relation: 'confirms', origin: origin as never }), seq: 3 };
    const both = [said(1, 'A van came.', {}), { ...otherwise, ...withheld }, taken0];
    const known = knownAnswer(field, gatherFacts(titles, both, JSON.stringify))!;
    const taken = { state: 'answered', value: 'A van came.', ownWords: '', howSaid: '' } as const;
    const first = known.facts.flatMap(({ statements }) => statements).find(({ seq }) => seq === 1);
    return withDayTold(field, known, taken, first).value;
  };
  expect(stamped({})).toBe('A van came.\n[as told on 16 Sep 2026; told differently in another account]');
  const withheld = {
    withheld: { reason: 'Told in confidence', by: 'Shazia', at: '2026-11-26T10:00:00.000Z' },
  };
  expect(stamped(withheld as never)).toBe('A van came.\n[as told on 16 Sep 2026]');
});
