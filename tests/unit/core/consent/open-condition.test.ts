/** The table of which later line opens an earlier yes on a condition: for the reader who is named, and for everybody. */
import { expect, it } from 'vitest';
import { conditionOf } from '../../../../src-main/core/consent/condition.ts';
import { consentGate } from '../../../../src-main/core/consent/consent-gate.ts';
import type { ConsentView } from '../../../../src-main/core/consent/consent-line.ts';

const CONDITION = 'Not before the visit on Friday';
const HOME = 'Home Office';
const OTHER = 'Salvation Army';
const FIRST = '2026-03-01';
const LATER = '2026-04-01';

type Said = Partial<Pick<ConsentView, 'status' | 'note' | 'recipient' | 'decidedOn' | 'settled'>>;

const ledgerOf = (...lines: Said[]): ConsentView[] =>
  lines.map(
    (one, index) =>
      ({
        id: `line-${index}`,
        personId: 'p',
        purpose: 'nrm-referral',
        recipient: '',
        item: '',
        note: '',
        status: 'given',
        expiresOn: null,
        decidedOn: LATER,
        at: `${LATER}T09:00:00.000+00:00`,
        seq: index + 1,
        ...one,
      }) as unknown as ConsentView,
  );

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

const general: Said = { note: CONDITION, decidedOn: FIRST };
const met = { kind: 'condition-met', by: 'Deborah', on: LATER, condition: CONDITION } as const;
const dropped = { kind: 'condition-dropped', by: '', on: LATER, condition: CONDITION } as const;

it.each<[string, Said[], { home: boolean; other: boolean }]>([
  ['nothing since', [], { home: false, other: false }],
  // A later line to everybody.
  ['a general yes with no words', [{}], { home: true, other: true }],
  ['a general yes that only says why', [{ note: 'Yes, now send it' }], { home: true, other: true }],
  ['a general yes with a limit', [{ note: 'Only the first page' }], { home: false, other: false }],
  [
    'limits twice',
    [{ note: 'Only the first page' }, { note: 'Without her name' }],
    { home: false, other: false },
  ],
  ['a limit, then none', [{ note: 'Only the first page' }, {}], { home: true, other: true }],
  ['met, to everybody', [{ settled: met }], { home: true, other: true }],
  ['given up, to everybody', [{ settled: dropped }], { home: true, other: true }],
  [
    'met, and a limit after it',
    [{ settled: met }, { note: 'Only the first page' }],
    { home: true, other: true },
  ],
  // A line for one reader by name opens that reader alone.
  ['a bare line by name', [{ recipient: HOME }], { home: false, other: false }],
  ['words by name, on a later day', [{ recipient: HOME, note: 'Now send it' }], { home: true, other: false }],
  [
    'words by name, on the same day',
    [{ recipient: HOME, note: 'Now send it', decidedOn: FIRST }],
    { home: false, other: false },
  ],
  [
    'a limit by name, on a later day',
    [{ recipient: HOME, note: 'Only the first page' }],
    { home: true, other: false },
  ],
  [
    'a limit by name, on the same day',
    [{ recipient: HOME, note: 'Only the first page', decidedOn: FIRST }],
    { home: false, other: false },
  ],
  [
    'a condition by name',
    [{ recipient: HOME, note: 'Not before the trial is over' }],
    { home: false, other: false },
  ],
  ['met by name', [{ recipient: HOME, settled: met }], { home: true, other: false }],
  ['given up by name', [{ recipient: HOME, settled: dropped }], { home: true, other: false }],
  ['without it, by name', [{ recipient: HOME, note: 'Holds without it' }], { home: true, other: false }],
  [
    'met by name, and a limit by name after it',
    [
      { recipient: HOME, settled: met },
      { recipient: HOME, note: 'Only the first page' },
    ],
    { home: true, other: false },
  ],
  [
    'met by name, and a condition for everybody after it',
    [
      { recipient: HOME, settled: met },
      { note: 'Not before the trial is over' },
      { recipient: HOME, note: 'Only the first page' },
    ],
    { home: false, other: false },
  ],
])('a yes on a condition, and then %s', (_, later, { home, other }) => {
  const ledger = ledgerOf(general, ...later);
  expect(heldFor(ledger, HOME).length === 0).toBe(home);
  expect(heldFor(ledger, OTHER).length === 0).toBe(other);
});

it.each<[string, Said[], boolean]>([
  ['a bare yes', [{}], true],
  ['one with a limit', [{ note: 'Only the first page' }], false],
  ['met', [{ settled: met }], true],
  ['a no, and a yes with a limit', [{ status: 'refused' }, { note: 'Only the first page' }], true],
])('a yes on a condition to one reader, and then %s to the same', (_, later, opens) => {
  const ledger = ledgerOf(...[general, ...later].map((one) => ({ ...one, recipient: HOME })));
  expect(heldFor(ledger, HOME)).toEqual(opens ? [] : [CONDITION]);
});

it('names the condition that is open, not the limit that was set since', () => {
  expect(heldFor(ledgerOf(general, { note: 'Only the first page' }), OTHER)).toEqual([CONDITION]);
});

it('goes by what a line settles, and by no sentence in a note', () => {
  const note = `The condition is met: so said by Deborah on 3 Mar 2026.\n${CONDITION}`;
  const yes = { status: 'given', recipient: HOME, note } as const;
  expect(conditionOf(yes)).toBe(note);
  expect(conditionOf({ ...yes, note: CONDITION, settled: { ...met, condition: '' } })).toBe('');
});
