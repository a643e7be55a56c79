/**
 * @file What may leave under which line of the ledger, written down by hand: the tests hold the real ways out against
 * it. Nothing here asks the program.
 *
 * A cell has a letter for each recipient in the order of `RECIPIENTS`: `.` may go, any other is why it may not.
 */
import type { MissingConsent } from '../../../src-main/core/consent/consent-gate.ts';
import type { ConsentStatus } from '../../../src-main/core/consent/consent-line.ts';

export const WHY: Readonly<Record<MissingConsent['code'], string>> = {
  'consent-not-recorded': 'M',
  // The same, with those named to whom there is one.
  'consent-for-another': 'M',
  'consent-refused': 'R',
  'consent-withdrawn': 'W',
  'consent-undecided': 'U',
  'consent-ended': 'E',
  'consent-refused-for': 'r',
  'consent-withdrawn-for': 'w',
  'consent-age-too-old': 'O',
  'consent-child-said-too-long-ago': 'C',
  'consent-not-a-child': 'A',
  'consent-refused-in-form': 'F',
  'consent-asked-of-a-child': 'K',
  'consent-lost': 'L',
  // Every way out, each with a line for every purpose: tests/integration/consent/consent.test.ts.
  'consent-never': 'N',
  // Questions about the recipient: tests/integration/packs/held-for-recipient.test.ts.
  'consent-maybe-never': 'q',
  'recipient-suspect': 's',
  'recipient-not-told': 't',
  'recipient-may-know': 'k',
  'recipient-unlike': 'u',
  // Another program wrote in the store: tests/integration/vault/written-by-another.test.ts.
  'store-altered': 'x',
  // A yes with a limit, before a pack goes: tests/integration/packs/not-for-everybody.test.ts.
  'consent-limited': 'l',
  'consent-not-yet': 'Y',
  // A yes on a condition: tests/unit/core/consent/consent-gate.test.ts.
  'consent-conditional': 'c',
  'consent-condition-open': 'd',
  // One set for everybody: tests/integration/consent/condition-for-all.test.ts.
  'consent-condition-for-all': 'g',
};

/** Whom what leaves is for, beside the one whom the ledger may name. */
export const RECIPIENTS = ['named', 'other spelling', 'nobody', 'another'] as const;
export type Recipient = (typeof RECIPIENTS)[number];

/** What is recorded while something is being made. */
export const MIDWAY = ['unchanged', 'withdrawn', 'given', 'withdrawn for the one named'] as const;
export type Midway = (typeof MIDWAY)[number];

export const OVERRIDES = ['none', 'a supervisor', 'the same person'] as const;
export type Override = (typeof OVERRIDES)[number];

/** A line of the ledger; `one`: for the one who is named; `item`: for what leaves, or for something else. */
export interface Line {
  readonly status: ConsentStatus;
  readonly one?: true;
  readonly item?: 'this' | 'other';
  readonly ended?: true;
  /** Written in another vault, by somebody who knew none of those before. */
  readonly apart?: true;
}

export type Cells = Readonly<Record<Midway, string>>;
export interface Row {
  readonly lines: readonly Line[];
  /** Of an exhibit, alone or in a bundle. */
  readonly exhibit: Cells;
  /** Of what has no items, where that differs. */
  readonly whole?: Cells;
}

const cells = (unchanged: string, withdrawn: string, given: string, withdrawnForOne: string): Cells => ({
  unchanged,
  withdrawn,
  given,
  'withdrawn for the one named': withdrawnForOne,
});

