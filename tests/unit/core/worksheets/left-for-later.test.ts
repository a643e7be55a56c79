/** What was left for later is said with its day, and that something was told since. */
import { expect, it } from 'vitest';
import type { FactStatement } from '../../../../src-main/core/answers/fact.ts';
import type { ScreeningId } from '../../../../src-main/core/ids.ts';
import { leftOn } from '../../../../src-main/core/worksheets/beside-field.ts';

const LEFT = 'account.left-for-later';
const on = (day: string, text: string): FactStatement => ({
  seq: 1,
  state: 'answered',
  value: text,
  text,
  ownWords: '',
  relation: 'new',
  cause: '',
  howSaid: '',
  at: '2026-11-26T09:00:00',
  author: 'Amal',
  heldOn: { value: day, qualifier: 'exact' },
  origin: { kind: 'interview', screeningId: 'one' as ScreeningId, formTitle: 'F', question: 'q', layer: 0 },
});
const known = (question: string, key: string, ...statements: FactStatement[]) => ({
  question,
  facts: [{ key, title: key, statements, differs: false }],
});
const left = known('left-for-later', LEFT, on('2026-11-03', 'The hangar'));
const lines = (...told: ReturnType<typeof known>[]) =>
  leftOn({ fact: LEFT, name: 'left-for-later' }, [left, ...told]);

it('has its day, and says where a later talk told something', () => {
  const sameDay = known('treatment', 'exploitation.treatment', on('2026-11-03', 'Hit'));
  const later = known(
    'treatment',
    'exploitation.treatment',
    on('2026-11-17', 'Beaten with a hose in the hangar'),
  );
  expect(lines(sameDay)).toMatchObject([
    { code: 'account-left-on', params: { on: '3 Nov 2026', since: 'no' } },
  ]);
  expect(lines(later)).toMatchObject([{ params: { on: '3 Nov 2026', since: 'yes' } }]);
  const apart = known('family', 'person.family', on('2026-11-17', 'A sister in Leeds'));
  expect(lines(apart)).toMatchObject([{ params: { since: 'no' } }]);
  expect(leftOn({ fact: 'exploitation.treatment', name: 'treatment' }, [left, later])).toEqual([]);
});
