/** @file Findings about files that go to another organisation or come from one. */

import { FIELD_CALLED } from '../details/field-lines.ts';
import type { Kinds } from './kinds.ts';
import { CONSENT_STATUSES } from './ledger-codes.ts';

/** What two offices wrote apart: a thing, and which field of it. */
const APART = [{ title: 'text', field: { oneOf: FIELD_CALLED } }] as const;

export const HANDOVER_CODES = {
  'handover-no-key': {},
  'handover-empty': {},
  'handover-no-age-file': {},
  'handover-needs-passphrase': {},
  'handover-other-key': {},
  'handover-newer': {},
  'handover-does-not-fit': { part: 'text', why: 'text' },
  'handover-same-number': {},
  'handover-interrupted': {},
  'handover-changed': {},
  'handover-nothing-decided': {},
  'handover-item-stays': { item: 'text', comes: { oneOf: ['yes', 'no'] } },
  'handover-no-receipt': {},
  'handover-receipt-other': {},
  'handover-form-unknown': { title: 'text', version: 'text' },
  'handover-lines-differ': { count: 'number' },
  'handover-signed-there': {},
  'handover-as-later-account': {},
  'handover-line-comes': {},
  /** What taking it in does: from then on nothing of it may be given, or something may. */
  'handover-does': { does: { oneOf: ['stops', 'opens'] }, what: 'text' },
  /** Which side of a conflict is used while nobody has decided. */
  'handover-used-until': { side: { oneOf: ['here', 'there'] } },
  /** The line that governs until then. */
  /** What nobody has decided between two offices, before something leaves. */
  'case-undecided': { things: APART },
  'case-decided': {},
  /** The same on a paper, of what is printed on it. */
  'printed-undecided': { things: APART },
  'handover-undecided': { status: { oneOf: CONSENT_STATUSES }, on: 'text' },
  'handover-same-bytes': { title: 'text' },
  'handover-removed-here': {},
  'handover-elsewhere': {},
  'handover-cannot-open': { why: 'text' },
  'handover-kind-unknown': { kind: 'text' },
  'handover-plan-of': { person: 'text' },
  /** A field of a case, a person or an exhibit. */
  'handover-field-of': { title: 'text', field: { oneOf: FIELD_CALLED } },
  'handover-plan-warns': { count: 'number' },
  'handover-open': {},
  'handover-plan-comes': {},
  'handover-plan-keeps': { count: 'number' },
  /** Of which kind. */
  'handover-both-wrote': { kind: { oneOf: ['plan', 'contact', 'date', 'support'] } },
  'handover-contact-of': { person: 'text', on: 'text' },
  'handover-seen-to-of': { question: 'text' },
  'handover-transcript-behind': {},
  /** The newest version of a side. */
  'handover-transcript-stands': { number: 'number', state: { oneOf: ['finished', 'draft'] }, by: 'text' },
  'handover-support-of': {
    person: 'text',
    of: 'text',
    kind: {
      oneOf: [
        'decision',
        'need',
        'engagement',
        'worker',
        'non-punishment',
        'earlier-referral',
        'interview-request',
      ],
    },
    about: { oneOf: ['police', 'nrm', 'sharing', 'return', 'worker', 'navigator', 'none'] },
  },
} as const satisfies Record<string, Kinds>;