/** What a ledger says at first, and what stands after each change. */
export const EVERY_NO: Readonly<Record<string, Row>> = {
  nothing: { lines: [], exhibit: cells('MMMM', 'WWWW', '....', 'WWMM') },
  'a yes': { lines: [{ status: 'given' }], exhibit: cells('....', 'WWWW', '....', 'WWw.') },
  refused: { lines: [{ status: 'refused' }], exhibit: cells('RRRR', 'WWWW', '....', 'WWRR') },
  'put off': { lines: [{ status: 'not-yet' }], exhibit: cells('YYYY', 'WWWW', '....', 'WWYY') },
  withdrawn: {
    lines: [{ status: 'given' }, { status: 'withdrawn' }],
    exhibit: cells('WWWW', 'WWWW', '....', 'WWWW'),
  },
  'a yes, and a no that was written apart from it': {
    lines: [{ status: 'given' }, { status: 'refused', apart: true }],
    exhibit: cells('UUUU', 'WWWW', '....', 'WWUU'),
  },
  'a no, and a yes that was written apart from it': {
    lines: [{ status: 'withdrawn' }, { status: 'given', apart: true }],
    exhibit: cells('UUUU', 'WWWW', '....', 'WWUU'),
  },
  'a yes, and written apart from it that it is put off': {
    lines: [{ status: 'given' }, { status: 'not-yet', apart: true }],
    exhibit: cells('UUUU', 'WWWW', '....', 'WWUU'),
  },
  'a yes for one recipient, and a no to all that was written apart from it': {
    lines: [
      { status: 'given', one: true },
      { status: 'refused', apart: true },
    ],
    exhibit: cells('UURR', 'WWWW', '....', 'WWRR'),
  },
  'a yes that has ended': {
    lines: [{ status: 'given', ended: true }],
    exhibit: cells('EEEE', 'WWWW', '....', 'WWEE'),
  },
  'decided in their best interests': {
    lines: [{ status: 'best-interests' }],
    exhibit: cells('....', 'WWWW', '....', 'WWw.'),
  },
  'decided in their best interests, and that has ended': {
    lines: [{ status: 'best-interests', ended: true }],
    exhibit: cells('EEEE', 'WWWW', '....', 'WWEE'),
  },
  'a yes for one recipient alone': {
    lines: [{ status: 'given', one: true }],
    exhibit: cells('..MM', 'WWWW', '....', 'WWMM'),
  },
  'refused for one recipient': {
    lines: [{ status: 'given' }, { status: 'refused', one: true }],
    exhibit: cells('RRr.', 'RRWW', 'RRr.', 'WWw.'),
  },
  'withdrawn for one recipient': {
    lines: [{ status: 'given' }, { status: 'given', one: true }, { status: 'withdrawn', one: true }],
    exhibit: cells('WWw.', 'WWWW', 'WWw.', 'WWw.'),
  },
  'ended for one recipient': {
    lines: [{ status: 'given' }, { status: 'given', one: true, ended: true }],
    exhibit: cells('EE..', 'WWWW', 'EE..', 'WWw.'),
  },
  'a yes for one item alone': {
    lines: [{ status: 'given', item: 'this' }],
    exhibit: cells('....', 'WWWW', '....', 'WWw.'),
    whole: cells('MMMM', 'WWWW', '....', 'WWMM'),
  },
  'refused for one item': {
    lines: [{ status: 'given' }, { status: 'refused', item: 'this' }],
    exhibit: cells('RRRR', 'RRRR', 'RRRR', 'RRRR'),
    whole: cells('....', 'WWWW', '....', 'WWw.'),
  },
  'refused for another item': {
    lines: [{ status: 'given' }, { status: 'refused', item: 'other' }],
    exhibit: cells('....', 'WWWW', '....', 'WWw.'),
  },
  'refused for one recipient and item': {
    lines: [{ status: 'given' }, { status: 'refused', one: true, item: 'this' }],
    exhibit: cells('RRr.', 'RRWW', 'RRr.', 'RRr.'),
    whole: cells('....', 'WWWW', '....', 'WWw.'),
  },
  'a yes for one recipient, refused for one item': {
    lines: [
      { status: 'given', one: true },
      { status: 'refused', item: 'this' },
    ],
    exhibit: cells('RRRR', 'RRRR', 'RRRR', 'RRRR'),
    whole: cells('..MM', 'WWWW', '....', 'WWMM'),
  },
  'refused for one recipient and another item': {
    lines: [{ status: 'given' }, { status: 'refused', one: true, item: 'other' }],
    exhibit: cells('....', 'WWWW', '....', 'WWw.'),
  },
};

