/** What a review says of things that both offices wrote: both sides of each, by whom and when, at the first office and at the second. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sayFinding } from '../../../src-main/cli/finding-words.ts';
import type { HandoverReview } from '../../../src-main/contract/handover.ts';
import type { Coded } from '../../../src-main/core/findings/finding.ts';
import type { EventId } from '../../../src-main/core/ids.ts';
import { failureOf } from '../../support/failures.ts';
import {
  caseToHandOver,
  type HandedCase,
  handOver,
  itemIn,
  mergeIn,
  readIn,
  type Side,
  sendReceipt,
  sideOf,
} from '../../support/handover.ts';

let here: Side;
let there: Side;
let of: HandedCase;
let eventId: EventId;
/** What this office reads of the other's file before anything of it is taken in. */
let first: HandoverReview;
/** What the other office reads when it all comes back. */
let back: HandoverReview;
const on = (value: string) => ({ value, qualifier: 'exact' as const });

beforeAll(async () => {
  here = await sideOf('Amina Okafor', 'a', 20);
  there = await sideOf('Ruth Clarke', 'b', 22);
  of = await caseToHandOver(here);
  const { caseId, personId } = of;
  ({ eventId } = await here.do('dateRecord', { caseId, kind: 'hearing', on: on('2026-12-07') }));
  const { contactId } = await here.do('contactAdd', { personId, note: 'Rang.' });
  await here.do('contactPlanRecord', { personId, plan: {} });
  await mergeIn(there, await readIn(there, await handOver(here, there, caseId)));
  const written = [
    { side: here, status: 'given', answer: 'yes', day: '2026-12-14', next: '2026-11-30', name: 'Sam Hall' },
    { side: there, status: 'refused', answer: 'no', day: '2026-12-17', next: '2026-12-02', name: 'Jo West' },
  ] as const;
  for (const { side, status, answer, day, next, name } of written) {
    await side.do('consentRecord', { personId, purpose: 'police', status });
    await side.do('contactPlanRecord', {
      personId,
      plan: { never: [{ what: 'word', value: name, why: 'x' }], everyDays: side === here ? 7 : null },
    });
    await side.do('dateAmend', { eventId, on: on(day), reason: 'A letter' });
    await side.do('contactCorrect', { contactId, text: 'Asked again', nextOn: next });
    await side.do('supportRecord', { personId, line: { kind: 'decision', about: 'police', answer } });
    await side.do('supportRecord', { personId, line: { kind: 'worker', role: 'worker', name } });
    const [person] = (await side.do('caseShow', { caseId })).people;
    if (person === undefined) throw new Error('nobody is there');
    const { id: _, caseId: _case, ...fields } = person;
    await side.do('personUpdate', { personId, ...fields, note: `Seen by ${name}.` });
  }
  first = await readIn(here, await handOver(there, here, caseId));
}, 120_000);
afterAll(() => Promise.all([here, there].map(({ engine }) => engine.close())));

const OURS = { by: 'Amina Okafor', at: expect.stringMatching(/^2026-11-2/) };
const THEIRS = { by: 'Ruth Clarke', at: expect.stringMatching(/^2026-11-2/) };
const newConsent = ({ items }: HandoverReview) =>
  items.filter(({ kind, state }) => kind === 'consent' && state !== 'same');
const supportOf = ({ items }: HandoverReview, part: string) =>
  items.find(({ item, kind }) => kind === 'support' && item.includes(part));

it('an answer that was written apart shows what stands here beside theirs', () => {
  expect(newConsent(first)).toMatchObject([
    {
      state: 'different',
      differences: expect.arrayContaining([{ field: 'status', here: 'given', there: 'refused' }]),
      ours: OURS,
      changed: THEIRS,
    },
  ]);
});

it.each([
  ['plan', { field: 'neverWord', here: 'Sam Hall: x', there: 'Jo West: x' }],
  // Also what this side alone says: whoever takes theirs would lose it.
  ['plan', { field: 'everyDays', here: '7', there: '' }],
  ['date', { field: 'on', here: '14 Dec 2026', there: '17 Dec 2026' }],
  ['contact', { field: 'nextOn', here: '30 Nov 2026: Asked again', there: '2 Dec 2026: Asked again' }],
] as const)('so does a %s, at both offices', async (kind, sides) => {
  expect(itemIn(first, kind)).toMatchObject({
    differences: expect.arrayContaining([sides]),
    ours: OURS,
    changed: THEIRS,
  });
});

it('what both have alike, or this office has more of, is not suggested', () => {
  const alike = first.items.filter(({ state }) => state === 'same' || state === 'more-here');
  expect(alike.length).toBeGreaterThan(3);
  expect(alike.filter(({ suggested }) => suggested)).toEqual([]);
});

it('what a plan rules out cannot be left behind', async () => {
  const plan = itemIn(first, 'plan');
  expect(plan).toMatchObject({ mayTake: false, suggested: true });
  expect(plan.notes.map(({ code }) => code)).toEqual([
    'handover-both-wrote',
    'handover-plan-comes',
    'handover-plan-warns',
    'handover-plan-keeps',
  ]);
  const left = await failureOf(() => mergeIn(here, first, { [plan.item]: false }));
  expect(left.found).toMatchObject([{ code: 'handover-item-stays', params: { comes: 'yes' } }]);
});

