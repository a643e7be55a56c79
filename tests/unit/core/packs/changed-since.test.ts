/** In a pack what has changed since stands below what was told before, each with its day; neither was told otherwise. */
import { expect, it } from 'vitest';
import { accountsByDay } from '../../../../src-main/core/packs/accounts-by-day.ts';

const told = (seq: number, day: string, text: string, relation: string) =>
  ({
    state: 'answered',
    value: text,
    text,
    ownWords: '',
    relation,
    cause: '',
    howSaid: '',
    seq,
    at: `${day}T10:00:00+00:00`,
    author: 'A',
    heldOn: { value: day, qualifier: 'exact' },
    origin: { kind: 'interview', screeningId: 'i', formTitle: 'F', question: 'city', layer: seq - 1 },
  }) as never;

it('is said to have changed since, and no account is said to be told otherwise', () => {
  const statements = [told(2, '2026-10-14', 'Bradford', 'since'), told(1, '2026-02-06', 'Leeds', 'new')];
  const shown = accountsByDay({ key: 'location.city', statements, differs: false });
  expect(shown.map(({ text, mark }) => [text, mark?.how, mark?.since])).toEqual([
    ['Leeds', 'only', ''],
    ['Bradford', 'changed', ''],
  ]);
});
