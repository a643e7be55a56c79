/**
 * @file When a copy for a Duty to Notify report may be made: for an adult who does not agree to a referral. A child,
 * or somebody who may be one, is referred without being asked (Home Office form, April 2026 [A]); an adult who agrees
 * is referred. Section 52(3) Modern Slavery Act 2015 bars what identifies the adult who does not [B].
 */

import type { FuzzyDate } from '../dates/fuzzy-date.ts';
import { formatFuzzyDate } from '../dates/fuzzy-date.ts';
import { type Coded, coded } from '../findings/finding.ts';
import { AGE_QUESTION, type ReferralBasis, referralRoute } from './referral-route.ts';

/**
 * Why there is no such copy now; empty when there is. `values`: the preparation sheet's answers by
 * question. `birth`: the date of birth where it says that the person is a child.
 */
export function notificationFindings(
  values: Readonly<Record<string, unknown>>,
  basis: ReferralBasis & { readonly birth: FuzzyDate | null },
): Coded[] {
  switch (referralRoute(values, basis)) {
    case 'duty-to-notify':
      return [];
    case 'age-open':
      return [coded('notification-age-open')];
    case 'child':
    case 'not-sure':
      return [coded('notification-of-a-child')];
    case 'age-differs':
      return [values[AGE_QUESTION] === 'no' ? childElsewhere(basis) : coded('notification-adult-elsewhere')];
    case 'consent-open':
      return [coded('notification-consent-open')];
    case 'decide-again':
      return [coded('notification-decide-again')];
    case 'adult':
      return [coded('notification-agreed')];
  }
}

/** Where it stands that the person is a child, though the sheet says that they are not. */
const childElsewhere = ({ birth }: { readonly birth: FuzzyDate | null }): Coded =>
  birth === null
    ? coded('notification-child-elsewhere')
    : coded('notification-child-born', { born: formatFuzzyDate(birth) });