/** What was said about the person's age, for a referral: a child is not asked. */
export interface AgeRow {
  /** On the sheet, and whether that was said too long ago. */
  readonly under18?: 'yes' | 'no' | 'not-sure';
  readonly longAgo?: true;
  /** Given in after the lines were. */
  readonly born?: string;
  readonly saysNo?: true;
  /** "Not needed, under 18", decided on this day; or another line. */
  readonly lines: readonly { readonly status: ConsentStatus; readonly decidedOn?: string }[];
  readonly stands: Cells;
}

/** Of a referral typed into the Home Office's form: one letter, the recipient being always the same. */
export const EVERY_AGE: Readonly<Record<string, AgeRow>> = {
  'under 18, said this year': { under18: 'yes', lines: [], stands: cells('.', '.', '.', '.') },
  'under 18, and said no': {
    under18: 'yes',
    lines: [{ status: 'refused' }],
    stands: cells('.', '.', '.', '.'),
  },
  'under 18, said too long ago': {
    under18: 'yes',
    longAgo: true,
    lines: [],
    stands: cells('O', 'W', '.', 'W'),
  },
  'perhaps under 18': { under18: 'not-sure', lines: [], stands: cells('.', 'W', '.', 'W') },
  'perhaps under 18, and said no': {
    under18: 'not-sure',
    lines: [{ status: 'refused' }],
    stands: cells('R', 'W', '.', 'W'),
  },
  'not needed, written down this year': {
    lines: [{ status: 'not-needed-child' }],
    stands: cells('.', 'W', '.', 'W'),
  },
  'not needed, written down too long ago': {
    lines: [{ status: 'not-needed-child', decidedOn: '2025-01-11' }],
    stands: cells('C', 'W', '.', 'W'),
  },
  'not needed, of an adult': {
    born: '1990-05-02',
    lines: [{ status: 'not-needed-child' }],
    stands: cells('A', 'W', '.', 'W'),
  },
  'agreed, and the form says no': {
    under18: 'no',
    saysNo: true,
    lines: [{ status: 'given' }],
    stands: cells('F', 'W', 'F', 'W'),
  },
};

/**
 * The copy for a Duty to Notify asks nobody; it is for an adult who does not agree to the referral, whoever gets it. By
 * what is recorded while it is made: `.` goes, `N` is not ready any longer.
 */
export const NOTIFIED: Readonly<Record<string, Cells>> = {
  nothing: cells('.', '.', 'N', '.'),
  'a yes': cells('N', 'N', 'N', 'N'),
  refused: cells('.', '.', 'N', '.'),
  withdrawn: cells('.', '.', 'N', '.'),
  'decided in their best interests': cells('N', 'N', 'N', 'N'),
  'a yes that has ended': cells('.', '.', 'N', '.'),
  'a yes for one recipient alone': cells('N', 'N', 'N', 'N'),
  'refused for one recipient': cells('.', '.', '.', '.'),
  'withdrawn for one recipient': cells('.', '.', '.', '.'),
  'ended for one recipient': cells('.', '.', '.', '.'),
};

/**
 * What must come of it: `before` and `after` are what stood at the beginning and stands at the end. `only`: an adult's
 * referral, which no decision lets go.
 */
export function outcome(before: string, after: string, override: Override, only = false): string {
  const held = only ? 'only with consent' : 'held';
  if (before === '.') return after === '.' ? 'goes' : `${held}: ${after}`;
  if (only) return `${held}: ${before}`;
  if (override === 'none') return `held: ${before}`;
  return after === '.' || after === before ? `goes, decided by ${override}` : `held: ${after}`;
}
