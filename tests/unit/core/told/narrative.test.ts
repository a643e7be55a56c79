/** Where each part of a narrative comes from, as it is written below it. */
import { expect, it } from 'vitest';
import facts from '../../../../resources/facts/facts.json' with { type: 'json' };
import type { FactStatement } from '../../../../src-main/core/answers/fact.ts';
import type { ScreeningId } from '../../../../src-main/core/ids.ts';
import { narrativeOf } from '../../../../src-main/core/told/narrative.ts';

const told = (more: Partial<FactStatement> = {}): FactStatement => ({
  state: 'answered',
  value: 'By bus.',
  text: 'By bus.',
  ownWords: '',
  relation: 'new',
  cause: '',
  howSaid: 'noted',
  at: '2026-11-24T09:00:00',
  seq: 1,
  author: 'Amina',
  origin: {
    kind: 'interview',
    screeningId: 'one' as ScreeningId,
    formTitle: 'First account',
    question: 'how',
    layer: 0,
  },
  ...more,
});
const onSheet = { ...told().origin, sheet: true } as FactStatement['origin'];
const written = (said: FactStatement) =>
  narrativeOf([{ key: 'how', title: 'How', statements: [said], differs: false }]);

it.each([
  ['recorded as it was held', told(), '24 Nov 2026'],
  ['held on another day', told({ heldOn: { value: '2026-03', qualifier: 'about' } }), 'about March 2026'],
  ['held that day', told({ heldOn: { value: '2026-11-24', qualifier: 'exact' } }), '24 Nov 2026'],
  ['written down on a sheet', told({ origin: onSheet }), 'written down 24 Nov 2026'],
  [
    'on a sheet of an earlier talk',
    told({ origin: onSheet, heldOn: { value: '2026-10-13', qualifier: 'exact' } }),
    '13 Oct 2026',
  ],
])('%s', (_, said, day) => {
  expect(written(said)).toBe(`By bus.\n[First account, ${day}]`);
});

it('says of another name no more than that it is one: it may be false papers', () => {
  const key = 'person.name-elsewhere';
  const title = facts.facts.find((one) => one.key === key)?.title ?? '';
  const text = 'Linda Tran, in the papers she came with, which are not hers';
  const statements = [told({ value: text, text })];
  const line = narrativeOf([{ key, title, statements, differs: false }]);
  expect(line).toContain(`Another name, as it was told or written: ${text}`);
});