it('what is in the case, and nobody has decided, is not called done', async () => {
  const merged = await mergeIn(here, first);
  const open = merged.items.filter(({ notes }) => notes.some(({ code }) => code === 'handover-open'));
  expect(open.map(({ kind }) => kind).sort()).toEqual([
    'consent',
    'contact',
    'date',
    'plan',
    'support',
    'support',
  ]);
});

it('handed back undecided, each thing has both sides and says that both wrote', async () => {
  back = await readIn(there, await handOver(here, there, of.caseId));
  const turned = [
    [itemIn(back, 'plan'), { field: 'neverWord', here: 'Jo West: x', there: 'Sam Hall: x' }],
    [itemIn(back, 'date'), { field: 'on', here: '17 Dec 2026', there: '14 Dec 2026' }],
    [
      itemIn(back, 'contact'),
      { field: 'nextOn', here: '2 Dec 2026: Asked again', there: '30 Nov 2026: Asked again' },
    ],
    [supportOf(back, 'decision/police'), { field: 'answer', here: 'no', there: 'yes' }],
    [supportOf(back, 'worker'), { field: 'name', here: 'Jo West', there: 'Sam Hall' }],
  ] as const;
  for (const [item, sides] of turned) {
    expect(item).toMatchObject({
      differences: expect.arrayContaining([sides]),
      ours: THEIRS,
      changed: OURS,
    });
    expect(item?.notes.map(({ code }) => code)).toContain('handover-both-wrote');
  }
  expect(itemIn(back, 'plan').notes).toContainEqual(
    expect.objectContaining({ code: 'handover-plan-warns', params: { count: 1 } }),
  );
  expect(newConsent(back)).toMatchObject([
    {
      differences: expect.arrayContaining([{ field: 'status', here: 'refused', there: 'given' }]),
      ours: THEIRS,
    },
  ]);
});

it('taken in twice, the receipt says what came of the file, and counts nothing twice', async () => {
  const once = await mergeIn(there, back);
  const { sent: before } = await sendReceipt(there, here, once);
  const again = await mergeIn(there, once);
  const { sent: after } = await sendReceipt(there, here, again);
  // Also a field that nobody decided on is in the case: both stand.
  expect(itemIn(once, 'field')).toMatchObject({ state: 'different', became: 'taken' });
  expect(before.receipt?.counts).toMatchObject({ left: 0 });
  expect(before.receipt?.counts.taken).toBeGreaterThan(0);
  expect(after.receipt?.counts).toEqual(before.receipt?.counts);
});

it('what both changed of a person comes in, though what they alone changed is left', async () => {
  const { caseId, personId } = of;
  for (const [side, more] of [
    [here, { note: 'Sleeps badly.' }],
    [there, { note: 'Sleeps well.', language: 'Moldovan' }],
  ] as const) {
    const [person] = (await side.do('caseShow', { caseId })).people;
    if (person === undefined) throw new Error('nobody is there');
    const { id: _, caseId: _case, ...fields } = person;
    await side.do('personUpdate', { personId, ...fields, ...more });
  }
  const review = await readIn(here, await handOver(there, here, caseId));
  const person = itemIn(review, 'person');
  await mergeIn(here, review, { [person.item]: false });
  expect((await here.do('caseShow', { caseId })).people[0]?.language).toBe('Romanian');
  const { undecided } = await here.do('undecidedList', { caseId });
  const notes = undecided.find(({ name }) => name.endsWith('/note'))?.lines.map(({ said }) => said.note);
  expect(notes?.sort()).toEqual(['Sleeps badly.', 'Sleeps well.']);
});

it('a day that one side took back stands until somebody decides', async () => {
  const { caseId } = of;
  const { eventId: dentist } = await here.do('dateRecord', {
    caseId,
    kind: 'appointment',
    on: on('2026-12-20'),
  });
  await mergeIn(there, await readIn(there, await handOver(here, there, caseId)));
  await there.do('dateWithdraw', { eventId: dentist, reason: 'She is well.' });
  await here.do('dateAmend', { eventId: dentist, on: on('2026-12-21'), reason: 'They rang.' });
  const review = await readIn(here, await handOver(there, here, caseId));
  const item = review.items.find((one) => one.item === `date/${dentist}`);
  expect(item).toMatchObject({
    differences: expect.arrayContaining([{ field: 'mistaken', here: '', there: 'yes' }]),
    notes: [{ code: 'handover-both-wrote', params: { kind: 'date' } }],
  });
  expect(sayFinding(item?.notes[0] as Coded)).toMatch(/where one side took the day back, the day stands/);
  await mergeIn(here, review);
  const { events } = await here.do('dateList', { caseId });
  const event = events.find(({ id }) => id === dentist);
  expect([event?.withdrawn, event?.on.value, event?.undecided?.length]).toEqual([false, '2026-12-21', 2]);
});
