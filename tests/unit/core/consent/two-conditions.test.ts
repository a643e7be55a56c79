/** Two conditions of one yes: that one of them is met, or given up, opens nothing that the other still holds back. */
import { expect, it } from 'vitest';
import { consentGate } from '../../../../src-main/core/consent/consent-gate.ts';
import type { ConsentView } from '../../../../src-main/core/consent/consent-line.ts';
import { settledBy } from '../../../../src-main/usecases/consent/consent.ts';

const VISIT = 'Not before the visit on Friday';
const SISTER = 'Only if my sister agrees';
const HOME = 'Home Office';
const DAY = '2026-04-01';
const met = { conditionMet: { by: 'Deborah', on: DAY } };
const dropped = { conditionDropped: { on: DAY } };

/** As they are recorded one after the other: what is met is what the ledger says is open then. */
function ledgerOf(...lines: readonly object[]): ConsentView[] {
  const ledger: ConsentView[] = [];
  for (const [index, one] of lines.entries()) {
    const line = {
      id: `line-${index}`,
      personId: 'p',
      purpose: 'nrm-referral',
      recipient: '',
      item: '',
      note: '',
      status: 'given',
      expiresOn: null,
      decidedOn: DAY,
      at: `${DAY}T09:00:00.000+00:00`,
      seq: index + 1,
      conditionMet: null,
      conditionDropped: null,
      ...one,
    } as never;
    ledger.push({ ...(line as ConsentView), settled: settledBy(ledger, line) });
  }
  return ledger;
}

const heldFor = (ledger: readonly ConsentView[], recipient: string): string[] =>
  consentGate(
    {
      purpose: 'nrm-referral',
      purposeTitle: 'A referral',
      recipient,
      childNeedsNone: false,
      items: [],
      people: [{ id: 'p', name: 'Ana', asked: true, under18: 'no', ageSaidOn: null }],
      ageSaidSince: '2020-01-01',
      writtenOn: ({ at }) => at.slice(0, 10),
    },
    ledger,
    '2026-05-01',
  ).map(({ params }) => ('holder' in params ? String(params.holder) : '?'));

it.each([
  ['met', met],
  ['given up', dropped],
])('that one is %s opens what hangs on that one alone, and the other is opened next', (_, settles) => {
  const both = [{ note: VISIT }, { note: SISTER }];
  expect(heldFor(ledgerOf(...both), HOME)).toEqual([SISTER]);
  expect(heldFor(ledgerOf(...both, settles), HOME)).toEqual([VISIT]);
  expect(heldFor(ledgerOf(...both, settles, settles), HOME)).toEqual([]);
});

it('for one reader by name each is met by itself, and everybody else still waits for both', () => {
  const byName = { ...met, recipient: HOME };
  const both = [{ note: VISIT }, { note: SISTER }];
  expect(heldFor(ledgerOf(...both, byName), HOME)).toEqual([VISIT]);
  const ledger = ledgerOf(...both, byName, byName);
  expect(heldFor(ledger, HOME)).toEqual([]);
  expect(heldFor(ledger, 'Salvation Army')).toEqual([SISTER]);
});

it('a condition that is set again after it was met holds again', () => {
  expect(heldFor(ledgerOf({ note: VISIT }, met, { note: VISIT }), HOME)).toEqual([VISIT]);
});

it('a plain yes after the first condition did away with it', () => {
  expect(heldFor(ledgerOf({ note: VISIT }, {}, { note: SISTER }, met), HOME)).toEqual([]);
});

it('of several in one note one is settled by its words, and the others still hold until each is', () => {
  const note = 'Not before the visit on Friday. Only if my sister agrees and not before my mother is safe.';
  const first = { ...met, conditionWords: 'the visit on Friday' };
  const second = { ...dropped, conditionWords: 'my sister agrees' };
  expect(heldFor(ledgerOf({ note }, first), HOME)).toEqual([
    'Only if my sister agrees; not before my mother is safe',
  ]);
  expect(heldFor(ledgerOf({ note }, first, second), HOME)).toEqual(['not before my mother is safe']);
  expect(heldFor(ledgerOf({ note }, first, second, met), HOME)).toEqual([]);
});

it('words that are of none of them, or of more than one, settle nothing; without any nothing is settled, with "all" each is', () => {
  const note = `${VISIT}. ${SISTER}.`;
  for (const wrong of [{}, { conditionWords: 'my brother' }, { conditionWords: 'i' }])
    for (const settles of [met, dropped])
      expect(() => ledgerOf({ note }, { ...settles, ...wrong })).toThrow('bad-input');
  for (const conditionWords of ['all', 'All of them'])
    expect(heldFor(ledgerOf({ note }, { ...met, conditionWords }), HOME)).toEqual([]);
});

it('two in one sentence of a yes to everybody: that one is met by name, later and in words, opens not the other', () => {
  const note =
    'Only if Amos is off the boat first, and only if it is put in writing that nobody from Kilkeel comes. Until both are so, no';
  const later = { recipient: HOME, decidedOn: '2026-04-20' };
  const first = { ...met, ...later, conditionWords: 'if Amos is off the boat first' };
  const second = { ...met, ...later, conditionWords: 'in writing' };
  const left = 'only if it is put in writing that nobody from Kilkeel comes';
  expect(() => ledgerOf({ note }, { ...met, ...later })).toThrow('bad-input');
  expect(heldFor(ledgerOf({ note }, first), HOME)).toEqual([left]);
  expect(heldFor(ledgerOf({ note }, { ...first, note: 'He rang from the quay' }), HOME)).toEqual([left]);
  for (const then of [second, { ...met, ...later }])
    expect(heldFor(ledgerOf({ note }, first, then), HOME)).toEqual([]);
  expect(heldFor(ledgerOf({ note, recipient: HOME }, first), HOME)).toEqual([left]);
});

it('what a line writes beside the condition that it settles, and is one too, still holds', () => {
  const one = `${VISIT}.`;
  expect(heldFor(ledgerOf({ note: one }, { ...met, note: `${one} ${SISTER}.` }), HOME)).toEqual([
    `${SISTER}.`,
  ]);
});

it('a doctor is no end of a sentence', () => {
  const note = 'Only after Dr. Khan has seen him, if it can be';
  expect(heldFor(ledgerOf({ note }, met), HOME)).toEqual([]);
  expect(heldFor(ledgerOf({ note: `${note}. ${SISTER}` }, { ...met, conditionWords: 'Khan' }), HOME)).toEqual(
    [SISTER],
  );
});
