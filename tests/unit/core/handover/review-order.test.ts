/** A received file is read by what matters, and in each group first what waits for a person. */
import { expect, it } from 'vitest';
import { ITEM_KINDS } from '../../../../src-main/core/handover/compared.ts';
import {
  changedThereAlone,
  groupOf,
  inReviewOrder,
  isAsked,
} from '../../../../src-main/core/handover/review-order.ts';

const item = (
  name: string,
  state: 'new' | 'different' | 'more-there' = 'new',
  suggested = state !== 'different',
) => ({
  item: name,
  state,
  suggested,
  notes: [] as readonly { readonly code: string }[],
  kind: ITEM_KINDS.find((kind) => name.startsWith(kind)) ?? 'case',
});

it('reads consents and safety, then people, then the account, then the rest', () => {
  const all = [
    'exhibit/1',
    'case',
    'date/1',
    'record/1',
    'answer/1/q',
    'person/1',
    'support/1',
    'contact/1',
    'plan/1',
    'consent/1',
  ];
  expect(
    inReviewOrder(all.map((name) => item(name))).map(({ group, items }) => [
      group,
      items.map((one) => one.item).sort(),
    ]),
  ).toEqual([
    ['safety', ['consent/1', 'contact/1', 'date/1', 'plan/1']],
    ['people', ['person/1', 'support/1']],
    ['account', ['answer/1/q', 'record/1']],
    ['rest', ['case', 'exhibit/1']],
  ]);
});

it.each([
  ['field/person/1/safeContact', 'safety'],
  ['field/person/1/interpreterNeeded', 'safety'],
  ['field/person/1/name', 'people'],
  ['field/exhibit/1/title', 'rest'],
  ['field/case/1/title', 'rest'],
  ['support/1/decision/police', 'safety'],
  ['support/1/decision/health', 'people'],
  ['support/1/need/police', 'people'],
])('%s is read with %s', (name, group) => expect(groupOf(item(name))).toBe(group));

it('what both changed comes first in its group, and the rest keeps its order', () => {
  const items = [
    item('person/2'),
    item('person/1'),
    item('field/person/3/name', 'different'),
    { ...item('support/1', 'different', true), notes: [{ code: 'handover-both-wrote' }] },
    item('record/1', 'more-there'),
  ];
  expect(inReviewOrder(items).map((one) => one.items.map(({ item: name }) => name))).toEqual([
    ['field/person/3/name', 'support/1', 'person/2', 'person/1'],
    ['record/1'],
  ]);
  expect(isAsked(item('record/1', 'different'))).toBe(true);
  // What comes in by itself waits for nobody, whatever else differs.
  expect(isAsked(item('person/1', 'different', true))).toBe(false);
});

it('what they alone changed is told apart from what both wrote', () => {
  const wrote = {
    notes: [{ code: 'handover-both-wrote', params: { kind: 'plan' } }] as const,
    mayTake: true,
  };
  const alone = { notes: [], mayTake: true };
  const all = [
    { ...item('exhibit/1'), ...alone },
    { ...item('plan/1', 'different', true), ...wrote, mayTake: false },
    { ...item('date/1', 'different', true), ...wrote },
    { ...item('date/2', 'different', true), ...wrote, mayTake: false },
    { ...item('date/3', 'different', true), ...wrote },
    { ...item('field/person/1/name', 'different'), ...alone },
    // Nothing but fields that both changed, and beside such fields one that they alone changed.
    { ...item('person/1', 'different', true), ...alone, mayTake: false },
    { ...item('person/2', 'different', true), ...alone },
  ];
  expect(all.filter(changedThereAlone).map((one) => one.item)).toEqual(['exhibit/1', 'person/2']);
});
